// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/process/process.hpp"
#include "certau/process/signed_pieces.hpp"
#include "checks/properties/generators/process.hpp"

/// Processes with known answers, for the upper rooms.
namespace certau::support {

/// A rational from text.
[[nodiscard]] inline Rational q(std::string_view text) { return parse_rational(text).value(); }

/// The paper's one-dimensional setting, [wu2024, §4] with a minimizer off the symmetric point.
[[nodiscard]] inline Process<Rational> analog_sgd() {
  return {Algorithm::analog_sgd, q("1/10"), Quadratic<Rational>{1, q("1/4")},
          AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{q("1/5")}};
}

/// Tiki-Taka with P's device twice as wide as W's: β·max abs(v) = 29/200 <= τ_P, α τ_P <= τ_W.
[[nodiscard]] inline Process<Rational> tiki_taka() {
  auto process = analog_sgd();
  process.algorithm = Algorithm::tiki_taka;
  process.auxiliary_learning_rate = q("1/10");
  process.auxiliary_device = AsymmetricLinear<Rational>{2, 0};
  return process;
}

[[nodiscard]] inline Process<Rational> digital_sgd() {
  auto process = analog_sgd();
  process.algorithm = Algorithm::digital_sgd;
  return process;
}

/// An invariant set whose ends are irrational: it has slivers.
[[nodiscard]] inline Process<Rational> double_well() {
  return {Algorithm::analog_sgd, q("1/20"), DoubleWell<Rational>{q("1/2"), 1, 0},
          AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{q("1/20")}};
}

/// Values 1 − w and −(1 + w) with probabilities (1 + w)/2 and (1 − w)/2: mean 0, variance 1 − w².
[[nodiscard]] inline FiniteLaw<Rational> state_dependent_law() {
  return {{{1, -1}, {-1, -1}}, {{q("1/2"), q("1/2")}, {q("1/2"), q("-1/2")}}};
}

/// A random analog_sgd whose weights stay away from the ends of the device's range, so that every
/// quantity is bounded: abs(w) <= abs(w*) + σ <= 9/20 < 1 <= τ, and α(1 + 9/20) <= 1.
[[nodiscard]] inline rc::Gen<properties::StartedProcess> inner_instance() {
  const auto parts =
      rc::gen::tuple(rc::gen::inRange(0, 9), rc::gen::inRange(-5, 6), rc::gen::inRange(2, 5),
                     rc::gen::inRange(2, 20), properties::fraction());
  return rc::gen::map(parts, [](const auto& chosen) {
    const auto& [wider, offset, spread, slowness, position] = chosen;
    auto process = analog_sgd();
    const Rational minimizer{offset, 20};
    const Rational sigma{spread, 20};
    process.learning_rate = Rational{1, slowness};
    process.problem = Quadratic<Rational>{1, minimizer};
    process.device = AsymmetricLinear<Rational>{1 + Rational{wider, 4}, 0};
    process.noise = TwoPoint<Rational>{sigma};
    return properties::StartedProcess{process, minimizer + sigma * (2 * position - 1)};
  });
}

/// An invariant_process with at most half of its learning rate. At the full one a branch can map
/// the whole set to a point or fold it (w+ = w²), and no smooth potential proves many digits.
[[nodiscard]] inline rc::Gen<properties::StartedProcess> slow_instance() {
  return rc::gen::map(properties::invariant_process(), [](properties::StartedProcess instance) {
    instance.process.learning_rate /= 2;
    return instance;
  });
}

/// E (w_k − w*)² of digital SGD on a quadratic, with variance v: ρ^2k e² + α²v (1 − ρ^2k)/(1 − ρ²),
/// ρ = 1 − αL.
[[nodiscard]] inline Rational digital_second_moment(const Process<Rational>& process,
                                                    const Rational& start, unsigned steps) {
  const auto& problem = std::get<Quadratic<Rational>>(process.problem);
  const Rational sigma = std::get<TwoPoint<Rational>>(process.noise).sigma;
  const Rational rho = 1 - process.learning_rate * problem.curvature;
  const Rational decay = power(rho * rho, steps);
  const Rational offset = start - problem.minimizer;
  const Rational kick = process.learning_rate * sigma;
  return decay * offset * offset + kick * kick * (1 - decay) / (1 - rho * rho);
}

/// The invariant set of an invariant_process, proved.
[[nodiscard]] inline InvariantSet set_of(const PolynomialProcess& polynomials,
                                         const Process<Rational>& process) {
  return prove_invariant(polynomials, properties::invariant_interval(process), {}).value();
}

}  // namespace certau::support
