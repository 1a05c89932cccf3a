// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/quick_step.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "checks/audit/intervals.hpp"
#include "tests/checks/audit/memory_trace.hpp"
#include "tests/support/property.hpp"

/// Floating point may only say that a step agrees where exact arithmetic says so too.
namespace certau::audit {
namespace {

using support::check_property;

std::int64_t drawn(std::int64_t from, std::int64_t to) { return *rc::gen::inRange(from, to + 1); }

Rational fraction(std::int64_t most) { return Rational{drawn(-1000, 1000), 1000} * most; }

Device<Rational> linear_device() {
  const Rational size{drawn(1, 30), 10};
  const Rational point = fraction(1);
  switch (drawn(0, 2)) {
    case 0:
      return AsymmetricLinear<Rational>{size, point};
    case 1:
      return LinearStep<Rational>{size, -Rational{drawn(1, 30), 10}, point};
    default:
      return Ideal<Rational>{};
  }
}

struct Drawn {
  StepModel model;
  QuickStep quick;
  RecordedNumber state;
};

Drawn drawn_model() {
  Arithmetic arithmetic = Arithmetic::exact();
  if (drawn(0, 3) == 0) arithmetic = Arithmetic::of<double>("float64");
  arithmetic.operations = 16;
  const StepModel model{linear_device(), {Rational{1, drawn(11, 300)}, 0, arithmetic}};
  const auto quick = QuickStep::of(model);
  RC_ASSERT(quick.has_value());
  const int decimals = static_cast<int>(drawn(3, 15));
  return {model, *quick, printed(fraction(2), decimals)};
}

// A recorded number around the edge of what is admitted, often within the last bits of a double.
RecordedNumber near_edge(const ClosedInterval& admitted, int decimals) {
  const Rational edge = drawn(0, 1) == 0 ? admitted.lower : admitted.upper;
  const Rational unit = power_of_ten(-decimals);
  const Rational nudge =
      drawn(0, 2) == 0 ? Rational{drawn(-3, 3)} * unit / 2 : Rational{drawn(-3, 3)} * unit;
  if (drawn(0, 3) == 0)
    return RecordedNumber::binary(static_cast<double>(approx_extended(edge)) *
                                  (1 + static_cast<double>(drawn(-3, 3)) * 0x1p-52));
  return printed(edge + nudge, decimals);
}

void never_agrees_where_exact_arithmetic_does_not(const QuickImage& image,
                                                  const ClosedInterval& admitted) {
  for (int decimals : {6, 11, 15}) {
    const auto recorded = near_edge(admitted, decimals);
    if (certainly_meets(image, quick(recorded)))
      RC_ASSERT(!are_disjoint(admitted, range_of(recorded)));
  }
}

TEST(QuickStep, is_right_about_updates) {
  check_property(3000, [] {
    const auto at = drawn_model();
    const auto increment = printed(fraction(1), static_cast<int>(drawn(3, 12)));
    never_agrees_where_exact_arithmetic_does_not(
        at.quick.after_update(quick(at.state), quick(increment)),
        at.model.after_update(range_of(at.state), range_of(increment)).value());
  });
}

TEST(QuickStep, is_right_about_pulses) {
  check_property(2000, [] {
    auto at = drawn_model();
    const std::int64_t pulses = drawn(-40, 40);
    never_agrees_where_exact_arithmetic_does_not(
        at.quick.after_pulses(quick(at.state), pulses),
        at.model.after_pulses(range_of(at.state), pulses).value());
  });
}

TEST(QuickStep, is_right_about_the_pulse_bound) {
  check_property(2000, [] {
    const auto at = drawn_model();
    const auto increment = printed(fraction(1), static_cast<int>(drawn(3, 12)));
    const auto request = range_of(increment);
    RC_PRE(request.lower > 0 || request.upper < 0);
    const std::int64_t pulses = request.lower > 0 ? drawn(0, 20) : drawn(-20, 0);
    const auto distance = at.model.pulse_distance(range_of(at.state), request, pulses);
    RC_PRE(distance.has_value());
    never_agrees_where_exact_arithmetic_does_not(
        at.quick.after_update_in_pulses(quick(at.state), quick(increment), pulses),
        widened(at.model.after_update(range_of(at.state), request).value(), distance.value()));
  });
}

TEST(QuickStep, is_right_about_products) {
  check_property(2000, [] {
    const Rational rate = fraction(1) / drawn(1, 99);
    const auto source = printed(fraction(3), static_cast<int>(drawn(3, 12)));
    const auto product = quick_product(static_cast<double>(approx_extended(rate)), quick(source));
    never_agrees_where_exact_arithmetic_does_not({product.value, product.slack - product.error},
                                                 scaled(range_of(source), rate));
  });
}

TEST(QuickStep, settles_nearly_every_right_step) {
  int settled = 0;
  const StepModel model{Device<Rational>{AsymmetricLinear<Rational>{1, 0}}, {}};
  const auto quick_step = *QuickStep::of(model);
  for (int k = 0; k < 1000; ++k) {
    const auto state = printed(Rational{k - 500, 777}, 11);
    const auto increment = printed(Rational{37 * k % 101 - 50, 1013}, 8);
    const auto next =
        printed(model.after_update(range_of(state), range_of(increment)).value().centre(), 11);
    if (certainly_meets(quick_step.after_update(quick(state), quick(increment)), quick(next)))
      ++settled;
  }
  EXPECT_GE(settled, 990);
}

}  // namespace
}  // namespace certau::audit
