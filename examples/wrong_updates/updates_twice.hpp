// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// The update is applied a second time, with the same gradient.
template <class T>
struct UpdatesTwice {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    const auto increment = scaled(T(-rule.learning_rate), v);
    const auto once = right_updates(rule.device, state.weight, increment);
    return {right_updates(rule.device, once, increment), {}};
  }
};

}  // namespace wrong_updates
