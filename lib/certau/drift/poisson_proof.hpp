// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "certau/drift/poisson.hpp"
#include "certau/polynomial/chebyshev.hpp"

namespace certau {

/// A potential with the two values that it proves for h = N/D: lower <= mean of h <= upper.
struct PoissonProof {
  ChebyshevSeries potential;
  Rational lower;
  Rational upper;
  Rational tolerance;  // the width that was asked for
};

/// Raises degree and precision of the collocation until the proved width is met.
///   Requires  M = D in the quantity, D > 0 proved on the set
///   Returns   upper − lower <= tolerance = 10^-digits max(abs(value), 10^-digits sup h);
///             inconclusive, with the width reached, if the degree limit does not suffice
///   Error     none in what is returned: it is proved by Residuals
[[nodiscard]] Outcome<PoissonProof> prove_poisson(const PolynomialProcess& process,
                                                  const InvariantSet& set,
                                                  const QuantityPolynomials& quantity, int digits,
                                                  const std::stop_token& stop);

}  // namespace certau
