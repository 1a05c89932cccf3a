// SPDX-License-Identifier: Apache-2.0
#include "certau/problem/landscape.hpp"

#include <gtest/gtest.h>

#include "certau/polynomial/bernstein.hpp"

namespace certau {
namespace {

const Rational margin = power_of_ten(-30);

Landscape landscape_of(const Problem<Rational>& problem) {
  return find_landscape(problem, margin).value();
}

// f >= lower on a large interval, proved; beyond it all these objectives grow.
bool holds_below(const Problem<Rational>& problem, const Rational& lower) {
  return is_nonnegative_on(objective_polynomial(problem) - RationalPolynomial{lower},
                           {-1000, 1000}) == Truth::yes;
}

TEST(Landscape, closed_forms_are_exact) {
  const auto quadratic = landscape_of(Quadratic<Rational>{3, Rational(1, 7)});
  EXPECT_EQ(quadratic.infimum.lower, 0);
  EXPECT_EQ(quadratic.infimum.upper, 0);
  EXPECT_EQ(quadratic.infimum.at, Rational(1, 7));
  const auto wells = landscape_of(DoubleWell<Rational>{Rational(2, 3), 5, 0});
  EXPECT_EQ(wells.infimum.lower, 0);
  EXPECT_EQ(wells.infimum.upper, 0);
  ASSERT_EQ(wells.minimizers.size(), 2U);
  EXPECT_EQ(wells.minimizers[0], (ClosedInterval{Rational(-2, 3), Rational(-2, 3)}));
  EXPECT_EQ(wells.minimizers[1], (ClosedInterval{Rational(2, 3), Rational(2, 3)}));
}

TEST(Landscape, a_tilted_double_well_has_one_minimizer_on_the_low_side) {
  const Problem<Rational> wells = DoubleWell<Rational>{1, 1, Rational(1, 10)};
  const auto landscape = landscape_of(wells);
  ASSERT_EQ(landscape.minimizers.size(), 1U);
  const auto& minimizer = landscape.minimizers.front();
  EXPECT_LT(minimizer.upper, -1);
  EXPECT_LT(gradient(wells, minimizer.lower), 0);
  EXPECT_GT(gradient(wells, minimizer.upper), 0);
  const auto& infimum = landscape.infimum;
  EXPECT_EQ(objective(wells, infimum.at), infimum.upper);
  EXPECT_EQ(infimum.lower, infimum.upper - margin);
  EXPECT_TRUE(holds_below(wells, infimum.lower));
  EXPECT_LT(infimum.upper, 0);
}

TEST(Landscape, a_quartic_without_symmetry_is_enclosed) {
  const Problem<Rational> quartic = PolynomialObjective<Rational>{{0, 1, -3, Rational(1, 2), 1}};
  const auto landscape = landscape_of(quartic);
  EXPECT_TRUE(holds_below(quartic, landscape.infimum.lower));
  EXPECT_FALSE(holds_below(quartic, landscape.infimum.upper + margin));
  EXPECT_EQ(objective(quartic, landscape.infimum.at), landscape.infimum.upper);
}

TEST(Landscape, equal_heights_are_both_minimizers) {
  // (w² − 2)²: minimizers ±√2, irrational.
  const auto landscape = landscape_of(PolynomialObjective<Rational>{{4, 0, -4, 0, 1}});
  ASSERT_EQ(landscape.minimizers.size(), 2U);
  EXPECT_LT(landscape.minimizers[0].upper, 0);
  EXPECT_GT(landscape.minimizers[1].lower, 0);
}

TEST(Landscape, unbounded_objectives_have_no_infimum) {
  for (const auto& list : {std::vector<Rational>{0, 1}, std::vector<Rational>{0, 0, 0, 1},
                           std::vector<Rational>{0, 0, -1}}) {
    const auto outcome = find_landscape(PolynomialObjective<Rational>{list}, margin);
    EXPECT_FALSE(outcome.has_value() || outcome.is_inconclusive());
    EXPECT_NE(outcome.reason().find("not bounded below"), std::string::npos) << outcome.reason();
  }
}

TEST(Landscape, a_margin_is_required) {
  EXPECT_THROW((void)find_landscape(Quadratic<Rational>{1, 0}, 0), ContractViolation);
}

TEST(Landscape, curvature_bound_is_exact_where_the_curvature_is_simple) {
  EXPECT_EQ(curvature_bound(Quadratic<Rational>{3, 7}, {-1, 1}), 3);
  // f'' = L(3w² − a²)/(2a²) is least at 0 and largest at the ends.
  EXPECT_EQ(curvature_bound(DoubleWell<Rational>{1, 2, 5}, {-1, 1}), 2);
  EXPECT_EQ(curvature_bound(PolynomialObjective<Rational>{{0, 1}}, {-1, 1}), 0);
  EXPECT_EQ(curvature_bound(PolynomialObjective<Rational>{{0, 0, -1}}, {-1, 1}), 2);
}

}  // namespace
}  // namespace certau
