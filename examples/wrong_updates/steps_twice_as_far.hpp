// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// 2α for α, as if f were ‖·‖² and not ½‖·‖².
template <class T>
struct StepsTwiceAsFar {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const T rate = 2 * rule.learning_rate;
    return {right_updates(rule.device, state.weight, scaled(T(-rate), v)), {}};
  }
};

}  // namespace wrong_updates
