// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/potential_basis.hpp"

#include <gtest/gtest.h>

#include <random>

#include "certau/drift/piecewise_residual.hpp"
#include "certau/drift/sampled_drift.hpp"
#include "tests/lib/drift/piecewise_at_point.hpp"
#include "tests/lib/drift/piecewise_instances.hpp"
#include "tests/support/exact.hpp"

namespace certau {
namespace {

using support::q;

const StateBox square{{-1, 1}, ClosedInterval{-1, 1}};
const StateBox line{{-1, 1}, std::nullopt};

PotentialBasis basis_of(const Process<Rational>& process, const StateBox& box, long degree) {
  return make_basis(process, box, approx_scales(process, box), degree);
}

// The zero of abs(kink) on the line p(w), in the basis' own coordinates.
Rational kink_at(const PotentialBasis& basis, std::size_t family, const State<Rational>& state) {
  return support::polynomial_at(basis.families[family].kink,
                                (state.weight - basis.centre.weight) / basis.scale.weight,
                                (state.auxiliary - basis.centre.auxiliary) / basis.scale.auxiliary);
}

TEST(PotentialBasis, tiki_taka_has_kinks_at_p_and_at_each_new_p) {
  const auto process = support::plain_tiki_taka(q("1/50"), q("1/5"));
  const auto basis = basis_of(process, square, 4);
  ASSERT_EQ(basis.families.size(), 4U);
  // 15 monomials of total degree 4, thrice 10 of degree 3.
  EXPECT_EQ(basis.families[0].exponents.size(), 15U);
  for (std::size_t k = 1; k < 4; ++k) EXPECT_EQ(basis.families[k].exponents.size(), 10U);
  EXPECT_EQ(basis.size(), 45U);
  EXPECT_EQ(basis.families[0].kink, BivariatePolynomial{1});
  EXPECT_EQ(basis.families[0].exponents.front(), (std::pair<long, long>{0, 0}));
  EXPECT_EQ(kink_at(basis, 1, {q("1/3"), 0}), 0);
  EXPECT_NE(kink_at(basis, 1, {q("1/3"), q("1/10")}), 0);
  // abs(p′_j)/s, here where the increment has the sign that it has at the centre.
  for (const std::size_t j : {0U, 1U})
    for (const auto& state : {State<Rational>{0, 0}, State<Rational>{q("1/2"), q("-1/3")}})
      EXPECT_EQ(kink_at(basis, 2 + j, state) * basis.scale.auxiliary,
                branch_image(process, state, j).auxiliary);
}

TEST(PotentialBasis, sgd_has_kinks_where_increments_change_sign) {
  const auto process = support::plain_sgd(q("1/10"), q("1/5"));
  const auto basis = basis_of(process, line, 8);
  ASSERT_EQ(basis.families.size(), 3U);
  EXPECT_EQ(basis.size(), 9U + 5U + 5U);
  // g + ε vanishes at w* ± σ.
  for (const auto& [family, w] : {std::pair{1U, q("1/20")}, std::pair{2U, q("9/20")}})
    EXPECT_TRUE(kink_at(basis, family, {w}) == 0 || kink_at(basis, 3 - family, {w}) == 0) << w;
}

TEST(PotentialBasis, equal_kinks_are_one_family) {
  // Without noise all branches have one increment, which vanishes at w*.
  auto process = support::plain_sgd(q("1/10"), q("1/5"));
  process.noise = FiniteLaw<Rational>{{{0}, {0}}, {{q("1/2")}, {q("1/2")}}};
  const auto basis = basis_of(process, line, 8);
  ASSERT_EQ(basis.families.size(), 2U);
  EXPECT_EQ(kink_at(basis, 1, {q("1/4")}), 0);
}

TEST(PotentialBasis, scales_are_those_of_the_stationary_distribution) {
  // sqrt(βτσ) = 0.51 and sqrt(ατσ/L) = 0.16, to a factor of 2.
  const auto scales = approx_scales(support::plain_tiki_taka(q("1/50"), q("1/5")), square);
  EXPECT_EQ(scales.centres, std::vector<Rational>{q("1/4")});
  EXPECT_GE(scales.scale.auxiliary, q("1/4"));
  EXPECT_LE(scales.scale.auxiliary, 1);
  EXPECT_GE(scales.scale.weight, q("2/25"));
  EXPECT_LE(scales.scale.weight, q("8/25"));
  // A hundredth of the rates: a tenth of the scales.
  const auto small = approx_scales(support::plain_tiki_taka(q("1/5000"), q("1/500")), square);
  EXPECT_LE(small.scale.auxiliary, scales.scale.auxiliary / 4);
  EXPECT_LE(small.scale.weight, scales.scale.weight / 4);
}

TEST(PotentialBasis, several_wells_are_spanned_by_one_basis) {
  auto process = support::plain_sgd(q("1/10"), q("1/20"));
  process.problem = DoubleWell<Rational>{q("1/2"), 1, 0};
  const auto scales = approx_scales(process, line);
  EXPECT_EQ(scales.centres.size(), 3U);
  const auto basis = make_basis(process, line, scales, 8);
  EXPECT_EQ(basis.centre.weight, 0);
  EXPECT_EQ(basis.scale.weight, 1);
}

// Coefficients of all sizes.
std::vector<long double> random_coefficients(std::size_t count) {
  std::mt19937_64 words{7};
  std::vector<long double> result;
  for (std::size_t k = 0; k < count; ++k)
    result.push_back((static_cast<long double>(words() >> 11) / (1ULL << 52) - 1) *
                     std::ldexp(1.0L, static_cast<int>(k % 17) - 8));
  return result;
}

// Sums in long double are within 2^-60 of their terms' size, but for the images' own rounding.
void expect_near(long double approx, const Rational& exact, long double size) {
  EXPECT_LE(abs(Rational{support::exact(approx) - exact}), support::exact(size) * power_of_two(-50))
      << exact;
}

void expect_round_trip(const Process<Rational>& process, const StateBox& box, long degree) {
  auto scalar = process;
  if (box.auxiliary) scalar.algorithm = Algorithm::analog_sgd;
  const auto basis = basis_of(process, box, degree);
  const SampledDrift sampled{
      process, quantity_polynomials(Quantity::squared_gradient_norm, to_polynomials(scalar)),
      basis};
  ASSERT_EQ(sampled.size(), basis.size());
  const auto coefficients = random_coefficients(basis.size());
  const auto potential = basis.combine(coefficients);
  for (const auto& state : support::grid(box, 8)) {
    const auto row = sampled.approx_row(convert_state<long double>(state));
    ASSERT_EQ(row.drift.size(), basis.size());
    ASSERT_EQ(row.value.size(), basis.size());
    long double value = 0;
    long double drift = 0;
    long double size = 1;
    for (std::size_t k = 0; k < basis.size(); ++k) {
      value += coefficients[k] * row.value[k];
      drift += coefficients[k] * row.drift[k];
      size += std::abs(coefficients[k] * row.value[k]);
    }
    expect_near(value, support::potential_at(potential, state), size);
    expect_near(drift, support::drift_at(process, potential, state), size);
    expect_near(row.quantity,
                support::quantity_at(Quantity::squared_gradient_norm, process, state.weight).value,
                1);
  }
}

TEST(PotentialBasis, combined_potentials_have_the_sampled_values_and_drifts) {
  expect_round_trip(support::plain_tiki_taka(q("1/50"), q("1/5")), square, 4);
  auto mixed = support::plain_tiki_taka(q("1/64"), q("1/8"));
  mixed.mixing = q("1/2");
  expect_round_trip(mixed, square, 6);
  expect_round_trip(support::plain_sgd(q("1/10"), q("1/5")), line, 8);
}

TEST(PotentialBasis, coefficients_are_taken_exactly) {
  const PotentialBasis basis{{0, 0}, {1, 1}, {{BivariatePolynomial{1}, {{0, 0}, {2, 1}}}}};
  const long double third = 1.0L / 3;
  const auto potential = basis.combine({0.0L, -third});
  EXPECT_EQ(potential.terms.front().factor.coefficient(0, 0), 0);
  EXPECT_EQ(potential.terms.front().factor.coefficient(2, 1), -support::exact(third));
  EXPECT_THROW((void)basis.combine({1}), ContractViolation);
}

}  // namespace
}  // namespace certau
