// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// How much an instance violates its worst conclusion; nothing if a hypothesis fails.
[[nodiscard]] std::optional<Rational> violation_at(const Claim& claim, const Instance& instance);

/// The result of climbing: the instance with the largest violation found, and the cost.
struct Ascent {
  Instance instance;
  Rational violation;
  std::uint64_t tried = 0;
};

/// Local maximisation of the violation: numbers, pairs of numbers and whole lists are multiplied by
/// factors that tend to 1, and a step that raises the violation is kept. Exact, so the same on
/// every machine; factors are short and no number grows beyond 24 bits.
///   Requires  the hypotheses hold at the start
[[nodiscard]] Ascent climb(const Claim& claim, Instance start, std::uint64_t limit);

}  // namespace certau::theorems
