// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_update.hpp"

#include "certau/number/exact_range.hpp"
#include "tests/lib/algorithm/pulses.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(PulseUpdate, the_closed_form_is_the_iteration) {
  check_property(500, [] {
    const auto at = support::random_pulse_case(true);
    const auto pulses = *rc::gen::inRange<std::int64_t>(-20, 21);
    const auto at_once = apply_pulses_at_once(at.device, at.weight, pulses, at.size);
    RC_ASSERT(at_once.has_value());
    RC_ASSERT(*at_once == apply_pulses(at.device, at.weight, pulses, at.size));
  });
}

TEST(PulseUpdate, a_pulse_is_the_update_by_its_size) {
  check_property(300, [] {
    const auto at = support::random_pulse_case(false);
    const auto factors = response(at.device, at.weight);
    RC_ASSERT(apply_pulses(at.device, at.weight, 0, at.size) == at.weight);
    RC_ASSERT(apply_pulses(at.device, at.weight, 1, at.size) == at.weight + at.size * factors.up);
    RC_ASSERT(apply_pulses(at.device, at.weight, -1, at.size) ==
              at.weight - at.size * factors.down);
  });
}

TEST(PulseUpdate, trains_of_one_direction_follow_each_other) {
  check_property(300, [] {
    const auto at = support::random_pulse_case(false);
    const auto first = *rc::gen::inRange<std::int64_t>(0, 4);
    const auto second = *rc::gen::inRange<std::int64_t>(0, 4);
    for (const std::int64_t sign : {1, -1})
      RC_ASSERT(apply_pulses(at.device, apply_pulses(at.device, at.weight, sign * first, at.size),
                             sign * second, at.size) ==
                apply_pulses(at.device, at.weight, sign * (first + second), at.size));
  });
}

TEST(PulseUpdate, small_pulses_keep_the_weight_in_range) {
  check_property(300, [] {
    const auto at = support::random_pulse_case(false);
    const auto range = domain(at.device);
    if (!range) return;
    for (const std::int64_t pulses : {-5, -1, 1, 5})
      RC_ASSERT(range->contains(apply_pulses(at.device, at.weight, pulses, at.size)));
  });
}

TEST(PulseUpdate, other_kinds_have_no_closed_form) {
  const Device<Rational> power = PowerStep<Rational>{1, -1, 2, 2};
  EXPECT_FALSE(apply_pulses_at_once(power, Rational{0}, 3, Rational{1, 10}).has_value());
  const Device<Rational> exponential = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_FALSE(apply_pulses_at_once(exponential, Rational{0}, 3, Rational{1, 10}).has_value());
}

TEST(PulseUpdate, balls_enclose_the_exact_weight_and_the_closed_form_does_not_widen_them) {
  check_property(100, [] {
    const auto at = support::random_pulse_case(true);
    const auto pulses = *rc::gen::inRange<std::int64_t>(-20, 21);
    const Converter<Ball> convert{{128}};
    const auto device = std::visit(
        [&](const auto& kind) -> Device<Ball> { return kind.converted(convert); }, at.device);
    const Rational exact = apply_pulses(at.device, at.weight, pulses, at.size);
    // A weight known to 1/1000.
    Ball weight = convert(at.weight);
    mag_set_ui_2exp_si(arb_radref(weight.data()), 1, -10);
    const auto start = exact_range(weight);
    const auto one_by_one = exact_range(apply_pulses(device, weight, pulses, convert(at.size)));
    const auto at_once =
        exact_range(*apply_pulses_at_once(device, weight, pulses, convert(at.size)));
    RC_ASSERT(one_by_one.contains(exact) && at_once.contains(exact));
    // Radii have 30 bits, rounded up.
    RC_ASSERT(at_once.width() <= start.width() * (1 + power_of_two(-20)));
  });
}

}  // namespace
}  // namespace certau
