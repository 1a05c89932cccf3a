// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of Tiki-Taka: its drift, the lemmas on the auxiliary array P, and what follows.
[[nodiscard]] Claim tt_drift_sgd();
[[nodiscard]] Claim tt_drift_tt();
[[nodiscard]] Claim tt_drift_p();
[[nodiscard]] Claim lemma_5();
[[nodiscard]] Claim lemma_5_repaired();
[[nodiscard]] Claim lemma_6();
[[nodiscard]] Claim lemma_6_repaired();
[[nodiscard]] Claim lemma_7();
[[nodiscard]] Claim lemma_7_minimizer_in_range();
[[nodiscard]] Claim lemma_7_repaired();
[[nodiscard]] Claim lemma_8();
[[nodiscard]] Claim lemma_8_repaired();
[[nodiscard]] Claim theorem_4_p();
[[nodiscard]] Claim theorem_4_p_repaired();
[[nodiscard]] Claim theorem_4();
[[nodiscard]] Claim theorem_4_step();
[[nodiscard]] Claim theorem_4_repaired();

}  // namespace certau::theorems
