// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/claim/assignment.hpp"

namespace certau::theorems {

/// How long a number or an instance is to write down: bits of numerators and denominators.
[[nodiscard]] unsigned length_of(const Rational& value);
[[nodiscard]] unsigned length_of(const Instance& instance);

/// Shorter instances next to the given one, the simplest first: one or two numbers replaced by
/// shorter ones, a whole list rescaled, the noise (letters eps, prob) replaced by a simpler law.
/// They need not meet any hypothesis. Every one is shorter than the given, so shrinking ends.
[[nodiscard]] std::vector<Instance> simpler_instances(const Instance& instance);

}  // namespace certau::theorems
