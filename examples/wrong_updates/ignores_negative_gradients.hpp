// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Negative gradients are taken for 0.
template <class T>
struct IgnoresNegativeGradients {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    std::vector<T> positive;
    for (const T& x : v) positive.push_back(x < 0 ? T(0) : x);
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), positive)), {}};
  }
};

}  // namespace wrong_updates
