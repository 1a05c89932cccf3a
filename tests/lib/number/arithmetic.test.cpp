// SPDX-License-Identifier: Apache-2.0
#include "certau/number/arithmetic.hpp"

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

const Arithmetic half = Arithmetic::binary("half", 11, -24, 16);

TEST(Arithmetic, formats_are_those_of_ieee_754) {
  const auto single = Arithmetic::of<float>("float");
  EXPECT_EQ(single.significand_bits, 24U);
  EXPECT_EQ(single.smallest_exponent, -149);
  EXPECT_EQ(single.largest_exponent, 128);
  const auto twice = Arithmetic::of<double>("double");
  EXPECT_EQ(twice.significand_bits, 53U);
  EXPECT_EQ(twice.smallest_exponent, -1074);
  EXPECT_EQ(twice.largest_exponent, 1024);
  EXPECT_FALSE(twice.is_exact);
  EXPECT_EQ(Arithmetic::of<long double>("long-double").smallest_exponent, -16445);
}

TEST(Arithmetic, holds_what_fits_significand_and_range) {
  EXPECT_TRUE(half.holds(0));
  EXPECT_TRUE(half.holds(2047));
  EXPECT_FALSE(half.holds(2049));  // 12 bits
  EXPECT_TRUE(half.holds(2050));
  EXPECT_TRUE(half.holds(Rational{-3, 1024}));
  EXPECT_FALSE(half.holds(Rational{1, 3}));
  EXPECT_FALSE(half.holds(Rational{3, 10}));
  EXPECT_TRUE(half.holds(power_of_two(-24)));
  EXPECT_FALSE(half.holds(power_of_two(-25)));
  EXPECT_FALSE(half.holds(3 * power_of_two(-25)));
  EXPECT_TRUE(half.holds(65504));
  EXPECT_FALSE(half.holds(65536));
  EXPECT_TRUE(Arithmetic::exact().holds(Rational{1, 3}));
}

TEST(Arithmetic, a_grid_is_fixed_point) {
  const auto fixed = Arithmetic::binary("Q7.8", 15, -8, 7);
  EXPECT_TRUE(fixed.holds(Rational{-255, 256}));
  EXPECT_TRUE(fixed.holds(Rational{127} + Rational{255, 256}));
  EXPECT_FALSE(fixed.holds(128));
  EXPECT_FALSE(fixed.holds(Rational{1, 512}));
  EXPECT_EQ(fixed.nearest(Rational{1, 3}), (Rational{85, 256}));
}

TEST(Arithmetic, ties_are_rounded_to_even) {
  EXPECT_EQ(half.nearest(2049), 2048);
  EXPECT_EQ(half.nearest(2051), 2052);
  EXPECT_EQ(half.nearest(-2051), -2052);
  EXPECT_EQ(half.nearest(Rational{1, 3}), (Rational{1365, 4096}));
  EXPECT_EQ(half.nearest(power_of_two(-25)), 0);
  EXPECT_EQ(half.nearest(3 * power_of_two(-25)), power_of_two(-23));
  EXPECT_EQ(Arithmetic::exact().nearest(Rational{1, 3}), (Rational{1, 3}));
}

TEST(Arithmetic, what_would_be_infinite_is_refused) {
  EXPECT_EQ(half.nearest(65519), 65504);
  EXPECT_TRUE(is_complaint(complaint_of([] { (void)half.nearest(65520); }), "number", "65520",
                           "too large for half"));
}

TEST(Arithmetic, exact_numbers_need_no_allowance) {
  EXPECT_EQ(Arithmetic::exact().allowance(1000), 0);
}

TEST(Arithmetic, the_allowance_is_the_stated_one) {
  Arithmetic arithmetic = half;
  arithmetic.operations = 3;
  const Rational gamma{3, 2045};
  EXPECT_EQ(arithmetic.allowance(7, 5), 7 * gamma + 24 * (1 + gamma) * 5 * power_of_two(-24));
  arithmetic.operations = 0;
  EXPECT_EQ(arithmetic.allowance(7), 0);
}

TEST(Arithmetic, arithmetics_that_bound_nothing_are_refused) {
  Arithmetic arithmetic = half;
  arithmetic.operations = 1024;
  EXPECT_GT(arithmetic.allowance(1), 1);
  arithmetic.operations = 1025;
  EXPECT_TRUE(is_complaint(complaint_of([&] { (void)arithmetic.allowance(1); }), "operations",
                           "1025", "too many for a significand of 11 bits"));
  arithmetic = Arithmetic::binary("coarse", 24, -8, 15);
  EXPECT_TRUE(is_complaint(complaint_of([&] { (void)arithmetic.allowance(1); }),
                           "smallest_exponent", "-8", "too large for 64 operations"));
  EXPECT_THROW((void)half.allowance(-1), ContractViolation);
  EXPECT_THROW((void)half.allowance(1, Rational{1, 2}), ContractViolation);
  EXPECT_THROW((void)Arithmetic::binary("none", 0, -1, 1), ContractViolation);
  EXPECT_THROW((void)Arithmetic::binary("none", 1, 1, 1), ContractViolation);
}

}  // namespace
}  // namespace certau
