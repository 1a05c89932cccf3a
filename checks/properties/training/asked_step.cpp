// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/training/asked_step.hpp"

#include <algorithm>

#include "certau/algorithm/update.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {

using theorems::absolute;
using theorems::JointLaw;
using theorems::scaled;

namespace {

// An update by an increment that is computed itself, within `error` of `increment`: U(w, ·) is
// piecewise linear with the slopes q₊ and q₋, and its allowance grows with abs(Δ).
Answer update_by_computed(const Arithmetic& arithmetic, const Device<Rational>& device,
                          const Rational& weight, const Rational& increment, const Rational& error,
                          Rational found) {
  const auto factors = response(device, weight);
  Answer answer{std::move(found), apply_update(factors, weight, increment), 0};
  if (arithmetic.is_exact && arithmetic.granularity == 0) return answer;
  const Rational size = absolute(increment) + error;
  const Rational slope = std::max(absolute(factors.up), absolute(factors.down));
  answer.allowance = std::max(allowance_of(arithmetic, device, weight, size),
                              allowance_of(arithmetic, device, weight, -size)) +
                     error * slope;
  return answer;
}

// How far rate·x may be computed from its value, if x is within `error` of what it should be.
Rational error_of_product(const Arithmetic& arithmetic, const Rational& rate, const Rational& x,
                          const Rational& error) {
  const Rational size = absolute(x) + error;
  try {
    return rate * error +
           arithmetic.allowance(rate * size, std::max({Rational{1}, Rational{rate}, size}));
  } catch (const InvalidInput& unbounded) {  // as allowance_of does
    throw NotHeld(unbounded.what());
  }
}

void add(std::vector<Answer>& sum, const std::vector<Answer>& answers, const Rational& weight) {
  if (sum.empty()) sum.resize(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    sum[i].found += weight * answers[i].found;
    sum[i].exact += weight * answers[i].exact;
    sum[i].allowance += weight * answers[i].allowance;
  }
}

}  // namespace

Rule<Rational> sgd_rule(const Device<Rational>& device, const Rational& alpha) {
  return {.algorithm = Algorithm::analog_sgd, .learning_rate = alpha, .device = device};
}

Rule<Rational> tiki_taka_rule(const Device<Rational>& device, const Rational& alpha,
                              const Device<Rational>& auxiliary_device, const Rational& beta) {
  return {.algorithm = Algorithm::tiki_taka,
          .learning_rate = alpha,
          .device = device,
          .auxiliary_learning_rate = beta,
          .auxiliary_device = auxiliary_device};
}

StepAnswer ask_step(const Setting& setting, const Rule<Rational>& rule,
                    const Arrays<Rational>& state, const std::vector<Rational>& gradient_sample) {
  const Arithmetic& arithmetic = setting.subject.arithmetic();
  auto found = setting.subject.step(rule, state, gradient_sample);
  require_coordinates("weight", found.weight.size(), state.weight.size());
  require_coordinates("auxiliary", found.auxiliary.size(), state.auxiliary.size());
  StepAnswer answer;
  const Rational& alpha = rule.learning_rate;
  for (std::size_t i = 0; i < state.weight.size(); ++i) {
    const Rational& v = gradient_sample[i];
    if (rule.algorithm != Algorithm::tiki_taka) {
      answer.weight.push_back(update_by_computed(
          arithmetic, rule.device, state.weight[i], -alpha * v,
          error_of_product(arithmetic, alpha, v, 0), std::move(found.weight[i])));
      continue;
    }
    const Rational& beta = rule.auxiliary_learning_rate;
    const Answer P =
        update_by_computed(arithmetic, rule.auxiliary_device, state.auxiliary[i], beta * v,
                           error_of_product(arithmetic, beta, v, 0), std::move(found.auxiliary[i]));
    answer.weight.push_back(update_by_computed(
        arithmetic, rule.device, state.weight[i], -alpha * P.exact,
        error_of_product(arithmetic, alpha, P.exact, P.allowance), std::move(found.weight[i])));
    answer.auxiliary.push_back(P);
  }
  return answer;
}

