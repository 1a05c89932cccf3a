// SPDX-License-Identifier: Apache-2.0
#include "tests/support/generators.hpp"

#include <ostream>

namespace certau {

void showValue(const ClosedInterval& interval, std::ostream& out) {
  out << '[' << interval.lower << ", " << interval.upper << ']';
}

void showValue(const RationalPolynomial& polynomial, std::ostream& out) {
  for (long k = 0; k <= polynomial.degree(); ++k)
    out << (k == 0 ? "" : " + ") << polynomial.coefficient(k) << " x^" << k;
  if (polynomial.is_zero()) out << '0';
}

namespace support {
namespace {

void print(std::ostream& out, const Rational& value) { out << value; }
template <class T>
void print(std::ostream& out, const std::vector<T>& values) {
  out << '[';
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (k > 0) out << ", ";
    print(out, values[k]);
  }
  out << ']';
}

template <class Variant>
void print_kind(std::ostream& out, const Variant& variant) {
  std::visit(
      [&](const auto& kind) {
        out << kind.kind << '{';
        std::decay_t<decltype(kind)>::fields(kind, [&](const char* key, const auto& value, auto) {
          out << ' ' << key << " = ";
          print(out, value);
        });
        out << " }";
      },
      variant);
}

template <class Variant>
auto as() {
  return [](const auto& kind) { return Variant{kind}; };
}

rc::Gen<std::vector<Rational>> coefficients(int largest_degree) {
  return rc::gen::mapcat(rc::gen::inRange(1, largest_degree + 2), [](int count) {
    return rc::gen::container<std::vector<Rational>>(static_cast<std::size_t>(count),
                                                     rational(6, 4));
  });
}

}  // namespace

rc::Gen<Rational> positive_rational(int largest_numerator, int largest_denominator) {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(1, largest_numerator + 1),
                                    rc::gen::inRange(1, largest_denominator + 1)),
                      [](const auto& parts) {
                        return Rational{parts.first, parts.second};
                      });
}

rc::Gen<Rational> rational(int largest_numerator, int largest_denominator) {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, largest_numerator + 1),
                     rc::gen::inRange(1, largest_denominator + 1), rc::gen::element(1, -1)),
      [](const auto& parts) {
        return Rational{std::get<0>(parts) * std::get<2>(parts), std::get<1>(parts)};
      });
}

rc::Gen<Rational> dyadic() {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, 200), rc::gen::inRange(0, 7), rc::gen::element(1, -1)),
      [](const auto& parts) {
        return Rational{std::get<0>(parts) * std::get<2>(parts)} *
               power_of_two(-std::get<1>(parts));
      });
}

rc::Gen<Rational> fraction() {
  return rc::gen::mapcat(rc::gen::inRange(1, 14), [](int divisor) {
    return rc::gen::map(rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, divisor + 1)),
                        [divisor](int part) {
                          return Rational{part, divisor};
                        });
  });
}

rc::Gen<Rational> rational_in(const ClosedInterval& interval) {
  return rc::gen::map(fraction(), [interval](const Rational& part) {
    return Rational{interval.lower + interval.width() * part};
  });
}

rc::Gen<RationalPolynomial> polynomial(int largest_degree) {
  return rc::gen::map(coefficients(largest_degree),
                      [](const auto& list) { return RationalPolynomial{list}; });
}

rc::Gen<Device<Rational>> bounded_device() {
  const auto range = positive_rational(6, 4);
  const auto exponent = rc::gen::map(rc::gen::inRange(1, 4), [](int k) { return Rational{k}; });
  const auto linear = rc::gen::map(rc::gen::pair(range, rational(4, 4)), [](const auto& parts) {
    return Device<Rational>{AsymmetricLinear<Rational>{parts.first, parts.second}};
  });
  const auto two_sided =
      rc::gen::map(rc::gen::tuple(range, range, rational(4, 4)), [](const auto& parts) {
        const auto& [above, below, centre] = parts;
        return Device<Rational>{LinearStep<Rational>{above, -below, centre}};
      });
  const auto powers = rc::gen::map(
      rc::gen::tuple(rational(4, 4), range, exponent, exponent), [](const auto& parts) {
        const auto& [lower, width, up, down] = parts;
        return Device<Rational>{PowerStep<Rational>{lower + width, lower, up, down}};
      });
  return rc::gen::oneOf(linear, two_sided, powers);
}

rc::Gen<Device<Rational>> polynomial_device() {
  return rc::gen::weightedOneOf<Device<Rational>>(
      {{3, bounded_device()}, {1, rc::gen::just(Device<Rational>{Ideal<Rational>{}})}});
}

