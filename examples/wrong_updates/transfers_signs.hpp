// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka that transfers the sign of P⁺ only, 1/64 of it.
template <class T>
struct TransfersSigns {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto P = right_updates(rule.auxiliary_device, state.auxiliary,
                                 scaled(rule.auxiliary_learning_rate, v));
    std::vector<T> signs;
    for (const T& p : P) signs.push_back(T(p > 0 ? 1 : p < 0 ? -1 : 0) / 64);
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), signs)), P};
  }
};

}  // namespace wrong_updates
