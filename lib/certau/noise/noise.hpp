// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "certau/noise/finite_law.hpp"
#include "certau/noise/no_noise.hpp"
#include "certau/noise/theorem_3_law.hpp"
#include "certau/noise/two_point.hpp"

namespace certau {

/// Any of the noise laws: branch j of size() takes value(j, w) with probability(j, w).
template <class T>
using Noise = std::variant<NoNoise<T>, TwoPoint<T>, FiniteLaw<T>, Theorem3Law<T>>;

template <class T>
[[nodiscard]] std::size_t branch_count(const Noise<T>& noise) {
  return std::visit([](const auto& law) { return law.size(); }, noise);
}

template <class T>
[[nodiscard]] T noise_value(const Noise<T>& noise, std::size_t branch, const T& weight) {
  return std::visit([&](const auto& law) { return law.value(branch, weight); }, noise);
}

template <class T>
[[nodiscard]] T noise_probability(const Noise<T>& noise, std::size_t branch, const T& weight) {
  return std::visit([&](const auto& law) { return law.probability(branch, weight); }, noise);
}

}  // namespace certau
