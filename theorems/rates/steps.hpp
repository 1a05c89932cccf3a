// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/letters.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {

/// Above this a power (1 − αL)^(2N) would fill the memory before it said anything.
inline constexpr int most_rate_steps = 100'000;

/// The hypothesis that N counts steps, and its name.
inline constexpr const char* rate_steps = "N in {0, 1, ..., 100000}";
template <class T>
[[nodiscard]] bool counts_rate_steps(const T& number) {
  return is_step_count(number, 0, most_rate_steps);
}

/// base^exponent by squaring, over any number type. Requires: exponent >= 0.
template <class T>
[[nodiscard]] T to_the(T base, int exponent) {
  T result(1);
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= base;
    if (exponent > 1) base *= base;
  }
  return result;
}

inline Letter letter_N() { return {"N", "number of steps"}; }

}  // namespace certau::theorems
