// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "certau/polynomial/bivariate_polynomial.hpp"
#include "certau/process/state.hpp"

namespace certau {

/// A potential with kinks.
///   Statement  u(w, p) = sum over t of abs(kink_t(X, Y))·factor_t(X, Y), where
///              X = (w − centre.weight)/scale.weight, Y = (p − centre.auxiliary)/scale.auxiliary
///   Requires   scales > 0. For a scalar algorithm nothing depends on Y
struct PiecewisePotential {
  struct Term {
    BivariatePolynomial kink;  // 1 for the smooth part
    BivariatePolynomial factor;
    friend bool operator==(const Term&, const Term&) = default;
  };
  State<Rational> centre;
  State<Rational> scale;
  std::vector<Term> terms;

  friend bool operator==(const PiecewisePotential&, const PiecewisePotential&) = default;
};

/// A set of states: an interval of weights, times one of the auxiliary if there is one.
struct StateBox {
  ClosedInterval weight;
  std::optional<ClosedInterval> auxiliary;

  /// The state as a function on the unit square, which is mapped onto the box.
  [[nodiscard]] State<BivariatePolynomial> on_unit_square() const {
    State<BivariatePolynomial> state;
    state.weight = BivariatePolynomial::linear_x(weight.lower, weight.width());
    if (auxiliary)
      state.auxiliary = BivariatePolynomial::linear_y(auxiliary->lower, auxiliary->width());
    return state;
  }
  friend bool operator==(const StateBox&, const StateBox&) = default;
};

/// A box with what shows that the process never leaves it: abs(Δ) <= increment_bound there for the
/// first update of a step (the auxiliary's for tiki-taka).
struct ClosedBox {
  StateBox box;
  Rational increment_bound;
  friend bool operator==(const ClosedBox&, const ClosedBox&) = default;
};

}  // namespace certau
