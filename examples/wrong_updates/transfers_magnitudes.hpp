// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka that transfers abs(P⁺).
template <class T>
struct TransfersMagnitudes {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P = right_updates(rule.auxiliary_device, state.auxiliary,
                                 scaled(rule.auxiliary_learning_rate, v));
    std::vector<T> sizes;
    for (const T& p : P) sizes.push_back(magnitude(p));
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), sizes)), P};
  }
};

}  // namespace wrong_updates
