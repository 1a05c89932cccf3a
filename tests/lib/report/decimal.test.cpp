// SPDX-License-Identifier: Apache-2.0
#include "certau/report/decimal.hpp"

#include <gtest/gtest.h>

#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

std::string shown(std::string_view lower, std::string_view upper) {
  return certain_decimal(q(lower), q(upper));
}

TEST(Decimal, points_are_shown_exactly) {
  EXPECT_EQ(shown("0", "0"), "0");
  EXPECT_EQ(shown("7", "7"), "7");
  EXPECT_EQ(shown("-12", "-12"), "-12");
  EXPECT_EQ(shown("1/8", "1/8"), "0.125");
  EXPECT_EQ(shown("-1/8", "-1/8"), "-0.125");
  EXPECT_EQ(shown("1e-60", "1e-60"), "0." + std::string(59, '0') + "1");
  EXPECT_EQ(shown("1e30", "1e30"), "1" + std::string(30, '0'));
}

TEST(Decimal, points_without_a_short_decimal_are_cut_at_sixty_places) {
  EXPECT_EQ(shown("1/3", "1/3"), "0." + std::string(60, '3') + "(1)");
  EXPECT_EQ(shown("-2/3", "-2/3"), "-0." + std::string(59, '6') + "7(1)");
  EXPECT_EQ(shown("1e-61", "1e-61"), "0." + std::string(60, '0') + "(1)");
}

TEST(Decimal, certain_digits_are_shown) {
  EXPECT_EQ(shown("0.1234510", "0.1234512"), "0.1234511(1)");
  EXPECT_EQ(shown("0.1234", "0.1256"), "0.12(1)");
  EXPECT_EQ(shown("-0.1234512", "-0.1234510"), "-0.1234511(1)");
  EXPECT_EQ(shown("1", "1.5"), "1(1)");
}

TEST(Decimal, enclosures_of_zero_have_no_sign) {
  EXPECT_EQ(shown("-1e-10", "1e-10"), "0.0000000000(1)");
  EXPECT_EQ(shown("-1/3", "1/3"), "0(1)");
  EXPECT_EQ(shown("-1", "1"), "0(1)");
}

TEST(Decimal, wide_enclosures_are_shown_themselves_rounded_outward) {
  EXPECT_EQ(shown("-7/2", "7/2"), "[-4, 4]");
  EXPECT_EQ(shown("1/2", "1000001/2"), "[0, 500001]");
  EXPECT_EQ(shown("-1e40", "1"), "[-1" + std::string(40, '0') + ", 1]");
}

TEST(Decimal, narrow_enclosures_show_up_to_the_limit_of_places) {
  const Rational third{1, 3};
  const auto text = certain_decimal(third, third + power_of_ten(-1000));
  EXPECT_GE(text.size(), 1000U);
  EXPECT_EQ(text.substr(text.size() - 3), "(1)");
  // Beyond 1100 places nothing more is shown, and what is shown is right.
  EXPECT_LE(certain_decimal(third, third + power_of_ten(-5000)).size(), 1110U);
}

TEST(Decimal, ends_out_of_order_are_refused) {
  EXPECT_THROW((void)shown("1", "0"), ContractViolation);
}

}  // namespace
}  // namespace certau
