// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// q± = (1 ∓ (w − w°)/τ)/2: normalised so that q₊ + q₋ = 1, not so that both are 1 at w°.
template <class T>
struct HalvesTheResponse {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return w + (delta - magnitude(delta) * (w - symmetric_point) / tau) / 2;
  }
};

}  // namespace wrong_updates
