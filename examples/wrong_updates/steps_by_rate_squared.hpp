// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// The learning rate is applied twice: once by the caller, once by the device.
template <class T>
struct StepsByRateSquared {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const T rate = rule.learning_rate * rule.learning_rate;
    return {right_updates(rule.device, state.weight, scaled(T(-rate), v)), {}};
  }
};

}  // namespace wrong_updates
