// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/closed_interval.hpp"
#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {

/// Coefficients c_k of sum c_k T_k(x) on [-1, 1], T_k the Chebyshev polynomials of the first kind.
using ChebyshevSeries = std::vector<Rational>;

/// The same polynomial in powers of x.
[[nodiscard]] RationalPolynomial to_powers(const ChebyshevSeries& series);

/// The same polynomial in the Chebyshev basis; at least one coefficient.
///   Source  x^n = 2^(1-n) sum_k binom(n, k) T_(n-2k), the last term halved when n = 2k
///           [mason2003, (2.14)]
[[nodiscard]] ChebyshevSeries to_chebyshev(const RationalPolynomial& polynomial);

/// Range bound of a polynomial on [-1, 1] from its Chebyshev coefficients.
///   Statement  lower <= p(x) <= upper for x in [-1, 1]: abs(T_k) <= 1 there
///   Returns    c_0 -+ sum_(k>=1) abs(c_k)
///   Error      none: exact; the bound is not the exact range
[[nodiscard]] ClosedInterval chebyshev_bound(const RationalPolynomial& polynomial);

}  // namespace certau