bool is_step_in_range(const Rule<Rational>& rule, const Arrays<Rational>& state,
                      const std::vector<Rational>& gradient_sample) {
  const Rational& alpha = rule.learning_rate;
  if (rule.algorithm != Algorithm::tiki_taka)
    return is_in_range(rule.device, state.weight, scaled<Rational>(-alpha, gradient_sample));
  const auto accumulated = scaled(rule.auxiliary_learning_rate, gradient_sample);
  if (!is_in_range(rule.auxiliary_device, state.auxiliary, accumulated)) return false;
  std::vector<Rational> P;
  for (std::size_t i = 0; i < accumulated.size(); ++i)
    P.push_back(apply_update(response(rule.auxiliary_device, state.auxiliary[i]),
                             state.auxiliary[i], accumulated[i]));
  return is_in_range(rule.device, state.weight, scaled<Rational>(-alpha, P));
}

bool is_noise(const Instance& at, std::size_t dimension) {
  if (at.list("eps").size() != at.list("prob").size() * dimension) return false;
  const auto law = JointLaw<Rational>::of(at, dimension);
  return law.outcomes() > 0 && law.has_variance_at_most(variance_of(at));
}

std::vector<std::vector<Rational>> gradient_samples(const Instance& at,
                                                    const std::vector<Rational>& g) {
  const auto law = JointLaw<Rational>::of(at, g.size());
  std::vector<std::vector<Rational>> samples;
  for (const auto& row : law.rows) samples.push_back(theorems::plus(g, row));
  return samples;
}

Rational variance_of(const Instance& at) {
  return theorems::DrawnLaw{at.list("eps"), at.list("prob")}.variance();
}

std::vector<Rational> mean_magnitudes(const Instance& at,
                                      const std::vector<std::vector<Rational>>& samples) {
  std::vector<Rational> means(samples.front().size());
  for (std::size_t j = 0; j < samples.size(); ++j)
    for (std::size_t i = 0; i < means.size(); ++i)
      means[i] += at.list("prob")[j] * absolute(samples[j][i]);
  return means;
}

StepAnswer ask_mean_step(const Setting& setting, const Rule<Rational>& rule,
                         const Arrays<Rational>& state, const Instance& at,
                         const std::vector<std::vector<Rational>>& samples) {
  StepAnswer mean;
  for (std::size_t j = 0; j < samples.size(); ++j) {
    const StepAnswer answer = ask_step(setting, rule, state, samples[j]);
    add(mean.weight, answer.weight, at.list("prob")[j]);
    add(mean.auxiliary, answer.auxiliary, at.list("prob")[j]);
  }
  return mean;
}

bool are_steps_in_range(const Rule<Rational>& rule, const Arrays<Rational>& state,
                        const std::vector<std::vector<Rational>>& samples) {
  return std::all_of(samples.begin(), samples.end(),
                     [&](const auto& sample) { return is_step_in_range(rule, state, sample); });
}

bool is_step_held(const Setting& setting, const Rule<Rational>& rule, const Arrays<Rational>& state,
                  const std::vector<std::vector<Rational>>& samples) {
  return are_held(setting, rule.learning_rate, rule.device, rule.auxiliary_learning_rate,
                  rule.auxiliary_device, state.weight, state.auxiliary) &&
         std::all_of(samples.begin(), samples.end(),
                     [&](const auto& sample) { return are_held(setting, sample); });
}

void draw_noise(ShortNumbers& numbers, int dimension, const Rational& scale, Instance& at) {
  const auto law = numbers.joint_law(numbers.integer(2, 3), dimension, scale);
  at.set_list("eps", law.values).set_list("prob", law.probabilities);
}

Rational two_bits_below(const Rational& bound) {
  Rational power = 1;
  while (power > bound) power /= 2;
  while (2 * power <= bound) power *= 2;
  return 3 * power <= 2 * bound ? Rational{3 * power / 2} : power;
}

Rational draw_rate(ShortNumbers& numbers, const Rational& bound, const Rational& reach,
                   const std::vector<std::vector<Rational>>& samples) {
  Rational largest = 0;
  for (const auto& sample : samples) largest = std::max(largest, theorems::largest(sample));
  const Rational most = largest == 0 ? bound : std::min<Rational>(bound, reach / largest);
  if (numbers.once_in(2)) return two_bits_below(most * power_of_two(-numbers.integer(0, 2)));
  const Rational rate = numbers.at_most(most);
  return rate == most ? rate : two_bits_below(rate);
}

}  // namespace certau::properties
