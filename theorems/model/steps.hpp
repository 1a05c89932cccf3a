// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau::theorems {

/// How many steps are enumerated exactly: numbers double their length with every step, and the
/// verifier of witness files stops there too.
inline constexpr int most_steps = 8;

/// Whether a number is a count of steps: an integer from `least` to `most`.
template <class T>
[[nodiscard]] bool is_step_count(const T& number, int least = 1, int most = most_steps) {
  // Bounded before it is converted: the search also tries numbers that no int holds.
  return number >= least && number <= most && number == static_cast<int>(number);
}

}  // namespace certau::theorems
