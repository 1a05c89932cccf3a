// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/closed_interval.hpp"
#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {

/// The distinct real roots of a non-zero polynomial, in increasing order.
///   Returns  disjoint intervals of width <= 2^-bits, one root each; a rational root with a short
///            denominator is recognised and returned as a single point
///   Error    enclosed [cited: Arb's arb_fmpz_poly_complex_roots, which isolates]; a single point
///            is checked exactly
[[nodiscard]] std::vector<ClosedInterval> real_roots(const RationalPolynomial& polynomial,
                                                     long bits);

}  // namespace certau
