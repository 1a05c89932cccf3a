// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The capsules of noise: the constant of A5 for Gaussian noise.
[[nodiscard]] Claim gaussian_constant();
[[nodiscard]] Claim gaussian_constant_any_dimension();
[[nodiscard]] Claim gaussian_constant_repaired();

}  // namespace certau::theorems
