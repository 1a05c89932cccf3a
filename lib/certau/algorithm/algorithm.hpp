// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace certau {

/// The training algorithms. Source: [wu2024, (2), (3), §F].
enum class Algorithm { digital_sgd, analog_gd, analog_sgd };

struct AlgorithmName {
  Algorithm algorithm;
  std::string_view name;
};

inline constexpr std::array algorithm_names{
    AlgorithmName{Algorithm::digital_sgd, "digital-sgd"},
    AlgorithmName{Algorithm::analog_gd, "analog-gd"},
    AlgorithmName{Algorithm::analog_sgd, "analog-sgd"},
};

[[nodiscard]] constexpr std::string_view name_of(Algorithm algorithm) {
  for (const auto& entry : algorithm_names)
    if (entry.algorithm == algorithm) return entry.name;
  return {};
}

[[nodiscard]] constexpr std::optional<Algorithm> algorithm_named(std::string_view name) {
  for (const auto& entry : algorithm_names)
    if (entry.name == name) return entry.algorithm;
  return std::nullopt;
}

/// Whether updates go through the device; digital SGD's do not.
[[nodiscard]] constexpr bool is_analog(Algorithm algorithm) {
  return algorithm != Algorithm::digital_sgd;
}

}  // namespace certau
