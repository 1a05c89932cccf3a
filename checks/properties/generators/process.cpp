// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/process.hpp"

#include <algorithm>

#include "checks/properties/generators/parameters.hpp"

namespace certau {

void showValue(const Process<Rational>& process, std::ostream& out) {
  out << name_of(process.algorithm) << ", learning_rate " << process.learning_rate << ", ";
  if (has_auxiliary(process.algorithm)) {
    out << "auxiliary_learning_rate " << process.auxiliary_learning_rate << ", mixing "
        << process.mixing << ", auxiliary ";
    showValue(process.auxiliary_device, out);
    out << ", ";
  }
  showValue(process.problem, out);
  out << ", ";
  showValue(process.device, out);
  out << ", ";
  showValue(process.noise, out);
}

namespace properties {
namespace {

// The largest 2^-k <= bound with k >= 0.
Rational largest_halving(const Rational& bound) {
  Rational rate = 1;
  while (rate > bound) rate /= 2;
  return rate;
}

}  // namespace

void showValue(const StartedProcess& started, std::ostream& out) {
  certau::showValue(started.process, out);
  out << ", weight " << started.start;
}

void showValue(const StartedTikiTaka& started, std::ostream& out) {
  certau::showValue(started.process, out);
  out << ", weight " << started.start.weight << ", auxiliary " << started.start.auxiliary;
}

rc::Gen<StartedProcess> polynomial_process(NumberKind kind) {
  const auto parts = rc::gen::tuple(rc::gen::element(Algorithm::analog_sgd, Algorithm::digital_sgd),
                                    positive_number(kind, 4, 8), problem(kind),
                                    polynomial_device(kind), polynomial_noise(kind));
  return rc::gen::mapcat(parts, [kind](const auto& chosen) {
    const auto& [algorithm, rate, objective, device, noise] = chosen;
    const Process<Rational> process{algorithm, rate, objective, device, noise};
    const auto range = domain(device);
    return rc::gen::map(rational_in(range ? *range : ClosedInterval{-2, 2}, kind),
                        [process](const Rational& at) {
                          return StartedProcess{process, at};
                        });
  });
}

rc::Gen<StartedProcess> invariant_process(NumberKind kind) {
  // With s = σ/L, the branch +σ fixes a = w* − s and keeps w >= a if αL q₋ <= 1; the branch −σ
  // mirrors it with q₊. At an end of the device's range the step Δ <= 2αLs lands at most Δ/reach
  // of the way to the end, where reach is the range of the response factor there (q₊(w) <=
  // (end − w)/reach). So α <= min(1/(L max q), reach/(2Ls)) is enough.
  const auto parts =
      rc::gen::tuple(bounded_device(kind), fraction(kind), positive_number(kind, 4, 6),
                     positive_number(kind, 4, 3), rc::gen::inRange(0, 3), fraction(kind));
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
    StartedProcess result{{Algorithm::analog_sgd, rate, Quadratic<Rational>{curvature, minimizer},
                           device, TwoPoint<Rational>{s * curvature}},
                          0};
    const ClosedInterval set = invariant_interval(result.process);
    result.start = set.lower + set.width() * start_position;
    return result;
  });
}

rc::Gen<StartedTikiTaka> tiki_taka_process(NumberKind kind) {
  // abs(x) <= τ and abs(Δ) <= τ keep an ALD's x within τ: abs(x⁺) <= abs(x)(1 − abs(Δ)/τ) + abs(Δ).
  // So β·max abs(v) <= τ_P and α τ_P <= τ_W are enough.
  const auto parts = rc::gen::tuple(
      rc::gen::pair(positive_number(kind, 3, 3), positive_number(kind, 3, 3)),
      rc::gen::pair(positive_number(kind, 3, 3), number(kind, 3, 4)), finite_noise(kind),
      rc::gen::element(Rational{0}, Rational{1, 2}, Rational{1}, Rational{-1, 2}),
      rc::gen::pair(rc::gen::inRange(0, 3), rc::gen::inRange(0, 3)),
      rc::gen::pair(fraction(kind), fraction(kind)));
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
    return StartedTikiTaka{
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

}  // namespace properties
}  // namespace certau
