// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of gradient descent, digital and analog, with and without noise. One file each.
[[nodiscard]] Claim eq_5();
[[nodiscard]] Claim eq_5_repaired();
[[nodiscard]] Claim theorem_2();
[[nodiscard]] Claim theorem_2_repaired();
[[nodiscard]] Claim step_64();
[[nodiscard]] Claim step_65();
[[nodiscard]] Claim theorem_9();
[[nodiscard]] Claim theorem_9_repaired();
[[nodiscard]] Claim theorem_9_repaired_nonconvex();

}  // namespace certau::theorems