rc::Gen<Problem<Rational>> problem() {
  const auto positive = positive_rational(5, 4);
  const auto quadratic = rc::gen::map(rc::gen::pair(positive, rational(4, 4)), [](const auto& p) {
    return Problem<Rational>{Quadratic<Rational>{p.first, p.second}};
  });
  const auto any =
      rc::gen::map(rc::gen::pair(coefficients(3), positive_rational(5, 4)), [](const auto& parts) {
        auto list = parts.first;
        list.push_back(parts.second);
        return Problem<Rational>{PolynomialObjective<Rational>{list}};
      });
  const auto wells =
      rc::gen::map(rc::gen::tuple(positive, positive, rational(2, 4)), [](const auto& parts) {
        const auto& [well, curvature, tilt] = parts;
        return Problem<Rational>{DoubleWell<Rational>{well, curvature, tilt}};
      });
  return rc::gen::oneOf(quadratic, any, wells);
}

rc::Gen<FiniteLaw<Rational>> finite_law() {
  const auto entry = rc::gen::pair(rational(6, 4), rc::gen::inRange(1, 6));
  const auto entries = rc::gen::mapcat(rc::gen::inRange(1, 6), [=](int count) {
    return rc::gen::container<std::vector<std::pair<Rational, int>>>(
        static_cast<std::size_t>(count), entry);
  });
  return rc::gen::map(entries, [](const auto& list) {
    Rational total = 0;
    Rational mean = 0;
    for (const auto& [value, weight] : list) {
      total += weight;
      mean += value * weight;
    }
    mean /= total;
    FiniteLaw<Rational> law;
    for (const auto& [value, weight] : list) {
      law.values.push_back({value - mean});
      law.probabilities.push_back({weight / total});
    }
    return law;
  });
}

rc::Gen<Noise<Rational>> polynomial_noise() {
  const auto two_point = rc::gen::map(positive_rational(6, 4), [](const Rational& sigma) {
    return Noise<Rational>{TwoPoint<Rational>{sigma}};
  });
  return rc::gen::oneOf(rc::gen::just(Noise<Rational>{NoNoise<Rational>{}}), two_point,
                        rc::gen::map(finite_law(), as<Noise<Rational>>()));
}

namespace {

void print(std::ostream& out, const Process<Rational>& process) {
  out << name_of(process.algorithm) << ", learning_rate " << process.learning_rate << ", ";
  if (has_auxiliary(process.algorithm))
    out << "auxiliary_learning_rate " << process.auxiliary_learning_rate << ", mixing "
        << process.mixing << ", auxiliary ";
  if (has_auxiliary(process.algorithm)) print_kind(out, process.auxiliary_device);
  print_kind(out, process.problem);
  out << ", ";
  print_kind(out, process.device);
  out << ", ";
  print_kind(out, process.noise);
}

}  // namespace

void showValue(const Instance& instance, std::ostream& out) {
  print(out, instance.process);
  out << ", weight " << instance.start;
}

void showValue(const TikiTakaInstance& instance, std::ostream& out) {
  print(out, instance.process);
  out << ", weight " << instance.start.weight << ", auxiliary " << instance.start.auxiliary;
}

rc::Gen<Instance> polynomial_instance() {
  const auto parts =
      rc::gen::tuple(rc::gen::element(Algorithm::analog_sgd, Algorithm::digital_sgd),
                     positive_rational(4, 8), problem(), polynomial_device(), polynomial_noise());
  return rc::gen::mapcat(parts, [](const auto& chosen) {
    const auto& [algorithm, rate, objective, device, noise] = chosen;
    const Process<Rational> process{algorithm, rate, objective, device, noise};
    const auto range = domain(device);
    return rc::gen::map(rational_in(range ? *range : ClosedInterval{-2, 2}),
                        [process](const Rational& at) {
                          return Instance{process, at};
                        });
  });
}

