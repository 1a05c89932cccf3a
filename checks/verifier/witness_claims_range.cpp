// SPDX-License-Identifier: Apache-2.0
// Claims about where the weights of analog gradient descent stay.
#include <algorithm>

#include "checks/verifier/quadratic_model.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

Vector analog_step(const Quadratic& f, const mpq_class& alpha, const mpq_class& tau,
                   const Vector& w) {
  return device_step(w, scaled(-alpha, f.gradient(w)), tau);
}

// max(0, a - b)^2
mpq_class squared_excess(const mpq_class& a, const mpq_class& b) {
  return a > b ? square(a - b) : mpq_class(0);
}

Conclusions evaluate_theorem_5(const WitnessInstance& at) {
  const Vector& start = at.vector("W0");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& mu = at.number("mu");
  const std::size_t steps = at.count("K", 0, witness_step_limit);
  const Quadratic f = make_quadratic(at.list("H"), at.list("W_star"), start.size());
  require_a1(f, lipschitz);
  require_a6(f, mu);
  Vector w = start;
  for (std::size_t k = 0; k < steps; ++k) {
    w = analog_step(f, at.number("alpha"), at.number("tau"), w);
  }
  const mpq_class left = squared_excess(largest_magnitude(w), largest_magnitude(f.minimizer));
  const mpq_class right = square(lipschitz / mu) * squared_norm(difference(start, f.minimizer));
  return {{"after K steps, squared", left, Relation::at_most, right}};
}

// Analog gradient descent on (h/2)(w - w*)^2 with mu <= h <= L and alpha <= 1/(2 L).
struct ScalarDescent {
  explicit ScalarDescent(const WitnessInstance& at)
      : h(at.number("h")),
        w_star(at.number("w_star")),
        tau(at.number("tau")),
        alpha(at.number("alpha")) {
    require_hypothesis(at.number("mu") <= h && h <= at.number("L"), "mu <= h <= L");
    require_hypothesis(2 * alpha * at.number("L") <= 1, "alpha <= 1/(2 L)");
  }

  [[nodiscard]] mpq_class step(const mpq_class& w) const {
    return device_step(w, -alpha * h * (w - w_star), tau, 0);
  }
  [[nodiscard]] mpq_class after(mpq_class w, std::size_t steps) const {
    for (std::size_t k = 0; k < steps; ++k) w = step(w);
    return w;
  }

  mpq_class h, w_star, tau, alpha;
};

Conclusions evaluate_theorem_6_chain(const WitnessInstance& at) {
  const std::size_t steps = at.count("K", 0, witness_step_limit);
  const ScalarDescent descent(at);
  mpq_class start = at.number("w0");
  mpq_class w_star = descent.w_star;
  mpq_class w = descent.after(start, steps);
  mpq_class next = descent.step(w);
  if (start < w_star) {  // the mirror image
    for (mpq_class* number : {&start, &w_star, &w, &next}) *number = -*number;
  }
  const mpq_class saturation = abs(w) / descent.tau;
  const mpq_class contracted =
      (1 - descent.alpha * at.number("mu") * (1 - saturation)) * (w - w_star) + w_star;
  return {{"w_K at most w_0", w, Relation::at_most, start},
          {"contracted at most w_K", contracted, Relation::at_most, w},
          {"next at most contracted", next, Relation::at_most, contracted},
          {"minimizer at most next", w_star, Relation::at_most, next}};
}

Conclusions evaluate_theorem_6_bound(const WitnessInstance& at) {
  const std::size_t steps = at.count("K", 0, witness_step_limit);
  const ScalarDescent descent(at);
  const mpq_class& start = at.number("w0");
  const mpq_class left = abs(descent.after(start, steps));
  const mpq_class right = std::min<mpq_class>(abs(start), abs(descent.w_star));
  return {{"after K steps", left, Relation::at_most, right}};
}

// The samples' numbers, `length` for each of N samples.
Vector part(const Vector& numbers, std::size_t sample, std::size_t length) {
  const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(sample * length);
  return {first, first + static_cast<std::ptrdiff_t>(length)};
}

