// SPDX-License-Identifier: Apache-2.0
#include "certau/number/powers.hpp"

#include <gtest/gtest.h>

#include "certau/number/ball.hpp"
#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {
namespace {

TEST(Powers, an_integer_exponent_is_exact_in_any_ring) {
  EXPECT_EQ(natural_power(Rational(-2, 3), 3), Rational(-8, 27));
  EXPECT_EQ(natural_power(Rational(5), 1), 5);
  const auto cube = rational_power(RationalPolynomial::identity(), Rational{3}, {});
  EXPECT_EQ(cube, RationalPolynomial(std::vector<Rational>{0, 0, 0, 1}));
  EXPECT_THROW((void)natural_power(Rational{2}, 0), ContractViolation);
}

TEST(Powers, a_fractional_exponent_needs_exp_and_log) {
  EXPECT_DOUBLE_EQ(rational_power(4.0, Rational(3, 2), {}), 8.0);
  const Ball eight = rational_power(Ball{Rational{4}, 100}, Rational(3, 2), {100});
  EXPECT_LE(exact_lower(eight), 8);
  EXPECT_GE(exact_upper(eight), 8);
  EXPECT_LT(exact_upper(eight) - exact_lower(eight), power_of_two(-85));
  EXPECT_THROW((void)rational_power(Rational{4}, Rational(1, 2), {}), ContractViolation);
  EXPECT_THROW((void)rational_power(RationalPolynomial::identity(), Rational(1, 2), {}),
               ContractViolation);
}

TEST(Powers, exp_and_sqrt_exist_where_they_can_be_computed) {
  EXPECT_EQ(elementary_exp(0.0), 1.0);
  EXPECT_EQ(elementary_sqrt(9.0), 3.0);
  EXPECT_THROW((void)elementary_exp(Rational{0}), ContractViolation);
  EXPECT_THROW((void)elementary_sqrt(Rational{4}), ContractViolation);
  EXPECT_THROW((void)elementary_exp(RationalPolynomial{0}), ContractViolation);
}

}  // namespace
}  // namespace certau
