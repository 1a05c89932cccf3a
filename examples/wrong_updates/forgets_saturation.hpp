// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// w⁺ = w + Δ: a digital update on an analog device. Nothing stops the weight at its bounds.
template <class T>
struct ForgetsSaturation {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    static_cast<void>(tau);
    static_cast<void>(symmetric_point);
    return w + delta;
  }
};

}  // namespace wrong_updates
