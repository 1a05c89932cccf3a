// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/algorithm/algorithm.hpp"
#include "certau/algorithm/update.hpp"
#include "certau/device/device.hpp"
#include "certau/noise/noise.hpp"
#include "certau/problem/problem.hpp"

namespace certau {

/// A training process on one coordinate: algorithm, learning rate, objective, device and noise.
/// Over Rational it is the exact description; over another number type it is what computes.
template <class T>
struct Process {
  Algorithm algorithm = Algorithm::analog_sgd;
  T learning_rate;
  Problem<T> problem;
  Device<T> device;
  Noise<T> noise;
};

/// The same process in another number type.
template <class T>
[[nodiscard]] Process<T> convert_process(const Process<Rational>& process,
                                         NumberFormat format = {}) {
  const Converter<T> convert{format};
  const auto converted = [&](const auto& kind) { return kind.converted(convert); };
  return {process.algorithm, convert(process.learning_rate),
          std::visit([&](const auto& k) -> Problem<T> { return converted(k); }, process.problem),
          std::visit([&](const auto& k) -> Device<T> { return converted(k); }, process.device),
          std::visit([&](const auto& k) -> Noise<T> { return converted(k); }, process.noise)};
}

/// The increment that branch j of the noise requests from weight w: −α(g(w) + ε_j(w)).
template <class T>
[[nodiscard]] T branch_increment(const Process<T>& process, const T& weight, std::size_t branch) {
  return requested_increment(process.learning_rate, gradient(process.problem, weight),
                             noise_value(process.noise, branch, weight));
}

/// Where branch j of the noise leads from weight w: φ_j(w).
///   Source  [wu2024, (2), (3), (7)]
template <class T, class Magnitude = OwnMagnitude>
[[nodiscard]] T branch_image(const Process<T>& process, const T& weight, std::size_t branch,
                             Magnitude magnitude = {}) {
  const T increment = branch_increment(process, weight, branch);
  if (!is_analog(process.algorithm)) return weight + increment;
  return apply_update(response(process.device, weight), weight, increment, magnitude);
}

/// Checks all that can be checked without a start: each part, and that the parts fit.
///   Error  InvalidInput naming the key, the value, the reason and the remedy
void validate(const Process<Rational>& process);

/// Checks that a start lies in the device's range (where its response factors are >= 0).
///   Error  InvalidInput
void validate_start(const Process<Rational>& process, const Rational& start);

/// Whether all branch maps and probabilities are polynomials, piece by piece.
[[nodiscard]] bool has_polynomial_maps(const Process<Rational>& process);

/// The same, and the device's response factors are polynomials too: quantities may ask for them
/// even where the device does not enter the maps (digital SGD).
[[nodiscard]] bool is_polynomial(const Process<Rational>& process);

}  // namespace certau
