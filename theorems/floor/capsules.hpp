// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of Theorem 3's instance: how large the asymptotic error of Analog SGD is.
[[nodiscard]] Claim lemma_2();
[[nodiscard]] Claim lemma_3();
[[nodiscard]] Claim lemma_4();
[[nodiscard]] Claim lemma_4_closure();
[[nodiscard]] Claim step_98();
[[nodiscard]] Claim step_98_repaired();
[[nodiscard]] Claim theorem_3();
[[nodiscard]] Claim theorem_3_repaired();

}  // namespace certau::theorems
