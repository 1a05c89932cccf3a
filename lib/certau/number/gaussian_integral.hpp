// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"

namespace certau {

/// I(z) = the integral of exp(−t²/2) from 0 to z, that is √(π/2)·erf(z/√2).
///   Requires  z is bounded
///   Error     enclosed [cited: Arb's error function]
[[nodiscard]] Ball gaussian_integral(const Ball& z);

/// The same by a way of its own, so that the two check each other: the alternating series
/// Σ (−1)ⁿ z²ⁿ⁺¹/(2ⁿ n! (2n + 1)), without π. Tight for narrow z of moderate size.
///   Requires  z is bounded
///   Error     enclosed: once 2(n + 1) ≥ z², the terms from n on decrease and their sum lies
///             between 0 and the first of them
[[nodiscard]] Interval gaussian_integral(const Interval& z);

}  // namespace certau
