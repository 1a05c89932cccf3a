// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/base/truth.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {

enum class Strictness { allow_zero, strictly_positive };

/// Whether p >= 0 (or p > 0) on a closed interval.
///   Statement  yes: proved; no: a point with the opposite sign was found; unknown otherwise
///   Requires   lower <= upper
///   Error      none: exact rationals. Bernstein coefficients that are all >= 0 prove the
///              inequality on their interval; an end coefficient < 0 refutes it; else bisect
///   Source     [garloff1986]; in the form of Descartes' rule, coefficients of
///              (1+x)^n p(1/(1+x)), as in [collins1976]
[[nodiscard]] Truth is_nonnegative_on(const RationalPolynomial& polynomial,
                                      const ClosedInterval& interval,
                                      Strictness strictness = Strictness::allow_zero);

}  // namespace certau
