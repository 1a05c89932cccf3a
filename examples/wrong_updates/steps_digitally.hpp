// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// W⁺ = W − αv: the device is left out, so that noise has no effect on the mean.
template <class T>
struct StepsDigitally {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    for (std::size_t i = 0; i < v.size(); ++i) state.weight[i] -= rule.learning_rate * v[i];
    return state;
  }
};

}  // namespace wrong_updates
