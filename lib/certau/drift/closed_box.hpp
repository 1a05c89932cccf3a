// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/piecewise_potential.hpp"
#include "certau/process/process.hpp"

namespace certau {

/// The devices' whole range, proved to be a set that the process never leaves.
///   Statement  abs(Δ) <= increment_bound on the box for every branch's first update Δ, and an
///              update of that size keeps its array in range from wherever it is; for tiki-taka
///              also the second, of size α max abs(p). Probabilities are >= 0 on the box
///   Requires   is_polynomial(process); validate(process) passed
///   Returns    inconclusive, naming the condition that failed and a parameter that would mend it
///   Error      none: exact rationals
///   Source     [wu2024, Thm 1] for asymmetric linear devices
[[nodiscard]] Outcome<ClosedBox> prove_closed_box(const Process<Rational>& process);

}  // namespace certau
