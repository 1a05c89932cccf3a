// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of the claims that keep the weights of analog training in a range.
[[nodiscard]] Claim step_30();
[[nodiscard]] Claim step_30_repaired();
[[nodiscard]] Claim theorem_5();
[[nodiscard]] Claim theorem_5_repaired();
[[nodiscard]] Claim theorem_6_chain();
[[nodiscard]] Claim theorem_6_chain_repaired();
[[nodiscard]] Claim theorem_6_bound();
[[nodiscard]] Claim theorem_6_bound_repaired();
[[nodiscard]] Claim theorem_7();
[[nodiscard]] Claim theorem_7_repaired();
[[nodiscard]] Claim theorem_8();
[[nodiscard]] Claim theorem_8_repaired();

}  // namespace certau::theorems
