// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// Letters, draws and instances that the capsules of this room share.

[[nodiscard]] Letter letter_s();
[[nodiscard]] Letter letter_y();
[[nodiscard]] Letter letter_w_star();

/// A y with abs(x) <= 1/2, often as good as 1/2 itself.
[[nodiscard]] Rational draw_half_saturated(Draw& draw);
/// L, τ and s with 48 s² <= τ²L², often as good as equal.
[[nodiscard]] Instance draw_noisy_problem(Draw& draw);
/// A state of X: L, tau, s, alpha (within its bounds), y, w_star.
[[nodiscard]] Instance draw_reachable_state(Draw& draw);

/// A state of X: L = 8, τ = 1, s = 1, α = 1/16, y = 1/8, w* = 1/5.
[[nodiscard]] Instance reachable_example();
/// States of X at its ends, with learning rates at and far below their bound, with noise at its
/// bound and far smaller than the gradient's change over the range.
[[nodiscard]] std::vector<Instance> reachable_extremes();
/// Changes to the example, one for each hypothesis on a state of X.
[[nodiscard]] std::vector<Spoiler> reachable_spoilers();
/// Fills in what a claim about one state of X has: letters, hypotheses and all of the above.
void describe_reachable_state(Claim& claim);

}  // namespace certau::theorems
