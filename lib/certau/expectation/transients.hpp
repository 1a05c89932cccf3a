// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/ball.hpp"
#include "certau/polynomial/chebyshev.hpp"
#include "certau/process/signed_pieces.hpp"

namespace certau {

/// Settings of the iteration: degree to which functions are truncated, working precision in bits.
struct TransientSettings {
  long degree = 32;
  long bits = 192;
};

/// Certified expectations E u(w_k), step by step, for a polynomial u on an invariant set.
///   Statement  after k steps, value_at(x) encloses E[u(w_k) | w_0 at x] for all x in [-1, 1]
///   Shape      scalar state on the set, mapped to [-1, 1]
///   Requires   the set is invariant for the process (prove_invariant); u of degree <= settings'
///   Error      enclosed, checked in ball arithmetic: T is a Markov operator, so errors do not grow
///              in the sup norm; the bound is the sum over the steps of the dropped Chebyshev
///              coefficients, the rounding radii and, on pieces with unsure signs, of the
///              difference that the other sign makes
///   Source     docs/piecewise.md, "Transients"
class Transients {
 public:
  Transients(const PolynomialProcess& process, const InvariantSet& set, const ChebyshevSeries& u,
             TransientSettings settings);

  /// One step more.
  void advance();

  [[nodiscard]] long steps() const { return steps_; }

  /// E u(w_k) from the start at x in [-1, 1].
  [[nodiscard]] ClosedInterval value_at(const Rational& x) const;

  /// Range of that over all x: by the Markov property it encloses E u(w_m) for every m >= k too.
  [[nodiscard]] ClosedInterval range() const;

 private:
  struct Column {
    std::vector<Ball> coefficients;  // of T T_k, truncated
    Ball dropped;                    // bound on the rest, in the sup norm
  };

  void recentre(std::vector<Ball> image);

  TransientSettings settings_;
  long steps_ = 0;
  std::vector<Column> columns_;
  std::vector<Ball> current_;  // exact midpoints
  Ball error_;                 // sup-norm distance of the truth, an upper bound
};

}  // namespace certau
