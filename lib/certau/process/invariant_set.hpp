// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/process/signed_pieces.hpp"

namespace certau {

/// Finds and proves an invariant interval around a start.
///   Statement  the process never leaves the result; where the device is asymmetric, every
///              increment has one sign on it, but for end pieces narrower than 2^-sliver_bits
///              around an irrational end, where both signs are admitted
///   Requires   is_polynomial(process); validate(process) and validate_start(process, start) passed
///   Returns    asymmetric device: the largest interval around the start on which every
///              increment has one sign, within the device's range; symmetric: a smallest one with
///              inward drift at its ends. Inconclusive, naming the condition that failed and a
///              remedy, if no such interval is closed under the process
///   Error      none in the proof (prove_invariant); the search itself is not trusted
[[nodiscard]] Outcome<InvariantSet> find_invariant_set(const Process<Rational>& process,
                                                       const PolynomialProcess& polynomials,
                                                       const Rational& start, long sliver_bits);

}  // namespace certau
