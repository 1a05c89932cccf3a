// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/number_traits.hpp"

namespace certau {

/// The state of a process: the weight w and, for tiki-taka, the auxiliary array's p; the other
/// algorithms carry the auxiliary along unchanged.
///   Units  weight, auxiliary: weight
template <class T>
struct State {
  T weight = T(0);
  T auxiliary = T(0);

  friend bool operator==(const State&, const State&) = default;
};

/// The same state in another number type.
template <class T>
[[nodiscard]] State<T> convert_state(const State<Rational>& state, NumberFormat format = {}) {
  return {from_rational<T>(state.weight, format), from_rational<T>(state.auxiliary, format)};
}

}  // namespace certau
