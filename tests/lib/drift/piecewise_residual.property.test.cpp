// SPDX-License-Identifier: Apache-2.0
// The piecewise polynomials that the prover sees, against the inequalities' terms at states.
#include "certau/drift/piecewise_residual.hpp"

#include "checks/properties/generators/polynomial.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/lib/drift/piecewise_at_point.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

BivariatePolynomial random_polynomial(int degree_x, int degree_y, bool has_y) {
  std::vector<RationalPolynomial> rows;
  for (int j = 0; j <= (has_y ? degree_y : 0); ++j)
    rows.push_back(*properties::polynomial(degree_x));
  return BivariatePolynomial{rows};
}

PiecewisePotential random_potential(bool has_y) {
  PiecewisePotential result;
  result.centre.weight = *properties::rational(4, 4);
  result.scale = {*properties::positive_rational(4, 4), 1};
  if (has_y) {
    result.centre.auxiliary = *properties::rational(4, 4);
    result.scale.auxiliary = *properties::positive_rational(4, 4);
  }
  const int terms = *rc::gen::inRange(1, 4);
  for (int k = 0; k < terms; ++k)
    result.terms.push_back({k == 0 ? BivariatePolynomial{1} : random_polynomial(1, 1, has_y),
                            random_polynomial(2, 2, has_y)});
  return result;
}

struct Case {
  Process<Rational> process;
  StateBox box;
  Quantity quantity = Quantity::squared_gradient_norm;
  QuantityPolynomials parts;
  PiecewisePotential potential;
};

// Any tiki-taka or Analog SGD; the box need not be closed for the identity to hold.
Case random_case(bool has_y) {
  Case result;
  if (has_y) {
    result.process = (*properties::tiki_taka_process()).process;
    if (*rc::gen::arbitrary<bool>()) result.process.device = *properties::bounded_device();
    if (*rc::gen::arbitrary<bool>())
      result.process.auxiliary_device = *properties::bounded_device();
    result.box = {*domain(result.process.device), domain(result.process.auxiliary_device)};
  } else {
    result.process = (*properties::polynomial_process()).process;
    result.process.device = *properties::bounded_device();
    result.box = {*domain(result.process.device), std::nullopt};
  }
  // Without saturation at the ends, where amplifications have poles.
  result.box.weight = {result.box.weight.lower + result.box.weight.width() / 8,
                       result.box.weight.upper - result.box.weight.width() / 8};
  result.quantity = *rc::gen::element(Quantity::squared_gradient_norm, Quantity::objective_gap,
                                      Quantity::squared_saturation, Quantity::amplification);
  auto scalar = result.process;
  if (has_y) scalar.algorithm = Algorithm::analog_sgd;
  result.parts = quantity_polynomials(result.quantity, to_polynomials(scalar));
  result.potential = random_potential(has_y);
  return result;
}

struct Point {
  State<Rational> state;
  Rational x;  // on the unit square
  Rational y;
};

Point random_point(const StateBox& box) {
  Point point{{}, *properties::fraction(), *properties::fraction()};
  point.state.weight = box.weight.lower + box.weight.width() * point.x;
  if (box.auxiliary)
    point.state.auxiliary = box.auxiliary->lower + box.auxiliary->width() * point.y;
  return point;
}

void excess_agrees(bool has_y) {
  const auto c = random_case(has_y);
  const PiecewiseResidual residual{c.process, c.box, c.parts, c.potential};
  const Rational value = *properties::rational();
  const auto upper = residual.excess(Direction::upper, value);
  const auto lower = residual.excess(Direction::lower, value);
  for (int k = 0; k < 3; ++k) {
    const auto [state, x, y] = random_point(c.box);
    const Rational expected = support::quantity_at(c.quantity, c.process, state.weight).value +
                              support::drift_at(c.process, c.potential, state) - value;
    // The inequality is multiplied by the quantity's denominator.
    const Rational denominator = c.parts.denominator(state.weight);
    RC_ASSERT(upper(x, y) == expected * denominator);
    RC_ASSERT(lower(x, y) == -expected * denominator);
  }
}

TEST(PiecewiseResidual, excess_is_the_inequality_for_tiki_taka) {
  check_property(60, [] { excess_agrees(true); });
}

TEST(PiecewiseResidual, excess_is_the_inequality_for_scalar_algorithms) {
  check_property(100, [] { excess_agrees(false); });
}

TEST(PiecewiseResidual, transient_excess_is_the_fall_of_the_potential) {
  check_property(150, [] {
    const auto c = random_case(*rc::gen::arbitrary<bool>());
    const auto start = random_point(c.box).state;
    const Rational transient = *properties::rational();
    const auto [state, x, y] = random_point(c.box);
    const Rational fall =
        support::potential_at(c.potential, start) - support::potential_at(c.potential, state);
    RC_ASSERT(transient_excess(c.box, c.potential, start, Direction::upper, transient)(x, y) ==
              fall - transient);
    RC_ASSERT(transient_excess(c.box, c.potential, start, Direction::lower, transient)(x, y) ==
              -fall - transient);
  });
}

TEST(PiecewiseResidual, value_at_takes_true_absolute_values) {
  check_property(200, [] {
    const auto c = random_case(*rc::gen::arbitrary<bool>());
    const auto state = random_point(c.box).state;
    RC_ASSERT(value_at(c.potential, state) == support::potential_at(c.potential, state));
  });
}

TEST(PiecewiseResidual, value_at_by_hand) {
  // X = (w − 1)/2, Y = p: u = 3 + abs(X + Y)·Y at (0, −1): 3 + (3/2)·(−1).
  const BivariatePolynomial y = BivariatePolynomial::linear_y(0, 1);
  const PiecewisePotential potential{{1, 0},
                                     {2, 1},
                                     {{BivariatePolynomial{1}, BivariatePolynomial{3}},
                                      {BivariatePolynomial::linear_x(0, 1) + y, y}}};
  EXPECT_EQ(value_at(potential, {0, -1}), Rational(3, 2));
}

}  // namespace
}  // namespace certau
