// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"

namespace certau {

/// How far the potential at the start stands from its extreme over the set.
///   Statement  upper: u(x₀) − u(x) <= result for all x in [-1, 1]; lower: u(x) − u(x₀) <= result
///   Units      the potential's, which are the quantity's times a step
///   Requires   start in [-1, 1]
///   Returns    a rational of few digits, >= 0, a few parts in a thousand above the least one
///   Error      none: proved by Bernstein coefficients
[[nodiscard]] Rational provable_transient(const ChebyshevSeries& potential, const Rational& start,
                                          Direction direction);

}  // namespace certau
