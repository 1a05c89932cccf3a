// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_bound.hpp"

#include "certau/number/ball.hpp"

namespace certau {
namespace {

Rational magnitude(const Rational& x) { return x < 0 ? Rational{-x} : x; }

// γ of a bounded step device in a direction; none for the other kinds.
struct BoundedStep {
  Rational gamma;
  Rational range;
  bool is_power;
};

std::optional<BoundedStep> bounded_step(const Device<Rational>& device, bool up) {
  if (const auto* power = std::get_if<PowerStep<Rational>>(&device))
    return BoundedStep{up ? power->gamma_up : power->gamma_down, power->tau_max - power->tau_min,
                       true};
  if (const auto* exponential = std::get_if<ExponentialStep<Rational>>(&device))
    return BoundedStep{up ? exponential->gamma_up : exponential->gamma_down,
                       exponential->tau_max - exponential->tau_min, false};
  return std::nullopt;
}

Rational factor_of(const auto& response, bool up) { return up ? response.up : response.down; }

// abs(q_s(w)), exactly or rounded up. Requires a weight in range if it is not polynomial.
Rational factor_above(const Device<Rational>& device, const Rational& weight, bool up) {
  if (std::visit([](const auto& kind) { return kind.is_polynomial(); }, device))
    return magnitude(factor_of(response(device, weight), up));
  const NumberFormat format{128};
  // At the end of the range a power has the logarithm of zero.
  const auto range = domain(device);
  if (weight == (up ? range->upper : range->lower)) return 0;
  const Converter<Ball> convert{format};
  const auto in_balls =
      std::visit([&](const auto& kind) -> Device<Ball> { return kind.converted(convert); }, device);
  const auto factors = response(in_balls, convert(weight));
  const Rational above = exact_upper(up ? factors.up : factors.down);
  return above < 0 ? Rational{0} : above;
}

// The two parts that all bounds are made of: abs(q)·d and ℓ·d.
struct Scale {
  Rational pulse;
  Rational slope;
};

Outcome<Scale> scale_of(const Device<Rational>& device, const Rational& weight, bool up,
                        const Rational& pulse_size) {
  require(pulse_size > 0, "a bound for pulses without size (they move nothing): give one above 0");
  const auto slope = response_slope(device, up);
  if (!slope.has_value()) return slope.refusal<Scale>();
  if (slope.value() * pulse_size > 1)
    return OutsideDomain{"a pulse of " + to_string(pulse_size) +
                         " is too large for the device (the bound needs at most " +
                         to_string(1 / slope.value()) + "): use smaller pulses"};
  const auto range = domain(device);
  if (bounded_step(device, up) && !range->contains(weight))
    return OutsideDomain{"the weight " + to_string(weight) + " lies outside the device's range [" +
                         to_string(range->lower) + ", " + to_string(range->upper) +
                         "], where its response is not monotone"};
  return Scale{factor_above(device, weight, up) * pulse_size, slope.value() * pulse_size};
}

// abs(q)·d·(miss + ℓ·d·E n(n − 1)/2)
Rational bound_of(const Scale& scale, const Rational& miss, const Rational& factorial_moment) {
  return scale.pulse * (miss + scale.slope * factorial_moment / 2);
}

Outcome<Rational> bound_in_the_mean(const Device<Rational>& device, const Rational& weight,
                                    const Rational& requested, const PulseOptions& options,
                                    std::optional<std::int64_t> slots,
                                    const std::function<Rational(const PulseMoments&)>& miss) {
  const auto moments = pulse_moments(options, requested, slots);
  if (!moments.has_value()) return moments.refusal<Rational>();
  const auto scale = scale_of(device, weight, requested >= 0, options.size);
  if (!scale.has_value()) return scale.refusal<Rational>();
  return bound_of(scale.value(), miss(moments.value()), moments.value().factorial_moment);
}

}  // namespace

Outcome<Rational> response_slope(const Device<Rational>& device, bool up) {
  if (std::holds_alternative<Ideal<Rational>>(device)) return Rational{0};
  if (const auto side = linear_side(device, up)) return Rational{1 / side->range};
  const auto step = bounded_step(device, up);
  if (step->is_power && step->gamma < 1)
    return OutsideDomain{
        "the response of a power step with an exponent below 1 has no bounded slope (it is "
        "infinitely steep at the end of the range)"};
  return Rational{step->gamma / step->range};
}

Outcome<Rational> pulse_error_bound(const Device<Rational>& device, const Rational& weight,
                                    const Rational& requested, std::int64_t pulses,
                                    const Rational& pulse_size) {
  require((requested >= 0 || pulses <= 0) && (requested <= 0 || pulses >= 0),
          "pulses against the requested increment (no policy makes them): give them its sign");
  const auto scale = scale_of(device, weight, requested > 0 || pulses > 0, pulse_size);
  if (!scale.has_value()) return scale.refusal<Rational>();
  const Rational n{pulse_number(pulses)};
  return bound_of(scale.value(), magnitude(n - magnitude(requested) / pulse_size), n * (n - 1));
}

Outcome<Rational> expected_pulse_error_bound(const Device<Rational>& device, const Rational& weight,
                                             const Rational& requested, const PulseOptions& options,
                                             std::optional<std::int64_t> slots) {
  return bound_in_the_mean(device, weight, requested, options, slots,
                           [](const PulseMoments& moments) { return moments.miss; });
}

Outcome<Rational> pulse_bias_bound(const Device<Rational>& device, const Rational& weight,
                                   const Rational& requested, const PulseOptions& options,
                                   std::optional<std::int64_t> slots) {
  const Rational k = magnitude(requested) / options.size;
  return bound_in_the_mean(
      device, weight, requested, options, slots,
      [&](const PulseMoments& moments) { return magnitude(moments.mean - k); });
}

Outcome<Rational> mean_pulsed_weight(const Device<Rational>& device, const Rational& weight,
                                     const Rational& requested, const PulseOptions& options,
                                     std::optional<std::int64_t> slots) {
  const auto law = pulse_law(options, requested, slots);
  if (!law.has_value()) return law.refusal<Rational>();
  Rational mean = 0;
  for (std::size_t i = 0; i < law.value().probabilities.size(); ++i) {
    const std::int64_t n = law.value().first + static_cast<std::int64_t>(i);
    const auto reached = apply_pulses_at_once(device, weight, requested < 0 ? -n : n, options.size);
    if (!reached)
      return OutsideDomain{
          "the mean of pulsed updates has no closed form on this device: sum over "
          "pulse_law"};
    mean += law.value().probabilities[i] * *reached;
  }
  return mean;
}

}  // namespace certau
