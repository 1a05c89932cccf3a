// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// q₊ = 1 − (w − w°)/τ, but q₋ = 1.
template <class T>
struct SaturatesUpwardsOnly {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return delta < 0 ? T(w + delta) : right_update(w, delta, tau, symmetric_point);
  }
};

}  // namespace wrong_updates
