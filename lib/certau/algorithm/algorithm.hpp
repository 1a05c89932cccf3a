// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/base/named.hpp"

namespace certau {

/// The training algorithms. Source: [wu2024, (2), (3), §F, (TT-P), (TT-W)].
enum class Algorithm { digital_sgd, analog_gd, analog_sgd, tiki_taka };

inline constexpr std::array algorithm_names{
    Named<Algorithm>{Algorithm::digital_sgd, "digital-sgd"},
    Named<Algorithm>{Algorithm::analog_gd, "analog-gd"},
    Named<Algorithm>{Algorithm::analog_sgd, "analog-sgd"},
    Named<Algorithm>{Algorithm::tiki_taka, "tiki-taka"},
};

[[nodiscard]] constexpr std::string_view name_of(Algorithm algorithm) {
  return name_in(algorithm_names, algorithm);
}
[[nodiscard]] constexpr std::optional<Algorithm> algorithm_named(std::string_view name) {
  return value_in(algorithm_names, name);
}

/// Whether updates go through the device; digital SGD's do not.
[[nodiscard]] constexpr bool is_analog(Algorithm algorithm) {
  return algorithm != Algorithm::digital_sgd;
}

/// Whether the state has a second coordinate, the auxiliary array's.
[[nodiscard]] constexpr bool has_auxiliary(Algorithm algorithm) {
  return algorithm == Algorithm::tiki_taka;
}

}  // namespace certau
