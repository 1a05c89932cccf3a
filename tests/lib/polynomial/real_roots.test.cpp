// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/real_roots.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const RationalPolynomial x = RationalPolynomial::identity();

RationalPolynomial constant(const Rational& value) { return RationalPolynomial{value}; }
ClosedInterval point(const Rational& value) { return {value, value}; }

TEST(RealRoots, rational_roots_are_recognised) {
  const auto p = (x - constant(Rational(1, 3))) * (x + constant(Rational(7, 5))) * x;
  EXPECT_EQ(real_roots(p, 64),
            (std::vector{point(Rational(-7, 5)), point(0), point(Rational(1, 3))}));
  EXPECT_EQ(real_roots(3 * x - constant(Rational(1, 7)), 8), std::vector{point(Rational(1, 21))});
}

TEST(RealRoots, irrational_roots_are_enclosed_by_a_sign_change) {
  const auto p = x * x - 2;
  const auto roots = real_roots(p, 100);
  ASSERT_EQ(roots.size(), 2U);
  for (const auto& root : roots) {
    EXPECT_LT(p(root.lower) * p(root.upper), 0);
    EXPECT_LE(root.width(), power_of_two(-100));
  }
  EXPECT_LT(roots[0].upper, roots[1].lower);
}

TEST(RealRoots, multiple_roots_count_once) {
  const auto double_root = (x - constant(Rational(1, 3))) * (x - constant(Rational(1, 3)));
  EXPECT_EQ(real_roots(double_root, 64), std::vector{point(Rational(1, 3))});
  const auto p = double_root * double_root * (x * x - 2) * (x * x - 2);
  EXPECT_EQ(real_roots(p, 64).size(), 3U);
}

TEST(RealRoots, complex_roots_are_left_out) {
  EXPECT_TRUE(real_roots(x * x + 1, 64).empty());
  EXPECT_EQ(real_roots((x * x + 1) * (x - 5), 64), std::vector{point(5)});
  // Close to the real line, but not on it.
  EXPECT_TRUE(real_roots(x * x + constant(power_of_ten(-40)), 64).empty());
}

TEST(RealRoots, constants_have_none_and_zero_is_refused) {
  EXPECT_TRUE(real_roots(RationalPolynomial{5}, 64).empty());
  EXPECT_THROW((void)real_roots(RationalPolynomial{}, 64), ContractViolation);
}

TEST(RealRoots, near_roots_are_told_apart) {
  const Rational gap = power_of_ten(-30);
  const auto p = (x - constant(Rational(1, 3))) * (x - constant(Rational(1, 3) + gap));
  const auto roots = real_roots(p, 16);
  ASSERT_EQ(roots.size(), 2U);
  EXPECT_LT(roots[0].upper, roots[1].lower);
}

TEST(RealRoots, the_width_is_absolute_for_large_roots_too) {
  const auto roots = real_roots(x * x - constant(2 * power_of_ten(40)), 64);
  ASSERT_EQ(roots.size(), 2U);
  for (const auto& root : roots) EXPECT_LE(root.width(), power_of_two(-64));
}

}  // namespace
}  // namespace certau
