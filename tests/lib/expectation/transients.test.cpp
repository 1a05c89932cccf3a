// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/transients.hpp"

#include <gtest/gtest.h>

#include "certau/expectation/enumeration.hpp"
#include "certau/process/invariant_set.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

TEST(Transients, errors_stay_tiny_over_two_thousand_steps) {
  // u = T_2 = 2x² − 1 on [1/20, 9/20], where w − w* = x/5: digital SGD knows the answer.
  const auto process = support::digital_sgd();
  const auto polynomials = to_polynomials(process);
  const auto set = prove_invariant(polynomials, {q("1/20"), q("9/20")}, {}).value();
  Transients transients{polynomials, set, {0, 0, 1}, {}};
  const Rational start = q("1/20");
  for (unsigned k = 0; k <= 2000; ++k, transients.advance()) {
    if (k % 500 != 0 && k > 3) continue;
    const auto value = transients.value_at(-1);
    EXPECT_TRUE(value.contains(50 * support::digital_second_moment(process, start, k) - 1)) << k;
    EXPECT_LT(value.width(), power_of_ten(-50)) << k;
  }
}

TEST(Transients, an_analog_process_forgets_its_start) {
  const auto process = support::analog_sgd();
  const auto polynomials = to_polynomials(process);
  const auto set = prove_invariant(polynomials, {q("1/20"), q("9/20")}, {}).value();
  Transients transients{polynomials, set, {0, 1, q("1/3")}, {}};
  for (int k = 0; k < 2000; ++k) transients.advance();
  // What the range has forgotten is the error alone.
  EXPECT_LT(transients.range().width(), power_of_ten(-25));
  const auto left = transients.value_at(-1);
  const auto right = transients.value_at(1);
  EXPECT_LE(left.lower, right.upper);
  EXPECT_LE(right.lower, left.upper);
}

TEST(Transients, slivers_widen_by_little) {
  const auto process = support::double_well();
  const Rational start = q("1/2");
  const auto polynomials = to_polynomials(process);
  const auto set = find_invariant_set(process, polynomials, start, 80).value();
  ASSERT_GE(set.pieces.size(), 2U);
  const ChebyshevSeries u{0, q("1/2"), q("-1/3"), 1};
  const auto power_form = to_powers(u);
  const auto exact = enumerate_expectations(process, {start}, 4, [&](const State<Rational>& x) {
    return power_form((x.weight - set.interval.centre()) / set.interval.radius());
  });
  Transients transients{polynomials, set, u, {}};
  for (std::size_t k = 0; k <= 4; ++k, transients.advance()) {
    const auto value = transients.value_at((start - set.interval.centre()) / set.interval.radius());
    EXPECT_TRUE(value.contains(exact.at(k))) << k;
    EXPECT_LT(value.width(), power_of_ten(-15)) << k;
  }
  // A start on a sliver, where the other sign may be the true one.
  const auto edge = set.interval.lower;
  const auto at_edge = enumerate_expectations(process, {edge}, 2, [&](const State<Rational>& x) {
    return power_form((x.weight - set.interval.centre()) / set.interval.radius());
  });
  Transients from_edge{polynomials, set, u, {}};
  for (std::size_t k = 0; k <= 2; ++k, from_edge.advance())
    EXPECT_TRUE(from_edge.value_at(-1).contains(at_edge.at(k))) << k;
}

// f with f' = g, f(0) = 0.
PolynomialObjective<Rational> antiderivative(const RationalPolynomial& g) {
  std::vector<Rational> coefficients{0};
  for (long k = 0; k <= g.degree(); ++k) coefficients.push_back(g.coefficient(k) / (k + 1));
  return {coefficients};
}

TEST(Transients, a_set_on_which_a_sign_changes_is_enclosed_too) {
  // Noiseless descent on [-4/5, -1/2] with minimizer -3/5, flat on its left and steep on its right:
  // there the device lets few of the downward steps land (q₋ = 1 + w), while the map of the wider
  // piece (q₊ = 1 − w) leads far out of the set, where Chebyshev polynomials are huge.
  auto g = RationalPolynomial::linear(q("3/5"), 1) / RationalPolynomial{2};
  for (int k = 0; k < 6; ++k) g *= RationalPolynomial::linear(4, 5);
  const Process<Rational> process{Algorithm::analog_gd, 1, antiderivative(g),
                                  AsymmetricLinear<Rational>{1, 0}, NoNoise<Rational>{}};
  const auto polynomials = to_polynomials(process);
  const auto set = prove_invariant(polynomials, {q("-4/5"), q("-1/2")}, {q("-3/5")}).value();
  const ChebyshevSeries u{0, 0, 0, 0, 0, 0, 1};
  const auto power_form = to_powers(u);
  const auto exact = enumerate_expectations(process, {q("-1/2")}, 1, [&](const State<Rational>& x) {
    return power_form((x.weight - set.interval.centre()) / set.interval.radius());
  });
  Transients transients{polynomials, set, u, {}};
  transients.advance();
  const auto value = transients.value_at(1);
  EXPECT_TRUE(value.contains(exact.at(1)))
      << approx_decimal(value.lower, 6) << " … " << approx_decimal(value.upper, 6) << " without "
      << approx_decimal(exact.at(1), 6);
}

TEST(Transients, refuses_what_it_cannot_enclose) {
  const auto process = support::analog_sgd();
  const auto polynomials = to_polynomials(process);
  const auto set = prove_invariant(polynomials, {q("1/20"), q("9/20")}, {}).value();
  EXPECT_THROW((Transients{polynomials, set, ChebyshevSeries(6, Rational{1}), {4, 64}}),
               ContractViolation);
  const Transients transients{polynomials, set, ChebyshevSeries(5, Rational{1}), {4, 64}};
  EXPECT_THROW((void)transients.value_at(q("1001/1000")), ContractViolation);
  EXPECT_THROW((void)transients.value_at(q("-1001/1000")), ContractViolation);
  // u(x) = 1 + x + T_2 + T_3 + T_4 at the ends.
  EXPECT_TRUE(transients.value_at(1).contains(5));
  EXPECT_TRUE(transients.value_at(-1).contains(1));
}

}  // namespace
}  // namespace certau