rc::Gen<Instance> invariant_instance() {
  // With s = σ/L, the branch +σ fixes a = w* − s and keeps w >= a if αL q₋ <= 1; the branch −σ
  // mirrors it with q₊. At an end of the device's range the step Δ <= 2αLs lands at most Δ/reach
  // of the way to the end, where reach is the range of the response factor there (q₊(w) <=
  // (end − w)/reach). So α <= min(1/(L max q), reach/(2Ls)) is enough.
  const auto parts = rc::gen::tuple(bounded_device(), fraction(), positive_rational(4, 6),
                                    positive_rational(4, 3), rc::gen::inRange(0, 3), fraction());
  return rc::gen::map(parts, [](const auto& chosen) {
    const auto& [device, position, spread, curvature, halvings, start_position] = chosen;
    const ClosedInterval range = *domain(device);
    const Rational minimizer = range.lower + range.width() * (1 + 2 * position) / 4;
    const Rational s = spread * range.width() / 4;
    const auto low = response<Rational>(device, range.lower);
    const auto high = response<Rational>(device, range.upper);
    const Rational largest = low.up > high.down ? low.up : high.down;
    Rational reach = range.width();
    if (const auto* ald = std::get_if<AsymmetricLinear<Rational>>(&device)) reach = ald->tau;
    if (const auto* step = std::get_if<LinearStep<Rational>>(&device))
      reach = step->tau_max < -step->tau_min ? step->tau_max : Rational{-step->tau_min};
    Rational rate = 1;
    const Rational bound = std::min<Rational>(1 / largest, reach / (2 * s)) / curvature;
    while (rate > bound) rate /= 2;
    rate *= power_of_two(-halvings);
    Instance result{{Algorithm::analog_sgd, rate, Quadratic<Rational>{curvature, minimizer}, device,
                     TwoPoint<Rational>{s * curvature}},
                    0};
    const ClosedInterval set = invariant_interval(result.process);
    result.start = set.lower + set.width() * start_position;
    return result;
  });
}

namespace {

// 2^-k <= bound, for the least k >= 0.
Rational largest_halving(const Rational& bound) {
  Rational rate = 1;
  while (rate > bound) rate /= 2;
  return rate;
}

rc::Gen<Noise<Rational>> finite_noise() {
  return rc::gen::oneOf(rc::gen::map(positive_rational(4, 4),
                                     [](const Rational& sigma) {
                                       return Noise<Rational>{TwoPoint<Rational>{sigma}};
                                     }),
                        rc::gen::map(finite_law(), as<Noise<Rational>>()));
}

}  // namespace

rc::Gen<TikiTakaInstance> tiki_taka_instance() {
  // abs(x) <= τ and abs(Δ) <= τ keep an ALD's x within τ: abs(x⁺) <= abs(x)(1 − abs(Δ)/τ) + abs(Δ).
  // So β·max abs(v) <= τ_P and α τ_P <= τ_W are enough.
  const auto parts =
      rc::gen::tuple(rc::gen::pair(positive_rational(3, 3), positive_rational(3, 3)),
                     rc::gen::pair(positive_rational(3, 3), rational(3, 4)), finite_noise(),
                     rc::gen::element(Rational{0}, Rational{1, 2}, Rational{1}, Rational{-1, 2}),
                     rc::gen::pair(rc::gen::inRange(0, 3), rc::gen::inRange(0, 3)),
                     rc::gen::pair(fraction(), fraction()));
  return rc::gen::map(parts, [](const auto& chosen) {
    const auto& [taus, objective, noise, mixing, halvings, position] = chosen;
    const auto& [tau, auxiliary_tau] = taus;
    const auto& [curvature, minimizer] = objective;
    Rational largest_noise = 0;
    for (std::size_t j = 0; j < branch_count(noise); ++j)
      largest_noise = std::max(largest_noise, Rational{abs(noise_value(noise, j, Rational{0}))});
    const Rational largest_gradient =
        curvature * (tau + abs(mixing) * auxiliary_tau + abs(minimizer)) + largest_noise;
    const Rational alpha = largest_halving(tau / auxiliary_tau) * power_of_two(-halvings.first);
    const Rational beta =
        largest_halving(auxiliary_tau / largest_gradient) * power_of_two(-halvings.second);
    return TikiTakaInstance{
        {Algorithm::tiki_taka, alpha, Quadratic<Rational>{curvature, minimizer},
         AsymmetricLinear<Rational>{tau, 0}, noise, beta, mixing,
         AsymmetricLinear<Rational>{auxiliary_tau, 0}},
        {tau * (2 * position.first - 1), auxiliary_tau * (2 * position.second - 1)}};
  });
}

ClosedInterval invariant_interval(const Process<Rational>& process) {
  const auto& problem = std::get<Quadratic<Rational>>(process.problem);
  const Rational s = std::get<TwoPoint<Rational>>(process.noise).sigma / problem.curvature;
  return intersection(*domain(process.device), {problem.minimizer - s, problem.minimizer + s});
}

}  // namespace support
}  // namespace certau
