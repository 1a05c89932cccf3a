// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// 1/τ is computed in float, the rest in double.
template <class T>
struct RoundsTauToFloat {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    const T inverse = static_cast<T>(1.0F / static_cast<float>(tau));
    return w + delta - magnitude(delta) * (w - symmetric_point) * inverse;
  }
};

}  // namespace wrong_updates
