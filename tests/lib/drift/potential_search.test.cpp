// SPDX-License-Identifier: Apache-2.0
// On an ideal device with f = w²/2 the search has an answer by hand: u = w²/(2α − α²) solves the
// Poisson equation of h = g² = w², with λ = ασ²/(2 − α).
#include "certau/drift/potential_search.hpp"

#include <gtest/gtest.h>

#include "tests/lib/drift/piecewise_instances.hpp"

namespace certau {
namespace {

constexpr double alpha = 0.25;
constexpr double sigma = 0.5;
constexpr double mean = alpha * sigma * sigma / (2 - alpha);
constexpr double curvature = 1 / (2 * alpha - alpha * alpha);  // of u
constexpr double tolerance = 1e-5;                             // of a program's 1e-9 and margins

struct Example {
  Process<Rational> process{Algorithm::analog_sgd,
                            {1, 4},
                            Quadratic<Rational>{1, 0},
                            Ideal<Rational>{},
                            TwoPoint<Rational>{{1, 2}}};
  PotentialBasis basis{{0, 0}, {1, 1}, {{BivariatePolynomial{1}, {{0, 0}, {1, 0}, {2, 0}}}}};
  SampledDrift sampled{
      process, quantity_polynomials(Quantity::squared_gradient_norm, to_polynomials(process)),
      basis};
  std::vector<State<long double>> states;

  Example() {
    for (int k = -10; k <= 10; ++k) states.push_back({k / 10.0L, 0});
  }
  [[nodiscard]] PotentialSearch search(Direction direction, const Rational& start = 1) const {
    return {sampled, direction, {start}, mean, states};
  }
};

TEST(PotentialSearch, solves_the_poisson_equation_by_hand) {
  const Example example;
  for (const auto direction : {Direction::upper, Direction::lower}) {
    auto search = example.search(direction);
    const auto found = search.approx_solve().value();
    EXPECT_TRUE(found.is_determined);
    EXPECT_NEAR(static_cast<double>(found.value), mean, tolerance * mean);
    ASSERT_EQ(found.coefficients.size(), 3U);
    EXPECT_NEAR(static_cast<double>(found.coefficients[1]), 0, tolerance);
    EXPECT_NEAR(static_cast<double>(found.coefficients[2]), curvature, tolerance);
    for (const auto& state : example.states)
      EXPECT_LT(search.approx_violation(state, found), tolerance);
  }
}

TEST(PotentialSearch, a_violation_is_measured_in_units) {
  const Example example;
  for (const int sign : {1, -1}) {
    auto search = example.search(sign > 0 ? Direction::upper : Direction::lower);
    auto found = search.approx_solve().value();
    found.value -= sign * 3 * mean;
    for (const auto& state : example.states)
      EXPECT_NEAR(static_cast<double>(search.approx_violation(state, found)), 3, 1e-3);
  }
}

TEST(PotentialSearch, the_transient_is_that_of_the_potential) {
  const Example example;
  // From 1 the potential can fall by all of it; from 0 it can rise by as much. The lower bound is
  // worth that rise if 1/K < α²σ² = 1/64: with u = b w² it is b(α²σ² − 1/K) for b <= 1/(2α − α²).
  for (const int steps : {100, 1000}) {
    auto upper = example.search(Direction::upper, 1);
    upper.set_horizon(steps);
    const auto above = upper.approx_solve().value();
    EXPECT_NEAR(static_cast<double>(above.transient), curvature, 1e-4);
    EXPECT_NEAR(static_cast<double>(upper.approx_transient({0, 0}, above)), curvature, 1e-4);
    EXPECT_NEAR(static_cast<double>(above.value), mean, 1e-4 * mean);
    auto lower = example.search(Direction::lower, 0);
    lower.set_horizon(steps);
    const auto below = lower.approx_solve().value();
    EXPECT_NEAR(static_cast<double>(below.transient), curvature, 1e-4);
    EXPECT_NEAR(static_cast<double>(lower.approx_transient({1, 0}, below)), curvature, 1e-4);
  }
}

TEST(PotentialSearch, a_short_horizon_prefers_a_small_potential) {
  // At K = 1 the potential costs more than it gains: u = 0, λ = max h = 1.
  const Example example;
  auto search = example.search(Direction::upper, 1);
  search.set_horizon(1);
  const auto found = search.approx_solve().value();
  EXPECT_NEAR(static_cast<double>(found.value + found.transient), 1, 1e-4);
}

TEST(PotentialSearch, states_that_are_added_count) {
  Example example;
  example.states = {{0, 0}, {0.1L, 0}, {-0.1L, 0}};
  auto search = example.search(Direction::upper);
  const auto before = search.approx_solve().value();
  for (const long double w : {1.0L, -1.0L, 0.5L, -0.5L}) search.add({w, 0});
  const auto after = search.approx_solve().value();
  // More constraints cannot lower the least value; the answer at all states is the exact one.
  EXPECT_GE(static_cast<double>(after.value), static_cast<double>(before.value) - 1e-6);
  EXPECT_NEAR(static_cast<double>(after.value), mean, 1e-4 * mean);
}

TEST(PotentialSearch, too_few_states_do_not_determine_a_potential) {
  Example example;
  example.states = {{1, 0}, {-1, 0}};  // nothing holds the potential at 0
  auto search = example.search(Direction::upper);
  const auto found = search.approx_solve();
  EXPECT_TRUE(!found.has_value() || !found.value().is_determined);
}

}  // namespace
}  // namespace certau
