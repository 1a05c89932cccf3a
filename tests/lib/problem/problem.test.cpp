// SPDX-License-Identifier: Apache-2.0
#include "certau/problem/problem.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

template <class Kind>
std::string refused(const Kind& problem) {
  return complaint_of([&] { problem.validate(); });
}

TEST(Problem, quadratic_by_hand) {
  const Problem<Rational> f = Quadratic<Rational>{2, Rational(1, 3)};
  EXPECT_EQ(objective(f, Rational(4, 3)), 1);
  EXPECT_EQ(gradient(f, Rational(4, 3)), 2);
  EXPECT_EQ(gradient(f, Rational(1, 3)), 0);
}

TEST(Problem, double_well_by_hand) {
  const Problem<Rational> f = DoubleWell<Rational>{2, 3, Rational(1, 5)};
  EXPECT_EQ(objective(f, Rational(0)), Rational(3, 2));  // L a²/8
  EXPECT_EQ(objective(f, Rational(2)), Rational(2, 5));
  EXPECT_EQ(gradient(f, Rational(2)), Rational(1, 5));
  EXPECT_EQ(gradient(f, Rational(-2)), Rational(1, 5));
  // Curvature L in the wells.
  EXPECT_EQ(objective_polynomial(f).derivative().derivative()(2), 3);
}

TEST(Problem, polynomial_by_hand) {
  const Problem<Rational> f = PolynomialObjective<Rational>{{1, 0, Rational(1, 2), 3}};
  EXPECT_EQ(objective(f, Rational(2)), 27);
  EXPECT_EQ(gradient(f, Rational(2)), 38);
}

TEST(Problem, complaints_name_key_value_and_remedy) {
  EXPECT_TRUE(is_complaint(refused(Quadratic<Rational>{0, 1}), "problem.curvature", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(refused(DoubleWell<Rational>{0, 1, 0}), "problem.well", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(refused(DoubleWell<Rational>{1, -2, 0}), "problem.curvature", "-2",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(refused(PolynomialObjective<Rational>{{1}}), "problem.coefficients", "",
                           "has 1 entries"));
  EXPECT_TRUE(is_complaint(refused(PolynomialObjective<Rational>{std::vector<Rational>(66, 1)}),
                           "problem.coefficients", "", "has 66 entries"));
  EXPECT_TRUE(is_complaint(refused(PolynomialObjective<Rational>{{1, 2, 0}}),
                           "problem.coefficients", "", "ends with 0"));
}

TEST(Problem, good_parameters_are_accepted) {
  EXPECT_NO_THROW((Quadratic<Rational>{Rational(1, 9), -3}.validate()));
  EXPECT_NO_THROW((DoubleWell<Rational>{1, 1, -9}.validate()));
  EXPECT_NO_THROW((PolynomialObjective<Rational>{{0, -1}}.validate()));
  EXPECT_NO_THROW((PolynomialObjective<Rational>{std::vector<Rational>(65, 1)}.validate()));
}

}  // namespace
}  // namespace certau
