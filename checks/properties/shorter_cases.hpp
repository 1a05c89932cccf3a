// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/arithmetic.hpp"
#include "theorems/claim/assignment.hpp"

namespace certau::properties {

/// Shorter cases next to the given one, to shrink a failing one by: a coordinate left out of all
/// arrays, the simpler instances of theorems/search, off-diagonal entries of the Hessian set to
/// zero, and, unless the arithmetic is exact, numbers rounded to fewer bits. They need not meet any
/// hypothesis, nor be held. Every one is shorter than the given, so shrinking ends.
[[nodiscard]] std::vector<theorems::Instance> shorter_cases(const theorems::Instance& instance,
                                                            const Arithmetic& arithmetic);

}  // namespace certau::properties
