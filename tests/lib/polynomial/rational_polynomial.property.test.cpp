// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/rational_polynomial.hpp"

#include "certau/polynomial/horner.hpp"
#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

std::vector<Rational> coefficients(const RationalPolynomial& p) {
  std::vector<Rational> result;
  for (long k = 0; k <= std::max(0L, p.degree()); ++k) result.push_back(p.coefficient(k));
  return result;
}

// sum c_k x^k, term by term.
Rational by_powers(const RationalPolynomial& p, const Rational& x) {
  Rational sum = 0;
  for (long k = 0; k <= p.degree(); ++k)
    sum += p.coefficient(k) * power(x, static_cast<unsigned>(k));
  return sum;
}

TEST(RationalPolynomial, evaluation_is_the_sum_of_its_terms) {
  check_property(200, [] {
    const auto p = *properties::polynomial(8);
    const Rational x = *properties::rational();
    RC_ASSERT(p(x) == by_powers(p, x));
    RC_ASSERT(horner(coefficients(p), x) == p(x));
    RC_ASSERT(RationalPolynomial{coefficients(p)} == p);
  });
}

TEST(RationalPolynomial, operations_are_pointwise) {
  check_property(200, [] {
    const auto p = *properties::polynomial(6);
    const auto q = *properties::polynomial(6);
    const Rational x = *properties::rational();
    RC_ASSERT((p + q)(x) == p(x) + q(x));
    RC_ASSERT((p - q)(x) == p(x) - q(x));
    RC_ASSERT((p * q)(x) == p(x) * q(x));
    RC_ASSERT((-p)(x) == -p(x));
    RC_ASSERT(p - q + q == p);
  });
}

TEST(RationalPolynomial, composition_is_pointwise_and_horner_composes) {
  check_property(200, [] {
    const auto p = *properties::polynomial(5);
    const auto q = *properties::polynomial(4);
    const Rational x = *properties::rational();
    RC_ASSERT(p.compose(q)(x) == p(q(x)));
    RC_ASSERT(p.compose(RationalPolynomial::identity()) == p);
    std::vector<RationalPolynomial> constants;
    for (const auto& c : coefficients(p)) constants.emplace_back(c);
    RC_ASSERT(horner(constants, q) == p.compose(q));
  });
}

TEST(RationalPolynomial, derivative_obeys_the_product_and_chain_rules) {
  check_property(200, [] {
    const auto p = *properties::polynomial(5);
    const auto q = *properties::polynomial(5);
    RC_ASSERT((p * q).derivative() == p.derivative() * q + p * q.derivative());
    RC_ASSERT(p.compose(q).derivative() == p.derivative().compose(q) * q.derivative());
    RC_ASSERT(RationalPolynomial{derivative(coefficients(p))} == p.derivative());
  });
}

TEST(RationalPolynomial, affine_onto_maps_ends_to_ends) {
  check_property(100, [] {
    const Rational lower = *properties::rational();
    const ClosedInterval interval{lower, lower + *properties::positive_rational()};
    const auto onto = affine_onto(interval);
    RC_ASSERT(onto.degree() == 1);
    RC_ASSERT(onto(-1) == interval.lower && onto(1) == interval.upper);
  });
}

}  // namespace
}  // namespace certau
