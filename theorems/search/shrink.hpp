// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck/Gen.h>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// An instance with its shrinks, simpler_instances again and again.
[[nodiscard]] rc::Shrinkable<Instance> shrinkable(const Instance& instance);

/// A claim's instances as a RapidCheck generator: claim.draw, shrinking by simpler_instances.
[[nodiscard]] rc::Gen<Instance> instances_of(const Claim& claim);

/// Follows the shrinks that still are counterexamples, and natural ones if the first is, until none
/// is left.
///   Requires  the value is a counterexample (counterexample_at)
[[nodiscard]] Witness shrink(const Claim& claim, rc::Shrinkable<Instance> instance);

}  // namespace certau::theorems
