// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// With every update, even by 0, the weight also leaks to the symmetric point, by 1/256.
template <class T>
struct DriftsWhenIdle {
  T operator()(const T& w, const T& delta, const T& tau, const T& symmetric_point) const {
    return right_update(w, delta, tau, symmetric_point) - (w - symmetric_point) / 256;
  }
};

}  // namespace wrong_updates
