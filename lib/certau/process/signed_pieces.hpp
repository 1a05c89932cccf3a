// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/process/branch_polynomials.hpp"

namespace certau {

/// A part of the invariant set, with the signs that each branch's increment may have there: one
/// where it is proved, both where it is not.
struct SignedPiece {
  ClosedInterval interval;
  std::vector<std::vector<Sign>> admitted;  // per branch

  /// All ways to choose one admitted sign for each branch.
  [[nodiscard]] std::vector<std::vector<Sign>> choices() const;
};

/// A set that the process never leaves, cut into pieces on which the branch maps are polynomials.
struct InvariantSet {
  ClosedInterval interval;
  std::vector<SignedPiece> pieces;

  [[nodiscard]] std::vector<Rational> cuts() const;
  /// The widest piece: what happens on the others hardly matters to a solver.
  [[nodiscard]] const SignedPiece& main_piece() const;
};

/// The same set in smaller pieces: halved where a polynomial that is positive on the set is not
/// seen to be so by its Chebyshev coefficients on a piece.
///   Returns  inconclusive if that takes more than 64 cuts
[[nodiscard]] Outcome<InvariantSet> refine_for_positive(const InvariantSet& set,
                                                        const RationalPolynomial& polynomial);

/// Proves that the process never leaves an interval.
///   Statement  for every branch j and every w in it: probability p_j(w) >= 0 and φ_j(w) inside
///   Requires   cuts strictly increasing, inside the interval
///   Returns    the pieces with their signs; inconclusive, naming the branch, if not proved
///   Error      none: exact rationals (is_nonnegative_on)
[[nodiscard]] Outcome<InvariantSet> prove_invariant(const PolynomialProcess& process,
                                                    const ClosedInterval& interval,
                                                    const std::vector<Rational>& cuts);

}  // namespace certau
