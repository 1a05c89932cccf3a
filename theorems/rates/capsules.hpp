// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The tight rates of digital gradient descent x⁺ = x − α∇f(x): the worst case over a class of
/// functions, in closed form. Each concludes that what gradient descent attains on a known
/// function of the class (left) equals the closed form (right); that no function of the class does
/// worse is the theorem of its source.
///   Shape   letters L, alpha, N and the bound on where it starts; N completed steps
///   Source  docs/recheck.md has the list, with what was checked here by computation
[[nodiscard]] Claim gd_smooth_convex();
[[nodiscard]] Claim gd_strongly_convex_distance();
[[nodiscard]] Claim gd_strongly_convex_gap();
[[nodiscard]] Claim gd_strongly_convex_gradient();
[[nodiscard]] Claim gd_nonconvex();

/// All of them, in this order.
[[nodiscard]] const std::vector<Claim>& tight_rates();

}  // namespace certau::theorems
