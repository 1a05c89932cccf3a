// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_polynomial.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

using Conditions = PiecewisePolynomial::Conditions;

const BivariatePolynomial x = BivariatePolynomial::linear_x(0, 1);
const BivariatePolynomial y = BivariatePolynomial::linear_y(0, 1);

TEST(PiecewisePolynomial, an_argument_and_its_positive_multiples_share_a_number) {
  PiecewisePolynomial f;
  Conditions conditions;
  EXPECT_TRUE(f.restrict(conditions, x - y, Sign::nonnegative));
  EXPECT_TRUE(f.restrict(conditions, (x - y) * 3, Sign::nonnegative));
  EXPECT_TRUE(f.restrict(conditions, (x - y) / 7, Sign::nonnegative));
  EXPECT_EQ(f.arguments().size(), 1);
  EXPECT_EQ(conditions.size(), 1);
}

TEST(PiecewisePolynomial, a_negative_multiple_has_the_opposite_sign) {
  PiecewisePolynomial f;
  Conditions one;
  Conditions other;
  EXPECT_TRUE(f.restrict(one, x * y - 1, Sign::nonnegative));
  EXPECT_TRUE(f.restrict(other, (1 - x * y) * 2, Sign::nonnegative));
  ASSERT_EQ(f.arguments().size(), 1);
  EXPECT_NE(one, other);
  EXPECT_TRUE(f.restrict(one, (1 - x * y) * 5, Sign::nonpositive));
  EXPECT_FALSE(f.restrict(one, (1 - x * y) * 5, Sign::nonnegative));
  EXPECT_FALSE(f.restrict(other, x * y - 1, Sign::nonnegative));
}

TEST(PiecewisePolynomial, a_contradiction_is_refused_and_changes_nothing) {
  PiecewisePolynomial f;
  Conditions conditions;
  ASSERT_TRUE(f.restrict(conditions, x - y, Sign::nonpositive));
  const Conditions before = conditions;
  EXPECT_FALSE(f.restrict(conditions, x - y, Sign::nonnegative));
  EXPECT_FALSE(f.restrict(conditions, y - x, Sign::nonpositive));
  EXPECT_EQ(conditions, before);
}

TEST(PiecewisePolynomial, arguments_that_are_no_multiples_have_numbers_of_their_own) {
  PiecewisePolynomial f;
  Conditions conditions;
  EXPECT_TRUE(f.restrict(conditions, x, Sign::nonnegative));
  EXPECT_TRUE(f.restrict(conditions, y, Sign::nonpositive));
  EXPECT_TRUE(f.restrict(conditions, x + 1, Sign::nonpositive));
  EXPECT_EQ(f.arguments().size(), 3);
  EXPECT_EQ(conditions.size(), 3);
}

TEST(PiecewisePolynomial, a_constant_has_its_sign_for_good_and_zero_is_nonnegative) {
  PiecewisePolynomial f;
  Conditions conditions;
  EXPECT_TRUE(f.restrict(conditions, 2, Sign::nonnegative));
  EXPECT_FALSE(f.restrict(conditions, 2, Sign::nonpositive));
  EXPECT_TRUE(f.restrict(conditions, -2, Sign::nonpositive));
  EXPECT_FALSE(f.restrict(conditions, -2, Sign::nonnegative));
  EXPECT_TRUE(f.restrict(conditions, 0, Sign::nonnegative));
  EXPECT_FALSE(f.restrict(conditions, 0, Sign::nonpositive));
  EXPECT_TRUE(conditions.empty());
  EXPECT_TRUE(f.arguments().empty());
}

TEST(PiecewisePolynomial, terms_under_the_same_conditions_are_added_up) {
  PiecewisePolynomial f;
  Conditions conditions;
  ASSERT_TRUE(f.restrict(conditions, x - y, Sign::nonnegative));
  f.add(conditions, x);
  f.add(conditions, y * 2);
  f.add({}, 1);
  ASSERT_EQ(f.terms().size(), 2);
  EXPECT_EQ(f.terms().at(conditions), x + y * 2);
  EXPECT_EQ(f(1, 0), 2);
  EXPECT_EQ(f(0, 1), 1);
}

TEST(PiecewisePolynomial, a_vanishing_argument_counts_as_nonnegative) {
  PiecewisePolynomial f;
  Conditions above;
  Conditions below;
  ASSERT_TRUE(f.restrict(above, y - x, Sign::nonnegative));
  ASSERT_TRUE(f.restrict(below, y - x, Sign::nonpositive));
  f.add(above, 3);
  f.add(below, 5);
  EXPECT_EQ(f(Rational(1, 2), Rational(1, 2)), 3);
  EXPECT_EQ(f(1, 0), 5);
}

TEST(PiecewisePolynomial, the_magnitude_of_a_constant_needs_no_condition) {
  PiecewisePolynomial f;
  f.add_magnitude({}, -3, x);
  f.add_magnitude({}, 2, y);
  f.add_magnitude({}, 0, y);
  EXPECT_TRUE(f.arguments().empty());
  EXPECT_EQ(f(1, 1), 5);
}

TEST(PiecewisePolynomial, a_magnitude_where_its_sign_is_known_is_one_term) {
  PiecewisePolynomial f;
  Conditions conditions;
  ASSERT_TRUE(f.restrict(conditions, x - y, Sign::nonpositive));
  f.add_magnitude(conditions, (y - x) * 2, 1);
  ASSERT_EQ(f.terms().size(), 1);
  EXPECT_EQ(f.terms().at(conditions), (y - x) * 2);
}

TEST(PiecewisePolynomial, without_terms_it_is_zero) {
  EXPECT_EQ(PiecewisePolynomial{}(Rational(1, 3), 1), 0);
}

}  // namespace
}  // namespace certau
