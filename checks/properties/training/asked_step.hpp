// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "checks/properties/device/asked.hpp"
#include "theorems/model/laws.hpp"

namespace certau::properties {

/// What an implementation answers for the state after a training step.
struct StepAnswer {
  std::vector<Answer> weight;
  std::vector<Answer> auxiliary;  // tiki-taka's
};

[[nodiscard]] Rule<Rational> sgd_rule(const Device<Rational>& device, const Rational& alpha);
[[nodiscard]] Rule<Rational> tiki_taka_rule(const Device<Rational>& device, const Rational& alpha,
                                            const Device<Rational>& auxiliary_device,
                                            const Rational& beta);

/// Asks for one training step.
///   Statement  each answer's exact number is that of Analog SGD or Tiki-Taka; the allowance of W⁺
///              includes what rounding, and pulses, put P⁺ off
///   Error      NotANumber, also if the answer has another number of coordinates
[[nodiscard]] StepAnswer ask_step(const Setting& setting, const Rule<Rational>& rule,
                                  const Arrays<Rational>& state,
                                  const std::vector<Rational>& gradient_sample);

/// Whether the updates of a step are in range, both of Tiki-Taka's included.
[[nodiscard]] bool is_step_in_range(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                    const std::vector<Rational>& gradient_sample);

// Noise: the letters eps (rows) and prob ---------------------------------------------------------

/// A3: as many rows of `dimension` numbers as probabilities, and mean zero.
[[nodiscard]] bool is_noise(const Instance& at, std::size_t dimension);
/// The values g + ε of the gradient sample, one for each row.
///   Requires  is_noise
[[nodiscard]] std::vector<std::vector<Rational>> gradient_samples(const Instance& at,
                                                                  const std::vector<Rational>& g);
/// E‖ε‖²
///   Requires  is_noise
[[nodiscard]] Rational variance_of(const Instance& at);
/// E abs(v_i) over the samples.
[[nodiscard]] std::vector<Rational> mean_magnitudes(
    const Instance& at, const std::vector<std::vector<Rational>>& samples);

/// Asks for a step with each of the samples; the mean over the probabilities.
[[nodiscard]] StepAnswer ask_mean_step(const Setting& setting, const Rule<Rational>& rule,
                                       const Arrays<Rational>& state, const Instance& at,
                                       const std::vector<std::vector<Rational>>& samples);

[[nodiscard]] bool are_steps_in_range(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                      const std::vector<std::vector<Rational>>& samples);
/// Whether the implementation can be given the rule, the state and the samples.
[[nodiscard]] bool is_step_held(const Setting& setting, const Rule<Rational>& rule,
                                const Arrays<Rational>& state,
                                const std::vector<std::vector<Rational>>& samples);

// Drawing ----------------------------------------------------------------------------------------

/// Sets eps and prob: 2 or 3 rows of about that size.
void draw_noise(ShortNumbers& numbers, int dimension, const Rational& scale, Instance& at);
/// The largest of 2^k and 3·2^k that is at most `bound`: few digits.
///   Requires  bound > 0
[[nodiscard]] Rational two_bits_below(const Rational& bound);
/// A rate at most `bound` with which no sample requests more than `reach`: often the largest, if it
/// can be held, else of few digits.
[[nodiscard]] Rational draw_rate(ShortNumbers& numbers, const Rational& bound,
                                 const Rational& reach,
                                 const std::vector<std::vector<Rational>>& samples);

/// Letters that several capsules share.
[[nodiscard]] inline theorems::Letter letter_W() { return {"W", "the weights"}; }
[[nodiscard]] inline theorems::Letter letter_g() { return {"g", "the gradient at W"}; }
[[nodiscard]] inline theorems::Letter letter_P() { return {"P", "Tiki-Taka's auxiliary array"}; }
[[nodiscard]] inline theorems::Letter letter_beta() {
  return {"beta", "Tiki-Taka's learning rate of the auxiliary array"};
}

}  // namespace certau::properties
