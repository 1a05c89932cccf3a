// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/assignment.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::theorems {

/// Whether the first weights and the minimiser (letters W0, W_star) lie in the device's range
/// [−τ, τ]: what a reader takes for granted, where a claim does not say so.
[[nodiscard]] inline bool starts_in_range(const Instance& at) {
  return largest(at.list("W0")) <= at["tau"] && largest(at.list("W_star")) <= at["tau"];
}

}  // namespace certau::theorems
