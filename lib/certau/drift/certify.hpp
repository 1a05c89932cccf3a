// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>

#include "certau/drift/certificate.hpp"

namespace certau {

/// Both bounds of one quantity, with their proofs.
struct CertifiedBounds {
  Certificate lower;
  Certificate upper;
};

/// What is asked for.
struct CertificationRequest {
  Process<Rational> process;
  State<Rational> start;
  Quantity quantity = Quantity::squared_gradient_norm;
  int digits = 25;                    // certain significant digits, where the potential is smooth
  Rational relative_width = {1, 50};  // of the bounds, where it is piecewise
  std::optional<std::int64_t> horizon{};  // K to make piecewise bounds for; none: all alike
};

/// Two-sided bounds on the average of a quantity, for every horizon at once.
///   Statement  the claims of the two certificates; they are proved here in exact rationals
///   Shape      scalar state; K completed steps        Units  the quantity's
///   Requires   validate(process); validate_start(process, start); 1 <= digits <= 1000;
///              0 < relative_width <= 1 (checked in this order)
///   Returns    upper.value − lower.value <= 10^-d max(abs(value), 10^-d sup h), d = digits + 1,
///              but for an outward rounding of 2 % of that, so that `digits` digits are certain;
///              outside_domain for an f without infimum;
///              inconclusive if the maps are not polynomial, the quantity is unbounded on the
///              invariant set, no potential of degree <= 512 proves the digits, or `stop` was
///              requested. Where increments change sign, and for tiki-taka: certify_piecewise
///   Error      none: exact rationals [proved: theorems/drift_soundness.md]
///   Source     [wu2024, Thm 2 and 3]; differs: finite-support noise, two-sided, all horizons
[[nodiscard]] Outcome<CertifiedBounds> certify(const CertificationRequest& request,
                                               std::stop_token stop = {});

}  // namespace certau
