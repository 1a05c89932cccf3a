// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/algorithm/algorithm.hpp"
#include "certau/algorithm/update.hpp"
#include "certau/device/device.hpp"
#include "certau/noise/noise.hpp"
#include "certau/problem/problem.hpp"
#include "certau/process/state.hpp"

namespace certau {

/// A training process on one coordinate: algorithm, learning rate, objective, device and noise.
/// Over Rational it is the exact description; over another number type it is what computes.
/// The last three are tiki-taka's, whose learning rate α is that of the transfer from p to w.
template <class T>
struct Process {
  Algorithm algorithm = Algorithm::analog_sgd;
  T learning_rate;
  Problem<T> problem;
  Device<T> device;
  Noise<T> noise;
  T auxiliary_learning_rate = T(0);  // β, for p
  T mixing = T(0);                   // γ: gradients are taken at w + γp
  Device<T> auxiliary_device{};      // p's, as `device` is w's
};

/// The same process in another number type.
template <class T>
[[nodiscard]] Process<T> convert_process(const Process<Rational>& process,
                                         NumberFormat format = {}) {
  const Converter<T> convert{format};
  const auto converted = [&](const auto& kind) { return kind.converted(convert); };
  const auto device = [&](const auto& k) -> Device<T> { return converted(k); };
  return {process.algorithm,
          convert(process.learning_rate),
          std::visit([&](const auto& k) -> Problem<T> { return converted(k); }, process.problem),
          std::visit(device, process.device),
          std::visit([&](const auto& k) -> Noise<T> { return converted(k); }, process.noise),
          convert(process.auxiliary_learning_rate),
          convert(process.mixing),
          std::visit(device, process.auxiliary_device)};
}

/// The increment that branch j of the noise requests from weight w: −α(g(w) + ε_j(w)).
///   Requires  an algorithm without auxiliary
template <class T>
[[nodiscard]] T branch_increment(const Process<T>& process, const T& weight, std::size_t branch) {
  require(!has_auxiliary(process.algorithm),
          "a step of tiki-taka from the weight alone (its auxiliary decides too): give a State");
  return requested_increment(process.learning_rate, gradient(process.problem, weight),
                             noise_value(process.noise, branch, weight));
}

/// Where branch j of the noise leads from weight w: φ_j(w).
///   Requires  an algorithm without auxiliary
///   Source    [wu2024, (2), (3), (7)]
template <class T, class Magnitude = OwnMagnitude>
[[nodiscard]] T branch_image(const Process<T>& process, const T& weight, std::size_t branch,
                             Magnitude magnitude = {}) {
  const T increment = branch_increment(process, weight, branch);
  if (!is_analog(process.algorithm)) return weight + increment;
  return apply_update(response(process.device, weight), weight, increment, magnitude);
}

/// The increment that branch j of the noise requests of the auxiliary: β(∇f(w + γp) + ε_j(w)).
///   Requires  an algorithm with auxiliary
template <class T>
[[nodiscard]] T auxiliary_increment(const Process<T>& process, const State<T>& state,
                                    std::size_t branch) {
  require(has_auxiliary(process.algorithm),
          "the auxiliary's increment of an algorithm without one (it stands still): use "
          "branch_increment");
  const T mixed = state.weight + process.mixing * state.auxiliary;
  return accumulated_increment(process.auxiliary_learning_rate, gradient(process.problem, mixed),
                               noise_value(process.noise, branch, state.weight));
}

/// Where branch j of the noise leads from a state, for every algorithm. Tiki-taka's auxiliary moves
/// first and the weight follows its new value:
///   Statement  v = ∇f(w + γp) + ε_j(w); p⁺ = p + βv F_P(p) − abs(βv) G_P(p);
///              w⁺ = w − αp⁺ F_W(w) − abs(αp⁺) G_W(w)
///   Units      state: weight
///   Error      that of T's arithmetic. The magnitudes are those of the increments βv and −αp⁺
///   Source     [wu2024, (TT-P), (TT-W)] for γ = 0; the mixing is its follow-up's, arXiv:2502.06309
template <class T, class AuxiliaryMagnitude = OwnMagnitude, class WeightMagnitude = OwnMagnitude>
[[nodiscard]] State<T> branch_image(const Process<T>& process, const State<T>& state,
                                    std::size_t branch, AuxiliaryMagnitude auxiliary_magnitude = {},
                                    WeightMagnitude weight_magnitude = {}) {
  if (!has_auxiliary(process.algorithm))
    return {branch_image(process, state.weight, branch, weight_magnitude), state.auxiliary};
  const T auxiliary =
      apply_update(response(process.auxiliary_device, state.auxiliary), state.auxiliary,
                   auxiliary_increment(process, state, branch), auxiliary_magnitude);
  const T increment = transferred_increment(process.learning_rate, auxiliary);
  return {apply_update(response(process.device, state.weight), state.weight, increment,
                       weight_magnitude),
          auxiliary};
}

/// Checks all that can be checked without a start: each part, and that the parts fit.
///   Error  InvalidInput naming the key, the value, the reason and the remedy
void validate(const Process<Rational>& process);

/// Checks that a start lies in the devices' ranges (where their response factors are >= 0), and
/// that it has an auxiliary other than 0 for tiki-taka only.
///   Error  InvalidInput
void validate_start(const Process<Rational>& process, const State<Rational>& start);

/// Whether all branch maps and probabilities are polynomials, piece by piece.
[[nodiscard]] bool has_polynomial_maps(const Process<Rational>& process);

/// The same, and the device's response factors are polynomials too: quantities may ask for them
/// even where the device does not enter the maps (digital SGD).
[[nodiscard]] bool is_polynomial(const Process<Rational>& process);

}  // namespace certau
