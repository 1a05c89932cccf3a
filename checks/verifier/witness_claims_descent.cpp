// SPDX-License-Identifier: Apache-2.0
// Claims about the average squared gradient and about the gap.
#include "checks/verifier/noise_law.hpp"
#include "checks/verifier/quadratic_model.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

// The sum of E ||g(W_k)||^2 over the next `count` states of digital SGD, the first of them w.
mpq_class summed_gradients(const Quadratic& f, const NoiseLaw& law, const mpq_class& alpha,
                           const Vector& w, std::size_t count) {
  const Vector g = f.gradient(w);
  mpq_class total = squared_norm(g);
  if (count == 1) return total;
  return total + expectation(law, [&](const Vector& noise) {
           const Vector next = difference(w, scaled(alpha, sum(g, noise)));
           return summed_gradients(f, law, alpha, next, count - 1);
         });
}

Conclusions evaluate_eq_5(const WitnessInstance& at) {
  const Vector& start = at.vector("W0");
  const mpq_class& alpha = at.number("alpha");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& variance = at.number("variance");
  const std::size_t steps = at.count("K", 1, witness_step_limit);
  const Quadratic f = make_quadratic(at.list("H"), at.list("W_star"), start.size());
  require_a1(f, lipschitz);
  require_a2(f);
  const NoiseLaw law = joint_law(at.list("eps"), at.list("prob"), start.size());
  require_hypothesis(expectation(law, squared_norm) <= variance, "A3",
                     "E ||eps||^2 is above the variance");
  require_few_paths(law, steps - 1);
  const mpq_class horizon = static_cast<unsigned long>(steps);
  const mpq_class left = summed_gradients(f, law, alpha, start, steps) / horizon;
  const mpq_class right = 2 * f.value(start) / (alpha * horizon) + alpha * variance * lipschitz;
  return {{"average over K steps", left, Relation::at_most, right}};
}

// Analog SGD's chain and what step-65 divides by.
struct DividedFalls {
  const Quadratic& f;
  const NoiseLaw& law;
  const mpq_class& alpha;
  const mpq_class& tau;
  const mpq_class& w_max;

  // The sum of E (f(W_k) - f(W_{k+1}))/(1 - omega_k^2) over the next `count` states from w on.
  [[nodiscard]] mpq_class summed(const Vector& w, std::size_t count) const {
    require_hypothesis(largest_magnitude(w) <= w_max, "A4", "a path goes beyond W_max");
    const Vector g = f.gradient(w);
    mpq_class fall = f.value(w);
    mpq_class later = 0;
    for (std::size_t j = 0; j < law.values.size(); ++j) {
      const Vector delta = scaled(mpq_class(-alpha), sum(g, law.values[j]));
      const Vector next = device_step(w, delta, tau);
      fall -= law.probabilities[j] * f.value(next);
      if (count > 1) later += law.probabilities[j] * summed(next, count - 1);
    }
    return fall / (1 - square(largest_magnitude(w) / tau)) + later;
  }
};

Conclusions evaluate_step_65(const WitnessInstance& at) {
  const Vector& start = at.vector("W0");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& tau = at.number("tau");
  const mpq_class& w_max = at.number("W_max");
  const mpq_class& alpha = at.number("alpha");
  const std::size_t steps = at.count("K", 1, witness_step_limit);
  const Quadratic f = make_quadratic(at.list("H"), at.list("W_star"), start.size());
  require_a1(f, lipschitz);
  require_a2(f);
  const mpq_class gap = f.value(start);
  require_hypothesis(gap > 0, "f(W0) > f*");
  const mpq_class horizon = static_cast<unsigned long>(steps);
  const mpq_class variance = gap / (square(alpha) * lipschitz * horizon);
  const NoiseLaw law = joint_law(at.list("eps"), at.list("prob"), start.size());
  require_hypothesis(expectation(law, squared_norm) <= variance, "A3",
                     "E ||eps||^2 is above f(W0)/(alpha^2 L K)");
  require_hypothesis(alpha * lipschitz <= 1, "alpha <= 1/L");
  require_hypothesis(0 < w_max && w_max < tau, "0 < W_max < tau");
  require_few_paths(law, steps);
  const DividedFalls falls{f, law, alpha, tau, w_max};
  const mpq_class left = 2 * falls.summed(start, steps) / (alpha * horizon);
  const mpq_class right = 2 * gap / (alpha * horizon * (1 - square(w_max / tau)));
  return {{"telescoped", left, Relation::at_most, right}};
}

