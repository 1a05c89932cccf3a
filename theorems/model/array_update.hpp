// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/algorithm/update.hpp"
#include "certau/device/asymmetric_linear.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::theorems {

/// One update of one weight on the asymmetric linear device: the library's dynamics.
///   Source  [wu2024, (8)], with any symmetric point
template <class T>
[[nodiscard]] T update(const T& tau, const T& weight, const T& increment,
                       const T& symmetric_point = T(0)) {
  return apply_update(AsymmetricLinear<T>{tau, symmetric_point}.response(weight), weight,
                      increment);
}

/// The same for an array, coordinate by coordinate; symmetric point 0.
template <class T>
[[nodiscard]] std::vector<T> update(const T& tau, std::vector<T> weights,
                                    const std::vector<T>& increments) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = update<T>(tau, weights[i], increments[i]);
  return weights;
}

/// Analog SGD's next weights: the increment is −α(g + ε).
///   Source  [wu2024, (3)]
template <class T>
[[nodiscard]] std::vector<T> analog_sgd_step(const T& tau, const T& alpha,
                                             const std::vector<T>& weights,
                                             const std::vector<T>& noisy_gradient) {
  return update(tau, weights, scaled(T(-alpha), noisy_gradient));
}

/// ω = ‖W‖∞/τ
template <class T>
[[nodiscard]] T saturation(const std::vector<T>& weights, const T& tau) {
  return largest(weights) / tau;
}

/// ω²/(1 − ω²). Requires: abs(ω) < 1.
template <class T>
[[nodiscard]] T amplification_at(const T& omega) {
  return omega * omega / (1 - omega * omega);
}

}  // namespace certau::theorems
