// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace certau::theorems {

/// Letters whose meaning the search must know. A law of mean zero with probabilities of sum 1 is
/// changed as a whole only; counts and indices are never scaled.
[[nodiscard]] constexpr bool names_a_law(std::string_view letter) {
  return letter == "eps" || letter == "prob";
}
[[nodiscard]] constexpr bool names_integers(std::string_view letter) {
  return letter == "K" || letter == "D" || letter == "BL" || letter == "order" || letter == "path";
}

}  // namespace certau::theorems
