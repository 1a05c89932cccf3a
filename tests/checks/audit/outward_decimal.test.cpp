// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/outward_decimal.hpp"

#include <gtest/gtest.h>

#include "tests/checks/audit/memory_trace.hpp"

namespace certau::audit {
namespace {

TEST(OutwardDecimal, ends_are_rounded_outward_and_told_apart) {
  for (const auto& [lower, upper] : {std::pair{"1/3", "2/3"},
                                     {"-2/3", "-1/3"},
                                     {"-1/3", "1/3"},
                                     {"1/3", "1000000001/3000000000"},
                                     {"0", "1/7"},
                                     {"-1/7", "0"},
                                     {"123456789/7", "123456790/7"},
                                     {"1e-40", "2e-40"}}) {
    const ClosedInterval interval{number(lower), number(upper)};
    const auto text = outward_decimals(interval);
    const Rational from = number(text.lower);
    const Rational to = number(text.upper);
    EXPECT_LE(from, interval.lower) << text.lower;
    EXPECT_GE(to, interval.upper) << text.upper;
    EXPECT_LT(to - from, interval.width() * Rational(101, 100)) << text.lower << " " << text.upper;
  }
  EXPECT_EQ(outward_decimals({Rational{1, 4}, Rational{1, 2}}).lower, "0.25");
  EXPECT_EQ(outward_decimals({3, 5}).upper, "5");
  EXPECT_EQ(outward_decimals({Rational{1, 3}, Rational{2, 3}}).upper, "0.666666666667");
}

TEST(OutwardDecimal, a_finite_decimal_is_shown_as_it_is) {
  EXPECT_EQ(shown_decimal(number("-0.01328888889")), "-0.01328888889");
  EXPECT_EQ(shown_decimal(0), "0");
  EXPECT_EQ(shown_decimal(120), "120");
  EXPECT_EQ(shown_decimal(Rational{1, 3}), "0.33333333333333333…");
}

}  // namespace
}  // namespace certau::audit
