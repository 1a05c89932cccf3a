// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// q₊ = 1 + (w − w°)/τ, q₋ = 1 − (w − w°)/τ: weights are driven apart.
template <class T>
struct SwapsUpAndDown {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return w + delta + magnitude(delta) * (w - symmetric_point) / tau;
  }
};

}  // namespace wrong_updates
