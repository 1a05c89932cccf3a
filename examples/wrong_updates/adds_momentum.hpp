// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Half of the last increment comes along with the next one: a state that nobody asked for.
template <class T>
struct AddsMomentum {
  Arrays<T> operator()(const Rule<T>& rule, Arrays<T> state, const std::vector<T>& v) {
    auto increment = scaled(T(-rule.learning_rate), v);
    if (last.size() == increment.size())
      for (std::size_t i = 0; i < increment.size(); ++i) increment[i] += last[i] / 2;
    last = increment;
    return {right_updates(rule.device, state.weight, increment), {}};
  }

  std::vector<T> last;
};

}  // namespace wrong_updates
