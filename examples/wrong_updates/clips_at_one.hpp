// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// Right, but then kept in [−1, 1] instead of [w° − τ, w° + τ]: a range that was 1 in the tests.
template <class T>
struct ClipsAtOne {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    const T next = right_update(w, delta, tau, symmetric_point);
    return next > 1 ? T(1) : next < -1 ? T(-1) : next;
  }
};

}  // namespace wrong_updates
