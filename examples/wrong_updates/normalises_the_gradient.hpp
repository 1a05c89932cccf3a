// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// v/(1 + abs(v)) for v.
template <class T>
struct NormalisesTheGradient {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    std::vector<T> normalised;
    for (const T& x : v) normalised.push_back(x / (1 + magnitude(x)));
    return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), normalised)),
            {}};
  }
};

}  // namespace wrong_updates
