// SPDX-License-Identifier: Apache-2.0
#include "certau/number/arithmetic.hpp"

#include <algorithm>
#include <cmath>

#include "certau/number/exact_range.hpp"
#include "certau/number/half.hpp"
#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

const Arithmetic half = Arithmetic::binary("half", 11, -24, 16);

// A rational whose size runs through the range of a narrow type and past both of its ends.
Rational of_any_size(int largest_exponent) {
  const Rational value = *properties::rational(4096, 7);
  return value * power_of_two(*rc::gen::inRange(-largest_exponent - 20, largest_exponent));
}

template <class T>
void holds_what_converts_without_rounding(const Arithmetic& arithmetic, int largest_exponent) {
  const Rational value = of_any_size(largest_exponent);
  const T converted = from_rational<T>(value, {});
  using std::isfinite;
  const bool same = isfinite(converted) && exact_range(converted).lower == value;
  RC_ASSERT(arithmetic.holds(value) == same);
}

TEST(Arithmetic, holds_what_converts_without_rounding) {
  check_property(2000, [] {
    holds_what_converts_without_rounding<Half>(half, 24);
    holds_what_converts_without_rounding<float>(Arithmetic::of<float>("float"), 140);
    holds_what_converts_without_rounding<double>(Arithmetic::of<double>("double"), 1070);
  });
}

TEST(Arithmetic, the_nearest_number_is_that_of_the_conversion) {
  check_property(2000, [] {
    const Rational value = of_any_size(24);
    const Half narrow = from_rational<Half>(value, {});
    if (isfinite(narrow)) RC_ASSERT(half.nearest(value) == exact_range(narrow).lower);
    const float single = from_rational<float>(value, {});
    RC_ASSERT(Arithmetic::of<float>("float").nearest(value) == exact_range(single).lower);
  });
}

// A random evaluation: what is computed, the exact value, and what the statement counts.
template <class T>
struct Evaluated {
  T computed;
  Rational exact;
  Rational magnitude;      // every subtraction added
  Rational amplification;  // product of the later factors of some intermediate result, each >= 1
  unsigned roundings = 0;  // on the way from an input
  unsigned operations = 0;
  bool is_input = false;
};

Rational at_least_one(const Rational& x) { return std::max(Rational{1}, x); }

template <class T>
Evaluated<T> input() {
  const Rational value = *properties::dyadic() * power_of_two(*rc::gen::inRange(-8, 1));
  return {from_rational<T>(value, {}), value, abs(value), 1, 0, 0, true};
}

template <class T>
Evaluated<T> evaluation(int depth) {
  if (depth == 0) return input<T>();
  const auto a = evaluation<T>(depth - 1);
  const auto b = *rc::gen::arbitrary<bool>() ? evaluation<T>(depth - 1) : input<T>();
  const unsigned both = a.operations + b.operations + 1;
  const unsigned longer = std::max(a.roundings, b.roundings) + 1;
  const Rational amplification = std::max(a.amplification, b.amplification);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return {a.computed + b.computed,
              a.exact + b.exact,
              a.magnitude + b.magnitude,
              amplification,
              longer,
              both};
    case 1:
      return {a.computed - b.computed,
              a.exact - b.exact,
              a.magnitude + b.magnitude,
              amplification,
              longer,
              both};
    case 2:
      return {a.computed * b.computed,
              a.exact * b.exact,
              a.magnitude * b.magnitude,
              std::max<Rational>(a.amplification * at_least_one(b.magnitude),
                                 b.amplification * at_least_one(a.magnitude)),
              a.roundings + b.roundings + 1,
              both};
    default: {
      auto divisor = input<T>();
      const bool is_sum = *rc::gen::arbitrary<bool>();
      if (is_sum) {
        const auto other = input<T>();
        divisor.computed = divisor.computed - other.computed;
        divisor.exact -= other.exact;
      }
      RC_PRE(divisor.exact != 0);
      const Rational size = abs(divisor.exact);
      return {a.computed / divisor.computed,
              a.exact / divisor.exact,
              a.magnitude / size,
              a.amplification * at_least_one(1 / size),
              a.roundings + 1 + (is_sum ? 2U : 0U),
              a.operations + (is_sum ? 2U : 1U)};
    }
  }
}

template <class T>
void errs_by_no_more_than_the_allowance(Arithmetic arithmetic) {
  const auto result = evaluation<T>(*rc::gen::inRange(1, 6));
  using std::isfinite;
  RC_PRE(isfinite(result.computed));
  arithmetic.operations = std::max(result.roundings, (result.operations + 3) / 4);
  Rational allowance;
  try {
    allowance = arithmetic.allowance(result.magnitude, result.amplification);
  } catch (const InvalidInput&) {
    RC_DISCARD("too much underflow for the statement");
  }
  const Rational error = abs(exact_range(result.computed).lower - result.exact);
  RC_ASSERT(error <= allowance);
}

TEST(Arithmetic, no_evaluation_in_half_errs_by_more_than_the_allowance) {
  check_property(3000, [] { errs_by_no_more_than_the_allowance<Half>(half); });
}

TEST(Arithmetic, no_evaluation_in_float_errs_by_more_than_the_allowance) {
  check_property(2000,
                 [] { errs_by_no_more_than_the_allowance<float>(Arithmetic::of<float>("float")); });
}

// One product can err by nearly half a unit in the last place: the allowance is not idle.
TEST(Arithmetic, the_allowance_of_one_operation_is_nearly_met) {
  Arithmetic arithmetic = half;
  arithmetic.operations = 1;
  Rational largest = 0;
  for (int a = 1024; a < 2048; a += 7)
    for (int b = 1024; b < 2048; b += 11) {
      const Rational product = Rational{a} / 1024 * b / 1024;
      const Rational error = abs(exact_range(Half{a / 1024.0} * Half{b / 1024.0}).lower - product);
      largest = std::max(largest, Rational{error / arithmetic.allowance(product)});
    }
  EXPECT_GT(largest, (Rational{9, 10}));
  EXPECT_LE(largest, 1);
}

// A quotient that underflows is half a unit off, and is multiplied later on.
TEST(Arithmetic, underflow_is_amplified_as_the_allowance_says) {
  const Half tiny = Half{std::ldexp(1.0, -24)} * Half{std::ldexp(0.5, 0)};
  EXPECT_EQ(tiny.to_double(), 0);
  Arithmetic arithmetic = half;
  arithmetic.operations = 2;
  const Rational exact = 256 * power_of_two(-25);
  EXPECT_LE(exact, arithmetic.allowance(exact, 256));  // computed is 0
  EXPECT_GT(exact, arithmetic.allowance(exact, 1));
}

}  // namespace
}  // namespace certau
