// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "certau/drift/piecewise_potential.hpp"
#include "certau/polynomial/piecewise_polynomial.hpp"

namespace certau {

/// The drift inequality of a piecewise potential as a piecewise polynomial on the unit square,
/// which the box of states is mapped onto. With polynomial/piecewise_proof it is the prover.
///   Requires  is_polynomial(process); D > 0 on the box, proved by the caller
///   Error     none: exact rationals
///   Source    theorems/drift_soundness.md
class PiecewiseResidual {
 public:
  PiecewiseResidual(const Process<Rational>& process, const StateBox& box,
                    const QuantityPolynomials& quantity, const PiecewisePotential& potential);

  /// N + D(T u − u) − value·M for the upper direction, its negative for the lower: the inequality
  /// says that this is <= 0.
  [[nodiscard]] PiecewisePolynomial excess(Direction direction, const Rational& value) const;

 private:
  PiecewisePolynomial base_;
  BivariatePolynomial weight_;  // M
};

/// u(start) − u − transient for the upper direction, u − u(start) − transient for the lower.
[[nodiscard]] PiecewisePolynomial transient_excess(const StateBox& box,
                                                   const PiecewisePotential& potential,
                                                   const State<Rational>& start,
                                                   Direction direction, const Rational& transient);

/// u at a state.
[[nodiscard]] Rational value_at(const PiecewisePotential& potential, const State<Rational>& state);

}  // namespace certau
