// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_bound.hpp"

#include "certau/number/exact_range.hpp"
#include "tests/lib/algorithm/pulses.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;
using support::distance_of;
using support::PulseCase;

Rational bound_of(const PulseCase& at, std::int64_t pulses) {
  return pulse_error_bound(at.device, at.weight, at.requested, pulses, at.size).value();
}

std::int64_t with_sign_of(const Rational& requested, std::int64_t n) {
  return requested < 0 ? -n : n;
}

TEST(PulseBound, is_never_exceeded) {
  check_property(2000, [] {
    const auto at = support::random_pulse_case(false);
    const auto pulses = with_sign_of(at.requested, *rc::gen::inRange<std::int64_t>(0, 9));
    RC_ASSERT(distance_of(at, pulses) <= bound_of(at, pulses));
  });
}

TEST(PulseBound, holds_out_of_range_for_linear_responses) {
  check_property(500, [] {
    auto at = support::random_pulse_case(true);
    at.weight += support::random_rational(-20, 20, 3);
    const auto pulses = with_sign_of(at.requested, *rc::gen::inRange<std::int64_t>(0, 9));
    RC_ASSERT(distance_of(at, pulses) <= bound_of(at, pulses));
  });
}

TEST(PulseBound, is_attained_by_two_pulses_below_the_increment) {
  check_property(500, [] {
    auto at = support::random_pulse_case(true);
    const auto n = *rc::gen::inRange<std::int64_t>(0, 3);
    at.requested = with_sign_of(at.requested, 1) * at.size *
                   (n + Rational{*rc::gen::inRange(0, 20), *rc::gen::inRange(1, 9)});
    const auto pulses = with_sign_of(at.requested, n);
    RC_ASSERT(distance_of(at, pulses) == bound_of(at, pulses));
  });
}

TEST(PulseBound, is_attained_by_one_pulse_on_every_device) {
  check_property(500, [] {
    const auto at = support::random_pulse_case(false);
    for (const std::int64_t n : {0, 1}) {
      const auto pulses = with_sign_of(at.requested, n);
      RC_ASSERT(distance_of(at, pulses) == bound_of(at, pulses));
    }
  });
}

// Exponential responses are not rational: the distance is enclosed.
TEST(PulseBound, is_never_exceeded_by_exponential_and_fractional_responses) {
  check_property(200, [] {
    const Rational gamma{*rc::gen::inRange(3, 12), 3};
    const Device<Rational> device =
        *rc::gen::arbitrary<bool>()
            ? Device<Rational>{ExponentialStep<Rational>{2, -1, gamma, gamma + 1}}
            : Device<Rational>{PowerStep<Rational>{2, -1, gamma, gamma + Rational{1, 2}}};
    const Rational weight = -1 + Rational{*rc::gen::inRange(0, 13), 4};
    const Rational size = Rational{*rc::gen::inRange(1, 10), 10} * 3 / (gamma + 1);
    const Rational requested = size * support::random_rational(-24, 24, 7);
    const auto pulses = with_sign_of(requested, *rc::gen::inRange<std::int64_t>(0, 6));
    RC_PRE(weight > -1 && weight < 2);
    const Converter<Ball> convert{{256}};
    const auto in_balls = std::visit(
        [&](const auto& kind) -> Device<Ball> { return kind.converted(convert); }, device);
    const Ball pulsed = apply_pulses(in_balls, convert(weight), pulses, convert(size));
    const Ball continuous =
        apply_update(response(in_balls, convert(weight)), convert(weight), convert(requested));
    const auto distance = exact_range(abs(pulsed - continuous));
    const auto bound = pulse_error_bound(device, weight, requested, pulses, size).value();
    // The factor of the bound is rounded up by about 2^-120.
    RC_ASSERT(distance.lower <= bound);
    if (pulses == 0 || pulses == 1 || pulses == -1)
      RC_ASSERT(distance.upper >= bound - power_of_two(-100));
  });
}

TEST(PulseBound, the_mean_distance_is_within_its_bound) {
  check_property(500, [] {
    auto at = support::random_pulse_case(false);
    at.requested /= 3;  // at most 8 pulses: their weights are long numbers
    PulseOptions options{at.size, PulsePolicy::stochastic_rounding};
    if (*rc::gen::arbitrary<bool>()) options.policy = PulsePolicy::stochastic_train;
    if (*rc::gen::arbitrary<bool>()) options.longest = *rc::gen::inRange<std::int64_t>(1, 8);
    const auto law = pulse_law(options, at.requested).value();
    const Rational continuous =
        apply_update(response(at.device, at.weight), at.weight, at.requested);
    Rational mean_distance = 0, mean_weight = 0;
    for (std::size_t i = 0; i < law.probabilities.size(); ++i) {
      const auto pulses = with_sign_of(at.requested, law.first + static_cast<std::int64_t>(i));
      mean_distance += law.probabilities[i] * distance_of(at, pulses);
      mean_weight += law.probabilities[i] * apply_pulses(at.device, at.weight, pulses, at.size);
    }
    const auto& [device, weight, requested, size] = at;
    RC_ASSERT(mean_distance <=
              expected_pulse_error_bound(device, weight, requested, options).value());
    RC_ASSERT(abs(Rational{mean_weight - continuous}) <=
              pulse_bias_bound(device, weight, requested, options).value());
    const auto mean = mean_pulsed_weight(device, weight, requested, options);
    RC_ASSERT(mean.has_value() != std::holds_alternative<PowerStep<Rational>>(device));
    if (mean.has_value()) RC_ASSERT(mean.value() == mean_weight);
  });
}

