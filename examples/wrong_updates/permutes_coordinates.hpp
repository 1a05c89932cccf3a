// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Increments go to the next coordinate's weight.
template <class T>
struct PermutesCoordinates {
  std::vector<T> operator()(const Device<T>& device, std::vector<T> weight,
                            const std::vector<T>& increment) const {
    std::vector<T> moved = increment;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = increment[(i + 1) % moved.size()];
    return right_updates(device, weight, moved);
  }
};

}  // namespace wrong_updates
