// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// w⁺ = w + Δ − abs(Δ)·w/τ: the saturation is measured from 0, whatever the symmetric point is.
template <class T>
struct UsesWeightInsteadOfOffset {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    static_cast<void>(symmetric_point);
    return w + delta - magnitude(delta) * w / tau;
  }
};

}  // namespace wrong_updates
