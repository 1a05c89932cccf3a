// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "certau/process/quantity.hpp"

/// The quantities as functions of the state, written from their definitions: an oracle that does
/// not use the cleared polynomials of the library.
namespace certau::support {

using Observable = std::function<Rational(const State<Rational>&)>;

/// ω² = (G/F)².
[[nodiscard]] inline Rational squared_saturation(const Process<Rational>& process,
                                                 const Rational& weight) {
  const auto factors = response(process.device, weight);
  const Rational omega = factors.asymmetric() / factors.symmetric();
  return omega * omega;
}

/// ω²/(1 − ω²).
[[nodiscard]] inline Rational amplification(const Process<Rational>& process,
                                            const Rational& weight) {
  const Rational square = squared_saturation(process, weight);
  return square / (1 - square);
}

/// The noise's variance, given the weight.
[[nodiscard]] inline Rational variance(const Process<Rational>& process, const Rational& weight) {
  Rational result = 0;
  for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
    const Rational value = noise_value(process.noise, j, weight);
    result += noise_probability(process.noise, j, weight) * value * value;
  }
  return result;
}

[[nodiscard]] inline Rational squared_gradient(const Process<Rational>& process,
                                               const Rational& weight) {
  const Rational g = gradient(process.problem, weight);
  return g * g;
}

/// h of a quantity; `infimum` is f*. The amplification constant is no function of the state:
/// see constant_defect.
[[nodiscard]] inline Observable observable(const Process<Rational>& process, Quantity quantity,
                                           const Rational& infimum = 0) {
  switch (quantity) {
    case Quantity::squared_gradient_norm:
      return [process](const State<Rational>& x) { return squared_gradient(process, x.weight); };
    case Quantity::objective_gap:
      return [process, infimum](const State<Rational>& x) {
        return Rational{objective(process.problem, x.weight) - infimum};
      };
    case Quantity::squared_saturation:
      return [process](const State<Rational>& x) { return squared_saturation(process, x.weight); };
    case Quantity::amplification:
      return [process](const State<Rational>& x) { return amplification(process, x.weight); };
    case Quantity::amplification_constant:
      break;
  }
  throw ContractViolation("no observable of this quantity: use constant_defect");
}

/// g² − c σ²S: its average is what a claim about the amplification constant bounds.
[[nodiscard]] inline Observable constant_defect(const Process<Rational>& process,
                                                const Rational& c) {
  return [process, c](const State<Rational>& x) {
    return Rational{squared_gradient(process, x.weight) -
                    c * variance(process, x.weight) * amplification(process, x.weight)};
  };
}

}  // namespace certau::support
