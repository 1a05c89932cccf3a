// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/rational.hpp"

namespace certau::theorems {

/// M(z) = E abs(z + X)/√(2/π) for X ~ N(0, 1): M(z) = exp(−z²/2) + z·I(z), where I(z) is the
/// integral of exp(−t²/2) from 0 to z. So E abs(g + ε) = √(2/π)·σ·M(g/σ) for ε ~ N(0, σ²).

/// Outcome of checking M ≥ 1 on the whole line, twice.
struct MagnitudeCheck {
  bool in_balls = false;      ///< with Arb's error function
  bool in_intervals = false;  ///< with MPFI and a series of its own
  int pieces = 0;             ///< of [1/8, 2]
};

/// Checks that M(z) ≥ 1 for every real z.
///   Statement  M is even, so let z ≥ 0. On [0, 1/8] M' = I ≥ 0. On a piece [a, b] of [1/8, 2]
///              M ≥ exp(−b²/2) + a·I(a), since both factors of z·I(z) increase. Beyond 2
///              M ≥ 2·I(2).
///   Error      none in an answer of true: enclosures [cited: Arb, MPFI]
[[nodiscard]] MagnitudeCheck check_gaussian_magnitude();

/// A rational lower bound on M(z), from z².
///   Statement  M(z) = 1 + Σ_{n≥1} (−1)ⁿ⁺¹ z²ⁿ/(2ⁿ n! (2n − 1)), whose terms from n = 3 on decrease
///              for z² ≤ 9; beyond, M(z) ≥ 3·I(1) ≥ 3·5/6
[[nodiscard]] Rational gaussian_magnitude_lower(const Rational& z_squared);

}  // namespace certau::theorems
