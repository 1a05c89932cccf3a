// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/drift/certificate.hpp"
#include "certau/process/signed_pieces.hpp"

namespace certau {

/// The part N + D (T u − u) of a drift inequality, on every piece of an invariant set and for every
/// admitted choice of signs, and what can be proved from it. This class is the prover.
///   Requires  D > 0 on the set is proved by the caller (prove_positive)
///   Error     none: exact rationals; the sup of a residual is bounded by the absolute sum of its
///             Chebyshev coefficients
///   Source    theorems/drift_soundness.md
class Residuals {
 public:
  Residuals(const PolynomialProcess& process, const InvariantSet& set,
            const QuantityPolynomials& quantity, const ChebyshevSeries& potential);

  /// The value nearest to `guess` for which the inequality is proved in the given direction.
  ///   Statement  for M > 0: the residual at `guess` is absorbed by moving the value
  ///   Returns    inconclusive if M is not bounded away from zero by its Chebyshev coefficients on
  ///              a piece (refine_for_positive makes pieces on which it is)
  [[nodiscard]] Outcome<Rational> provable_value(Direction direction, const Rational& guess) const;

  /// Whether the inequality is proved for this value.
  [[nodiscard]] bool proves(Direction direction, const Rational& value) const;

 private:
  struct Part {
    RationalPolynomial base;    // N + D (T u − u), as a polynomial on [-1, 1]
    RationalPolynomial weight;  // M, the same
  };
  std::vector<Part> parts_;
};

/// Proves p > 0 on the set, for a quantity's denominator.
///   Returns  inconclusive, saying so in the quantity's words, if not proved
[[nodiscard]] Outcome<bool> prove_positive(const RationalPolynomial& denominator,
                                           const ClosedInterval& set);

}  // namespace certau
