// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// The saturation is weighted by the largest increment of the array, not by each weight's own.
template <class T>
struct MixesCoordinates {
  std::vector<T> operator()(const Device<T>& device, std::vector<T> weight,
                            const std::vector<T>& increment) const {
    const auto& [tau, symmetric_point] = linear(device);
    T most(0);
    for (const T& delta : increment) most = magnitude(delta) > most ? magnitude(delta) : most;
    for (std::size_t i = 0; i < weight.size(); ++i)
      weight[i] += increment[i] - most * (weight[i] - symmetric_point) / tau;
    return weight;
  }
};

}  // namespace wrong_updates
