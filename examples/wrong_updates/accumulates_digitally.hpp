// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Tiki-Taka whose auxiliary array is digital: P⁺ = P + βv does not decay.
template <class T>
struct AccumulatesDigitally {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    auto P = state.auxiliary;
    for (std::size_t i = 0; i < v.size(); ++i) P[i] += rule.auxiliary_learning_rate * v[i];
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), P)), P};
  }
};

}  // namespace wrong_updates
