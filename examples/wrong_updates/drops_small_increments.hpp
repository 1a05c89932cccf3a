// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Increments below 1/64 are dropped: a threshold in the units of somebody else's weights.
template <class T>
struct DropsSmallIncrements {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return 64 * magnitude(delta) < 1 ? w : right_update(w, delta, tau, symmetric_point);
  }
};

}  // namespace wrong_updates
