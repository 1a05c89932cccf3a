// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/properties/property.hpp"

namespace certau::properties {

/// The properties of updates: of one weight, of an array, of many repetitions.
[[nodiscard]] Property model_update();
[[nodiscard]] Property bounded_weight();
[[nodiscard]] Property saturation();
[[nodiscard]] Property fast_reset();
[[nodiscard]] Property decomposition();
[[nodiscard]] Property symmetric_point();
[[nodiscard]] Property symmetric_limit();
[[nodiscard]] Property update_contraction();
[[nodiscard]] Property sign_flip();
[[nodiscard]] Property permutation();
[[nodiscard]] Property unit_change();
[[nodiscard]] Property zero_update();
[[nodiscard]] Property mean_update();

}  // namespace certau::properties
