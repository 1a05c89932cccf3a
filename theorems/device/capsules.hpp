// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of one weight on the device: its update rule, its range, its pulses.
[[nodiscard]] Claim decomposition();
[[nodiscard]] Claim lemma_1_saturation();
[[nodiscard]] Claim lemma_1_saturation_repaired();
[[nodiscard]] Claim lemma_1_fast_reset();
[[nodiscard]] Claim lemma_1_fast_reset_repaired();
[[nodiscard]] Claim theorem_1();
[[nodiscard]] Claim theorem_1_any_symmetric_point();
[[nodiscard]] Claim theorem_1_around_symmetric_point();
[[nodiscard]] Claim pulse_error();
[[nodiscard]] Claim pulse_error_repaired();
[[nodiscard]] Claim pulse_count_error();

}  // namespace certau::theorems
