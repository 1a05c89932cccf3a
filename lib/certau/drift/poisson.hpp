// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/process/quantity.hpp"
#include "certau/process/signed_pieces.hpp"

namespace certau {

/// Approximate solution of the Poisson equation h + T u − u = λ. Nothing about it is trusted.
struct ApproxPoisson {
  std::vector<Rational> potential;  // Chebyshev coefficients on the set, dyadic, c_0 = 0
  Rational value;                   // λ
  Rational tail;                    // size of the last coefficients: how well the degree suffices
};

/// Collocation settings.
struct PoissonSettings {
  long degree = 16;
  long precision = 192;         // of the linear solve, in bits
  long coefficient_bits = 128;  // coefficients are rounded to multiples of 2^-coefficient_bits
};

/// Solves the Poisson equation for h = N/D by collocation at Chebyshev points.
///   Shape    potential of the given degree on the set; branch maps of the set's main piece
///   Returns  outside_domain if the linear system is singular at this precision
///   Error    approximate, without a statement: the prover decides
///   Source   collocation as in [trefethen2013, ch. 13]
[[nodiscard]] Outcome<ApproxPoisson> approx_solve_poisson(const PolynomialProcess& process,
                                                          const InvariantSet& set,
                                                          const QuantityPolynomials& quantity,
                                                          const PoissonSettings& settings);

}  // namespace certau
