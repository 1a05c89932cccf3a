// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// E h(w_k) for k = 0 … steps, over all paths of the noise.
///   Statement  result[k] = sum over the paths of length k of their probability times h(w_k)
///   Shape      steps + 1 rationals
///   Requires   branches^steps <= 2^16; probabilities, images and h rational. On an asymmetric
///              device the length of the numbers doubles with every step: 8 steps are quick
///   Error      none: exact rationals [exhaustive]
[[nodiscard]] std::vector<Rational> enumerate_expectations(
    const Process<Rational>& process, const Rational& start, int steps,
    const std::function<Rational(const Rational&)>& h);

}  // namespace certau