std::vector<std::size_t> sample_order(const WitnessInstance& at, std::size_t samples) {
  std::vector<std::size_t> order = at.indices("order", samples);
  if (order.size() > witness_step_limit) {
    reject("instance.order: " + std::to_string(order.size()) + " steps, at most " +
           std::to_string(witness_step_limit) + " are checked");
  }
  return order;
}

Conclusions evaluate_theorem_7(const WitnessInstance& at) {
  const Vector& start = at.vector("W0");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& mu = at.number("mu");
  const std::size_t dimension = start.size();
  const std::size_t samples = at.list("W_star").size() / dimension;
  if (samples == 0 || at.list("W_star").size() != samples * dimension) {
    reject("instance.W_star: not a number of vectors of the start's dimension");
  }
  if (at.list("H").size() != samples * dimension * dimension) {
    reject("instance.H: not one square matrix for each vector of W_star");
  }
  std::vector<Quadratic> f;
  mpq_class largest = 0;
  mpq_class farthest = 0;
  for (std::size_t j = 0; j < samples; ++j) {
    f.push_back(make_quadratic(part(at.list("H"), j, dimension * dimension),
                               part(at.list("W_star"), j, dimension), dimension));
    require_a1(f.back(), lipschitz);
    require_a6(f.back(), mu);
    largest = std::max(largest, largest_magnitude(f.back().minimizer));
    farthest = std::max(farthest, squared_norm(difference(start, f.back().minimizer)));
  }
  Vector w = start;
  for (const std::size_t j : sample_order(at, samples)) {
    w = analog_step(f[j], at.number("alpha"), at.number("tau"), w);
  }
  return {{"after K steps, squared", squared_excess(largest_magnitude(w), largest),
           Relation::at_most, square(lipschitz / mu) * farthest}};
}

Conclusions evaluate_theorem_8(const WitnessInstance& at) {
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& mu = at.number("mu");
  const mpq_class& alpha = at.number("alpha");
  const Vector& h = at.list("h");
  const Vector& w_star = at.list("w_star");
  if (h.size() != w_star.size()) reject("instance.h: not one for each entry of w_star");
  for (const mpq_class& curvature : h) {
    require_hypothesis(mu <= curvature && curvature <= lipschitz, "mu <= h <= L");
  }
  require_hypothesis(2 * alpha * lipschitz <= 1, "alpha <= 1/(2 L)");
  mpq_class w = at.number("w0");
  const mpq_class lowest = std::min(w, *std::min_element(w_star.begin(), w_star.end()));
  const mpq_class highest = std::max(w, *std::max_element(w_star.begin(), w_star.end()));
  for (const std::size_t j : sample_order(at, h.size())) {
    w = device_step(w, -alpha * h[j] * (w - w_star[j]), at.number("tau"), 0);
  }
  return {{"not below", lowest, Relation::at_most, w},
          {"not above", w, Relation::at_most, highest}};
}

}  // namespace

std::vector<WitnessClaim> range_claims() {
  using enum Shape;
  const std::vector<Parameter> theorem_6{{"L", positive},    {"mu", positive},  {"h", number},
                                         {"w_star", number}, {"tau", positive}, {"alpha", positive},
                                         {"w0", number},     {"K", number}};
  return {{"theorem-5",
           {{"L", positive},
            {"mu", positive},
            {"H", list},
            {"W_star", list},
            {"tau", positive},
            {"alpha", positive},
            {"W0", list},
            {"K", number}},
           evaluate_theorem_5},
          {"theorem-6-chain", theorem_6, evaluate_theorem_6_chain},
          {"theorem-6-bound", theorem_6, evaluate_theorem_6_bound},
          {"theorem-7",
           {{"L", positive},
            {"mu", positive},
            {"H", list},
            {"W_star", list},
            {"order", list},
            {"tau", positive},
            {"alpha", positive},
            {"W0", list}},
           evaluate_theorem_7},
          {"theorem-8",
           {{"L", positive},
            {"mu", positive},
            {"h", list},
            {"w_star", list},
            {"order", list},
            {"tau", positive},
            {"alpha", positive},
            {"w0", number}},
           evaluate_theorem_8}};
}

}  // namespace certau_verifier
