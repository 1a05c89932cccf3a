// SPDX-License-Identifier: Apache-2.0
// The prover, given potentials that no solver made.
#include "certau/drift/residual.hpp"

#include "certau/process/invariant_set.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/drift_at_point.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

struct Case {
  Process<Rational> process;
  PolynomialProcess polynomials;
  InvariantSet set;
  Quantity quantity = Quantity::squared_gradient_norm;
  QuantityPolynomials parts;
  ChebyshevSeries potential;
};

// Any process with a proved set, any quantity whose denominator is positive there, any potential.
Case random_case() {
  auto instance = rc::gen::oneOf(properties::polynomial_process(), properties::invariant_process());
  auto [process, start] = *instance;
  process.learning_rate /= *rc::gen::element(1, 4, 16);
  Case result{process, to_polynomials(process), {}, Quantity::squared_gradient_norm, {}, {}};
  auto set = find_invariant_set(process, result.polynomials, start, 60);
  RC_PRE(set.has_value());
  result.set = set.value();
  result.quantity = (*rc::gen::elementOf(quantity_names)).value;
  result.parts = quantity_polynomials(result.quantity, result.polynomials);
  RC_PRE(prove_positive(result.parts.denominator, result.set.interval).has_value());
  result.potential = *rc::gen::nonEmpty(
      rc::gen::resize(8, rc::gen::container<ChebyshevSeries>(properties::rational())));
  return result;
}

Rational drift_at(const Case& c, const Rational& value, const Rational& weight) {
  const Claim claim{c.process, {}, c.quantity, Direction::upper, value, 0};
  return support::drift_at({claim, SmoothProof{c.set.interval, {}, c.potential}, std::nullopt},
                           weight);
}

TEST(Residual, a_provable_value_holds_for_any_potential) {
  int proved = 0;
  check_property(600, [&] {
    const auto c = random_case();
    const Residuals residuals{c.polynomials, c.set, c.parts, c.potential};
    const Rational guess = *properties::rational();
    const auto upper = residuals.provable_value(Direction::upper, guess);
    const auto lower = residuals.provable_value(Direction::lower, guess);
    RC_PRE(upper.has_value() && lower.has_value());
    ++proved;
    RC_ASSERT(lower.value() <= guess && guess <= upper.value());
    const Rational at = *properties::rational_in(c.set.interval);
    RC_ASSERT(drift_at(c, upper.value(), at) <= 0);
    RC_ASSERT(drift_at(c, lower.value(), at) >= 0);
  });
  EXPECT_GE(proved, 100);
}

TEST(Residual, what_it_proves_holds_at_every_point) {
  int proved = 0;
  check_property(1000, [&] {
    const auto c = random_case();
    const Residuals residuals{c.polynomials, c.set, c.parts, c.potential};
    const Rational value = *properties::rational(60, 4);
    const Rational at = *properties::rational_in(c.set.interval);
    if (residuals.proves(Direction::upper, value)) RC_ASSERT(drift_at(c, value, at) <= 0);
    if (residuals.proves(Direction::lower, value)) RC_ASSERT(drift_at(c, value, at) >= 0);
    proved += residuals.proves(Direction::upper, value) ? 1 : 0;
    proved += residuals.proves(Direction::lower, value) ? 1 : 0;
  });
  EXPECT_GT(proved, 40);
}

TEST(Residual, a_larger_upper_value_is_proved_too) {
  check_property(300, [] {
    const auto c = random_case();
    const Residuals residuals{c.polynomials, c.set, c.parts, c.potential};
    const auto upper = residuals.provable_value(Direction::upper, 0);
    const auto lower = residuals.provable_value(Direction::lower, 0);
    RC_PRE(upper.has_value() && lower.has_value() &&
           c.quantity != Quantity::amplification_constant);
    // M = D; where D is constant the absolute sum moves by exactly the shift.
    RC_PRE(c.parts.denominator.is_constant());
    RC_ASSERT(residuals.proves(Direction::upper, upper.value()));
    RC_ASSERT(residuals.proves(Direction::upper, upper.value() + *properties::positive_rational()));
    RC_ASSERT(residuals.proves(Direction::lower, lower.value()));
    RC_ASSERT(residuals.proves(Direction::lower, lower.value() - *properties::positive_rational()));
  });
}

TEST(Residual, a_denominator_with_a_zero_is_not_positive) {
  const auto x = RationalPolynomial::identity();
  EXPECT_TRUE(prove_positive(x, {Rational(1, 9), 1}).has_value());
  EXPECT_TRUE(prove_positive(x, {0, 1}).is_inconclusive());
  EXPECT_TRUE(prove_positive(-x, {Rational(1, 9), 1}).is_inconclusive());
}

}  // namespace
}  // namespace certau
