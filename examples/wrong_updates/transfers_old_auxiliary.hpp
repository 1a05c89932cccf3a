// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka that transfers P instead of P⁺.
template <class T>
struct TransfersOldAuxiliary {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P = right_updates(rule.auxiliary_device, state.auxiliary,
                                 scaled(rule.auxiliary_learning_rate, v));
    const auto transferred = scaled(T(-rule.learning_rate), state.auxiliary);
    return {right_updates(rule.device, state.weight, transferred), P};
  }
};

}  // namespace wrong_updates
