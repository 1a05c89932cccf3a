// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "certau/base/sign.hpp"
#include "certau/device/response.hpp"

namespace certau {

/// The absolute value of the number itself.
struct OwnMagnitude {
  template <class T>
  T operator()(const T& x) const {
    using std::abs;
    return abs(x);
  }
};

/// The absolute value of something whose sign on the region at hand is known.
struct RegionMagnitude {
  Sign sign;
  template <class T>
  T operator()(const T& x) const {
    return sign == Sign::nonnegative ? x : -x;
  }
};

/// One update of a device: the single definition of the dynamics.
///   Statement  w⁺ = w + Δ·F(w) − abs(Δ)·G(w)
///   Units      weight, increment: weight
///   Error      that of T's arithmetic; exact for rationals and polynomials, enclosed for
///              intervals and balls
///   Source     [wu2024, (7)]
template <class T, class Magnitude = OwnMagnitude>
[[nodiscard]] T apply_update(const Response<T>& response, const T& weight, const T& increment,
                             Magnitude magnitude = {}) {
  return weight + increment * response.symmetric() - magnitude(increment) * response.asymmetric();
}

/// The increment that gradient descent requests: −α(g + ε).
template <class T>
[[nodiscard]] T requested_increment(const T& learning_rate, const T& gradient, const T& noise) {
  return -(learning_rate * (gradient + noise));
}

/// The increment that Tiki-Taka requests of its auxiliary array: +β(g + ε).
///   Source  [wu2024, (TT-P)]
template <class T>
[[nodiscard]] T accumulated_increment(const T& auxiliary_learning_rate, const T& gradient,
                                      const T& noise) {
  return auxiliary_learning_rate * (gradient + noise);
}

/// The increment that Tiki-Taka then requests of the weight: −αp⁺.
///   Source  [wu2024, (TT-W)]
template <class T>
[[nodiscard]] T transferred_increment(const T& learning_rate, const T& auxiliary) {
  return -(learning_rate * auxiliary);
}

}  // namespace certau