TEST(PulseBound, the_mean_of_a_stochastic_train_is_a_train_of_smaller_pulses) {
  check_property(300, [] {
    const auto at = support::random_pulse_case(true);
    const PulseOptions options{at.size, PulsePolicy::stochastic_train};
    const auto slots = train_slots(options, at.requested).value();
    if (slots == 0) return;
    const Rational part = abs(at.requested) / slots;
    RC_ASSERT(mean_pulsed_weight(at.device, at.weight, at.requested, options).value() ==
              apply_pulses(at.device, at.weight, with_sign_of(at.requested, slots), part));
    // The bias of a train that is not cut off: abs(q)·(1 − 1/BL)·Δ²·ℓ/2, attained for BL <= 2.
    const auto factors = response(at.device, at.weight);
    const bool up = at.requested > 0;
    const Rational bias = abs(up ? factors.up : factors.down) *
                          response_slope(at.device, up).value() * (1 - Rational{1, slots}) *
                          at.requested * at.requested / 2;
    RC_ASSERT(pulse_bias_bound(at.device, at.weight, at.requested, options).value() == bias);
  });
}

TEST(PulseBound, deterministic_counts_are_their_own_mean) {
  check_property(300, [] {
    const auto at = support::random_pulse_case(false);
    PulseOptions options{at.size, PulsePolicy::nearest};
    if (*rc::gen::arbitrary<bool>()) options.policy = PulsePolicy::truncate;
    if (*rc::gen::arbitrary<bool>()) options.longest = *rc::gen::inRange<std::int64_t>(1, 8);
    const auto pulses = pulse_count(options, {at.requested, at.requested}, {}).value();
    const auto expected =
        expected_pulse_error_bound(at.device, at.weight, at.requested, options).value();
    RC_ASSERT(expected == bound_of(at, pulses));
    RC_ASSERT(expected == pulse_bias_bound(at.device, at.weight, at.requested, options).value());
  });
}

// For a count within one pulse of the increment, at symmetric point 0 and in range, the bound is at
// most that of pulse-error-repaired, q(d + d²n(n − 1)/(2τ)).
TEST(PulseBound, is_at_most_the_one_for_any_count_within_a_pulse) {
  check_property(300, [] {
    const Rational tau = support::random_rational(1, 8, 4);
    PulseCase at{AsymmetricLinear<Rational>{tau, 0}, tau * Rational{*rc::gen::inRange(-12, 13), 12},
                 0, tau * Rational{*rc::gen::inRange(1, 13), 12}};
    const auto n = *rc::gen::inRange<std::int64_t>(0, 12);
    at.requested = abs(Rational{at.size * (n + Rational{*rc::gen::inRange(-12, 13), 12})});
    const Rational factor = 1 - at.weight / tau;
    const Rational repaired = factor * (at.size + at.size * at.size * n * (n - 1) / (2 * tau));
    RC_ASSERT(bound_of(at, n) <= repaired);
  });
}

TEST(PulseBound, is_refused_where_it_would_not_hold) {
  const Rational tenth{1, 10};
  const Device<Rational> linear = AsymmetricLinear<Rational>{1, 0};
  EXPECT_FALSE(pulse_error_bound(linear, 0, 3, 2, Rational{11, 10}).has_value());
  EXPECT_TRUE(pulse_error_bound(linear, 0, 3, 2, 1).has_value());
  // Large pulses do exceed what the formula says: 3·49 = 147 for d = 7τ, n = 3, Δ = 21τ.
  const PulseCase large{linear, 0, 21, 7};
  EXPECT_EQ(distance_of(large, 3), 196);

  const Device<Rational> power = PowerStep<Rational>{1, -1, 2, 2};
  EXPECT_TRUE(pulse_error_bound(power, 1, tenth, 1, tenth).has_value());
  EXPECT_FALSE(pulse_error_bound(power, Rational{11, 10}, tenth, 1, tenth).has_value());
  const Device<Rational> steep = PowerStep<Rational>{1, -1, Rational{1, 2}, 2};
  EXPECT_FALSE(pulse_error_bound(steep, 0, tenth, 1, tenth).has_value());
  EXPECT_TRUE(pulse_error_bound(steep, 0, -tenth, -1, tenth).has_value());

  EXPECT_THROW((void)pulse_error_bound(linear, 0, tenth, -1, tenth), ContractViolation);
  EXPECT_THROW((void)pulse_error_bound(linear, 0, -tenth, 1, tenth), ContractViolation);
  EXPECT_THROW((void)pulse_error_bound(linear, 0, tenth, 1, 0), ContractViolation);
  EXPECT_EQ(pulse_error_bound(linear, 0, 0, -1, tenth).value(), tenth);
}

}  // namespace
}  // namespace certau
