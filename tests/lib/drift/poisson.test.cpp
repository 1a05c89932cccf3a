// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/poisson.hpp"

#include <gtest/gtest.h>

#include "certau/drift/poisson_proof.hpp"
#include "certau/process/invariant_set.hpp"

namespace certau {
namespace {

// Digital SGD with αL = 1/2: g⁺ = (g − ε)/2, E g² = σ²/3, u = (4/3) g² up to a constant.
struct Digital {
  Process<Rational> process{Algorithm::digital_sgd, Rational(1, 2), Quadratic<Rational>{1, 0},
                            Ideal<Rational>{}, TwoPoint<Rational>{1}};
  PolynomialProcess polynomials = to_polynomials(process);
  InvariantSet set = find_invariant_set(process, polynomials, 0, 60).value();
  QuantityPolynomials quantity = quantity_polynomials(Quantity::squared_gradient_norm, polynomials);
};

TEST(Poisson, collocation_finds_a_polynomial_solution) {
  const Digital d;
  ASSERT_EQ(d.set.interval, (ClosedInterval{-1, 1}));
  const auto solution =
      approx_solve_poisson(d.polynomials, d.set, d.quantity, {6, 192, 128}).value();
  ASSERT_EQ(solution.potential.size(), 7U);
  const Rational error = power_of_two(-100);
  EXPECT_LE(abs(Rational{solution.value - Rational(1, 3)}), error);
  // (4/3)x² is 2/3 T_0 + 2/3 T_2.
  for (std::size_t k = 1; k < 7; ++k)
    EXPECT_LE(abs(Rational{solution.potential[k] - (k == 2 ? Rational(2, 3) : Rational{0})}), error)
        << k;
  EXPECT_LE(solution.tail, error);
}

TEST(Poisson, coefficients_are_rounded_to_the_bits_asked_for) {
  const Digital d;
  const auto solution =
      approx_solve_poisson(d.polynomials, d.set, d.quantity, {4, 192, 10}).value();
  for (const auto& c : solution.potential) EXPECT_EQ(denominator(Rational{c * 1024}), 1);
  EXPECT_EQ(solution.potential[0], 0);
}

TEST(Poisson, a_potential_needs_a_degree) {
  const Digital d;
  EXPECT_THROW((void)approx_solve_poisson(d.polynomials, d.set, d.quantity, {0, 192, 128}),
               ContractViolation);
}

TEST(Poisson, the_proof_meets_its_tolerance) {
  const Digital d;
  for (const int digits : {1, 10, 40}) {
    const auto proof = prove_poisson(d.polynomials, d.set, d.quantity, digits, {}).value();
    EXPECT_LE(proof.lower, Rational(1, 3));
    EXPECT_GE(proof.upper, Rational(1, 3));
    EXPECT_LE(proof.upper - proof.lower, proof.tolerance);
    EXPECT_LE(proof.tolerance, power_of_ten(-digits) * Rational(34, 100));
  }
}

TEST(Poisson, a_quantity_that_vanishes_is_zero_exactly) {
  const Digital d;
  const auto zero = quantity_polynomials(Quantity::squared_saturation, d.polynomials);
  const auto proof = prove_poisson(d.polynomials, d.set, zero, 20, {}).value();
  EXPECT_EQ(proof.lower, 0);
  EXPECT_EQ(proof.upper, 0);
  EXPECT_EQ(proof.potential, ChebyshevSeries{Rational{0}});
}

}  // namespace
}  // namespace certau
