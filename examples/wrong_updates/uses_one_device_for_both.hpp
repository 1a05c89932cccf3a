// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka's auxiliary array responds like the array of the weights, whatever its own device.
template <class T>
struct UsesOneDeviceForBoth {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P =
        right_updates(rule.device, state.auxiliary, scaled(rule.auxiliary_learning_rate, v));
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), P)), P};
  }
};

}  // namespace wrong_updates
