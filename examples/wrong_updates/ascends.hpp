// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// +αv for −αv.
template <class T>
struct Ascends {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    return {right_updates(rule.device, state.weight, scaled(rule.learning_rate, v)), {}};
  }
};

}  // namespace wrong_updates
