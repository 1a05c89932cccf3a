// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka whose weights also decay to the symmetric point with every step, by 1/256.
template <class T>
struct DecaysWhenIdle {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P = right_updates(rule.auxiliary_device, state.auxiliary,
                                 scaled(rule.auxiliary_learning_rate, v));
    auto W = right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), P));
    for (std::size_t i = 0; i < W.size(); ++i)
      W[i] -= (state.weight[i] - linear(rule.device).symmetric_point) / 256;
    return {W, P};
  }
};

}  // namespace wrong_updates
