// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"

namespace certau {

/// Exact weights on an asymmetric device double in length with each step.
inline constexpr std::size_t rational_bit_limit = std::size_t{1} << 20;

/// Why a trajectory cannot go on from a number with this name; empty if it can.
template <class T>
[[nodiscard]] std::string obstacle(const T& number, const std::string& name) {
  if constexpr (std::is_same_v<T, Rational>) {
    const auto bits = mpz_sizeinbase(denominator(number).backend().data(), 2);
    return bits > rational_bit_limit ? "the exact " + name + " has outgrown 2^20 bits" : "";
  } else if constexpr (std::is_same_v<T, Ball>) {
    return arb_is_finite(number.data()) != 0 ? "" : "the ball has become unbounded";
  } else if constexpr (std::is_same_v<T, Interval>) {
    return mpfi_bounded_p(number.data()) != 0 ? "" : "the interval has become unbounded";
  } else {
    using std::isfinite;
    return isfinite(number) ? "" : "the " + name + " is no longer finite";
  }
}

}  // namespace certau
