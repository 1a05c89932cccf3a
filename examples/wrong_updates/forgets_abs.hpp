// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// w⁺ = w + Δ − Δ(w − w°)/τ: without the absolute value of Δ there is no asymmetry left.
template <class T>
struct ForgetsAbs {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return w + delta - delta * (w - symmetric_point) / tau;
  }
};

}  // namespace wrong_updates
