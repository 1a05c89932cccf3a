// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// q± = 1 ∓ (w − w°)/(τ/2): τ is taken for the whole width of the range.
template <class T>
struct TakesTauForTheWidth {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return right_update(w, delta, T(tau / 2), symmetric_point);
  }
};

}  // namespace wrong_updates
