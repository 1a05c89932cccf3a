// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/rational_polynomial.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

using Coefficients = std::vector<Rational>;

TEST(RationalPolynomial, construction_drops_leading_zeros) {
  const RationalPolynomial p{Coefficients{1, Rational(1, 2), 0, 0}};
  EXPECT_EQ(p.degree(), 1);
  EXPECT_EQ(p.coefficient(0), 1);
  EXPECT_EQ(p.coefficient(1), Rational(1, 2));
  EXPECT_EQ(p.coefficient(7), 0);
}

TEST(RationalPolynomial, zero_has_degree_minus_one) {
  for (const auto& zero :
       {RationalPolynomial{}, RationalPolynomial{0}, RationalPolynomial{Rational{0}},
        RationalPolynomial{Coefficients{0, 0}}, RationalPolynomial{Coefficients{}}}) {
    EXPECT_EQ(zero.degree(), -1);
    EXPECT_TRUE(zero.is_zero() && zero.is_constant());
    EXPECT_EQ(zero(Rational(3, 7)), 0);
  }
}

TEST(RationalPolynomial, named_polynomials) {
  EXPECT_EQ(RationalPolynomial::identity()(Rational(2, 3)), Rational(2, 3));
  EXPECT_EQ(RationalPolynomial::linear(1, 2)(Rational(1, 2)), 2);
  const auto onto = affine_onto({Rational(1, 3), 1});
  EXPECT_EQ(onto(-1), Rational(1, 3));
  EXPECT_EQ(onto(1), 1);
}

TEST(RationalPolynomial, division_by_a_number_is_exact) {
  const auto p = RationalPolynomial::linear(1, 2) / RationalPolynomial{Rational(2, 3)};
  EXPECT_EQ(p, RationalPolynomial::linear(Rational(3, 2), 3));
  EXPECT_EQ(p / 3, RationalPolynomial::linear(Rational(1, 2), 1));
}

TEST(RationalPolynomial, division_by_a_polynomial_or_zero_is_refused) {
  const auto x = RationalPolynomial::identity();
  EXPECT_THROW((void)(x * x / x), ContractViolation);
  EXPECT_THROW((void)(RationalPolynomial{0} / x), ContractViolation);
  EXPECT_THROW((void)(x / 0), ContractViolation);
}

TEST(RationalPolynomial, operations_with_oneself_are_safe) {
  auto p = RationalPolynomial::linear(1, 2);
  p += p;
  EXPECT_EQ(p, RationalPolynomial::linear(2, 4));
  p *= p;
  EXPECT_EQ(p, (RationalPolynomial{Coefficients{4, 16, 16}}));
  p -= p;
  EXPECT_TRUE(p.is_zero());
}

}  // namespace
}  // namespace certau
