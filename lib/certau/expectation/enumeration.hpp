// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// E h(x_k) for k = 0 … steps, x_k the state, over all paths of the noise.
///   Statement  result[k] = sum over the paths of length k of their probability times h(x_k)
///   Shape      steps + 1 rationals
///   Requires   branches^steps <= 2^16; probabilities, images and h rational. On an asymmetric
///              device the length of the numbers doubles with every step: 8 steps are quick
///   Error      none: exact rationals [exhaustive]
[[nodiscard]] std::vector<Rational> enumerate_expectations(
    const Process<Rational>& process, const State<Rational>& start, int steps,
    const std::function<Rational(const State<Rational>&)>& h);

}  // namespace certau
