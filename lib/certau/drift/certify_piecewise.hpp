// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certify.hpp"

namespace certau {

/// Two-sided bounds by potentials with kinks: for tiki-taka, and for Analog SGD on the device's
/// whole range, whatever the noise.
///   Statement  the claims of the two certificates; they are proved here in exact arithmetic with
///              outward rounding
///   Shape      scalar state or (w, p); K completed steps        Units  the quantity's
///   Requires   is_polynomial(process); validate and validate_start passed; not for the
///              amplification constant
///   Returns    the relative width asked for, or the narrowest bounds that were proved; with a
///              horizon K, bounds whose value -+ transient/K is narrow. Inconclusive if the
///              devices' range is not kept, the quantity is unbounded on it, no potential was
///              proved, or `stop` was requested; outside_domain for an f without infimum
///   Error      none [proved: theorems/drift_soundness.md]
///   Source     docs/piecewise.md
[[nodiscard]] Outcome<CertifiedBounds> certify_piecewise(const CertificationRequest& request,
                                                         const std::stop_token& stop);

}  // namespace certau
