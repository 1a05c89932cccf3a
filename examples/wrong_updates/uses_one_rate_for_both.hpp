// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka's auxiliary array is updated with α instead of β.
template <class T>
struct UsesOneRateForBoth {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P =
        right_updates(rule.auxiliary_device, state.auxiliary, scaled(rule.learning_rate, v));
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), P)), P};
  }
};

}  // namespace wrong_updates
