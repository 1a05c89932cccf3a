// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Gradients are clipped to [−1, 1], so that far from the minimiser steps are too short.
template <class T>
struct ClipsTheGradient {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    std::vector<T> clipped;
    for (const T& x : v) clipped.push_back(x > 1 ? T(1) : x < -1 ? T(-1) : x);
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), clipped)), {}};
  }
};

}  // namespace wrong_updates