Conclusions evaluate_step_30(const WitnessInstance& at) {
  const Vector& w = at.vector("W");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& mu = at.number("mu");
  const Quadratic f = make_quadratic(at.list("H"), at.list("W_star"), w.size());
  require_a1(f, lipschitz);
  require_a6(f, mu);
  const mpq_class distance = squared_norm(difference(w, f.minimizer));
  const mpq_class gap = square(f.value(w) / mu);
  const mpq_class far = square(lipschitz / mu) * distance;
  return {{"distance against gap, squared", distance, Relation::at_most, gap},
          {"gap against distance, squared", gap, Relation::at_most, far}};
}

Conclusions evaluate_theorem_9(const WitnessInstance& at) {
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& h = at.number("h");
  const mpq_class& w_star = at.number("w_star");
  const mpq_class& tau = at.number("tau");
  const mpq_class& w_max = at.number("W_max");
  const mpq_class& alpha = at.number("alpha");
  const mpq_class& start = at.number("w0");
  const std::size_t steps = at.count("K", 1, witness_step_limit);
  require_hypothesis(0 <= h && h <= lipschitz, "0 <= h <= L");
  require_hypothesis(alpha * lipschitz <= 1, "alpha <= 1/L");
  require_hypothesis(abs(start) <= w_max && abs(w_star) <= w_max, "A4", "w0 or w* is beyond W_max");
  require_hypothesis(w_max < tau, "A4", "W_max is not below tau");
  require_hypothesis(alpha * h * (1 + w_max / tau) <= 1, "A4",
                     "alpha h (1 + W_max/tau) is above 1, so a step might go beyond w*");
  mpq_class w = start;
  mpq_class total = 0;
  for (std::size_t k = 0; k < steps; ++k) {
    const mpq_class g = h * (w - w_star);
    add_weighted(total, g, g);
    w = device_step(w, -alpha * g, tau, 0);
  }
  const mpq_class horizon = static_cast<unsigned long>(steps);
  const mpq_class gap = h * square(start - w_star) / 2;
  const mpq_class right = 2 * gap * lipschitz / horizon / (1 - square(w_max / tau));
  return {{"average over K steps", total / horizon, Relation::at_most, right}};
}

}  // namespace

std::vector<WitnessClaim> descent_claims() {
  using enum Shape;
  return {{"eq-5",
           {{"L", positive},
            {"H", list},
            {"W_star", list},
            {"variance", number},
            {"alpha", positive},
            {"eps", list},
            {"prob", list},
            {"W0", list},
            {"K", number}},
           evaluate_eq_5},
          {"step-30",
           {{"L", positive}, {"mu", positive}, {"H", list}, {"W_star", list}, {"W", list}},
           evaluate_step_30},
          {"step-65",
           {{"L", positive},
            {"H", list},
            {"W_star", list},
            {"tau", positive},
            {"W_max", number},
            {"alpha", positive},
            {"eps", list},
            {"prob", list},
            {"W0", list},
            {"K", number}},
           evaluate_step_65},
          {"theorem-9",
           {{"L", positive},
            {"h", number},
            {"w_star", number},
            {"tau", positive},
            {"W_max", number},
            {"alpha", positive},
            {"w0", number},
            {"K", number}},
           evaluate_theorem_9}};
}

}  // namespace certau_verifier
