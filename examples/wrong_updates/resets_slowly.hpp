// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// w⁺ = w + Δ·(1 − abs(w − w°)/τ): steps back to the symmetric point are slowed down like those
/// away from it.
template <class T>
struct ResetsSlowly {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return w + delta * (1 - magnitude(T(w - symmetric_point)) / tau);
  }
};

}  // namespace wrong_updates
