// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// W⁺ = W − αv − α(W − w°)/τ: a weight decay of constant size in place of abs(v)'s.
template <class T>
struct DecaysByAConstant {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    for (std::size_t i = 0; i < v.size(); ++i) {
      const auto& device = linear(rule.device);
      const T decay = (state.weight[i] - device.symmetric_point) / device.tau;
      state.weight[i] -= rule.learning_rate * (v[i] + decay);
    }
    return state;
  }
};

}  // namespace wrong_updates
