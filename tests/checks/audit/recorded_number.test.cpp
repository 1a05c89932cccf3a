// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/recorded_number.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "certau/base/error.hpp"
#include "tests/checks/audit/units_in_last_place.hpp"

namespace certau::audit {
namespace {

Mantissa ten_to(int exponent) { return exponent == 0 ? 1 : 10 * ten_to(exponent - 1); }

TEST(RecordedNumber, decimal_is_within_half_a_unit) {
  const auto number = RecordedNumber::decimal(-1328888889, 11);
  EXPECT_EQ(number.value(), (Rational{-1328888889, 100000000000}));
  EXPECT_EQ(number.slack(), (Rational{1, 200000000000}));
  EXPECT_EQ(number.approx(), -0.01328888889);
  EXPECT_GE(Rational{number.approx_slack()}, number.slack());
  EXPECT_TRUE(number.is_rounded());
  EXPECT_EQ(number.decimals(), 11);
}

TEST(RecordedNumber, exact_decimal_has_no_slack) {
  const auto number = RecordedNumber::exact_decimal(12, 1);
  EXPECT_EQ(number.value(), (Rational{6, 5}));
  EXPECT_EQ(number.slack(), 0);
  EXPECT_EQ(number.approx_slack(), 0);
  EXPECT_FALSE(number.is_rounded());
}

TEST(RecordedNumber, binary_is_taken_as_it_is) {
  for (const double value : {0.1, -3.0, 0.0, 5e-324, -1.7976931348623157e308}) {
    const auto number = RecordedNumber::binary(value);
    EXPECT_EQ(number.value(), Rational{value});
    EXPECT_EQ(number.approx(), value);
    EXPECT_EQ(number.slack(), 0);
    EXPECT_FALSE(number.is_rounded());
  }
}

TEST(RecordedNumber, zero_is_the_default) {
  EXPECT_EQ(RecordedNumber{}.value(), 0);
  EXPECT_EQ(RecordedNumber{}.slack(), 0);
}

TEST(RecordedNumber, negative_decimals_are_large_units) {
  const auto number = RecordedNumber::decimal(-3, -2);
  EXPECT_EQ(number.value(), -300);
  EXPECT_EQ(number.slack(), 50);
  EXPECT_EQ(number.approx(), -300);
  EXPECT_EQ(number.approx_slack(), 50);
}

TEST(RecordedNumber, whole_range_is_held) {
  const Mantissa largest = ten_to(RecordedNumber::most_digits) - 1;
  for (const int decimals : {RecordedNumber::least_decimals, -23, -1, 0, 22, 23, 27, 28, 64,
                             RecordedNumber::most_decimals})
    for (const Mantissa mantissa : {largest, -largest, Mantissa{1}, ten_to(19), ten_to(15) + 3,
                                    (Mantissa{1} << 53) + 1, (Mantissa{1} << 64) - 1}) {
      const auto number = RecordedNumber::decimal(mantissa, decimals);
      ASSERT_TRUE(std::isfinite(number.approx()));
      EXPECT_LE(units_in_last_place(number.approx(), number.value()), 1) << decimals;
      EXPECT_GE(Rational{number.approx_slack()}, number.slack()) << decimals;
      EXPECT_LE(units_in_last_place(number.approx_slack(), number.slack()), 1) << decimals;
    }
}

TEST(RecordedNumber, refuses_what_it_cannot_hold) {
  const auto limit = ten_to(RecordedNumber::most_digits);
  EXPECT_THROW(static_cast<void>(RecordedNumber::decimal(limit, 0)), ContractViolation);
  EXPECT_THROW(static_cast<void>(RecordedNumber::decimal(-limit, 0)), ContractViolation);
  EXPECT_THROW(static_cast<void>(RecordedNumber::exact_decimal(1, 401)), ContractViolation);
  EXPECT_THROW(static_cast<void>(RecordedNumber::exact_decimal(1, -271)), ContractViolation);
  for (const double value : {std::numeric_limits<double>::infinity(), std::nan("")})
    EXPECT_THROW(static_cast<void>(RecordedNumber::binary(value)), ContractViolation);
}

TEST(RecordedNumber, counts_are_integers_of_at_most_2_to_the_53) {
  const Mantissa largest = Mantissa{1} << 53;
  EXPECT_TRUE(RecordedNumber::exact_decimal(-4, 0).is_count());
  EXPECT_TRUE(RecordedNumber::exact_decimal(20, 1).is_count());
  EXPECT_TRUE(RecordedNumber::exact_decimal(2, -3).is_count());
  EXPECT_TRUE(RecordedNumber::exact_decimal(largest, 0).is_count());
  EXPECT_TRUE(RecordedNumber::binary(-7).is_count());
  EXPECT_FALSE(RecordedNumber::exact_decimal(25, 1).is_count());
  EXPECT_FALSE(RecordedNumber::exact_decimal(largest + 1, 0).is_count());
  EXPECT_FALSE(RecordedNumber::exact_decimal(2 * ten_to(30) + 1, 30).is_count());
  EXPECT_FALSE(RecordedNumber::binary(0.5).is_count());
  EXPECT_FALSE(RecordedNumber::binary(0x1p60).is_count());
}

}  // namespace
}  // namespace certau::audit
