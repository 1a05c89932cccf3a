// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "checks/verifier/noise_law.hpp"
#include "checks/verifier/quadratic_model.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

struct State {
  Vector w, p;
};

// An instance of Tiki-Taka that meets A1, A3 and A5.
struct TikiTaka {
  explicit TikiTaka(const WitnessInstance& at)
      : start(at.vector("W0")),
        dimension(static_cast<unsigned long>(start.size())),
        lipschitz(at.number("L")),
        tau(at.number("tau")),
        alpha(at.number("alpha")),
        beta(at.number("beta")),
        sigma(at.number("sigma")),
        c(at.number("c")),
        f(make_quadratic(at.list("H"), at.list("W_star"), start.size())) {
    require_a1(f, lipschitz);
    require_a5(joint_law(at.list("eps"), at.list("prob"), 1), sigma, c, start.size());
    law = product_law(at.list("eps"), at.list("prob"), start.size());
  }

  [[nodiscard]] Vector next_p(const State& state, const Vector& noise) const {
    return device_step(state.p, scaled(beta, sum(f.gradient(state.w), noise)), tau);
  }
  [[nodiscard]] State step(const State& state, const Vector& noise) const {
    Vector p = next_p(state, noise);
    Vector w = device_step(state.w, scaled(-alpha, p), tau);
    return {std::move(w), std::move(p)};
  }
  [[nodiscard]] State first() const { return {start, Vector(start.size())}; }

  Vector start;
  mpq_class dimension, lipschitz, tau, alpha, beta, sigma, c;
  Quadratic f;
  NoiseLaw law;
};

// What the lemmas read along a given path: the state after it, and what its last step came from.
struct Path {
  State state;             // W_{k+1}, P_{k+1}
  Vector g;                // g(W_k)
  Vector d;                // W_{k+1} - W_k
  mpq_class furthest = 0;  // the largest ||W||_inf on the way
};

Path follow(const TikiTaka& process, const WitnessInstance& at) {
  const Vector& eps = at.list("eps");
  const std::vector<std::size_t> indices = at.indices("path", eps.size());
  const std::size_t dimension = process.start.size();
  if (indices.size() % dimension != 0) {
    reject("instance.path: not one row of the start's dimension for each step");
  }
  if (indices.size() / dimension > witness_step_limit) {
    reject("instance.path: more than " + std::to_string(witness_step_limit) + " steps");
  }
  Path path{process.first(), {}, {}, largest_magnitude(process.start)};
  for (std::size_t first = 0; first < indices.size(); first += dimension) {
    Vector noise;
    for (std::size_t i = 0; i < dimension; ++i) noise.push_back(eps[indices[first + i]]);
    State next = process.step(path.state, noise);
    path.g = process.f.gradient(path.state.w);
    path.d = difference(next.w, path.state.w);
    path.furthest = std::max(path.furthest, largest_magnitude(next.w));
    path.state = std::move(next);
  }
  return path;
}

// sqrt(D), which the file must be able to state.
mpq_class root_of_dimension(std::size_t dimension) {
  if (dimension != 1 && dimension != 4) {
    reject("instance.W0: the dimension " + std::to_string(dimension) +
           " is neither 1 nor 4, so sqrt(D) is not rational");
  }
  return dimension == 1 ? 1 : 2;
}

Conclusions evaluate_lemma_5(const WitnessInstance& at) {
  const TikiTaka t(at);
  const mpq_class s = t.sigma / root_of_dimension(t.start.size());
  const mpq_class scale = t.tau / s;  // T
  const auto [state, g, d, furthest] = follow(t, at);
  const Vector target = scaled(scale, t.f.gradient(state.w));
  const mpq_class left = expectation(t.law, [&, &after = state](const Vector& noise) {
    return squared_norm(difference(t.next_p(after, noise), target));
  });
  const mpq_class s_cubed = s * s * s;
  const mpq_class tau_cubed = t.tau * t.tau * t.tau;
  const mpq_class right =
      (1 - t.beta * s / t.tau) * squared_norm(difference(state.p, scaled(scale, g))) +
      4 * square(t.lipschitz) * tau_cubed / (t.beta * s_cubed) * squared_norm(d) +
      4 * t.beta * s / t.tau * squared_norm(state.p) +
      4 * t.beta / (t.tau * s) * square(largest_magnitude(state.p)) * squared_norm(g) +
      2 * square(t.beta) * square(t.sigma);
  return {{"after the next step", left, Relation::at_most, right}};
}

void require_lemma_6(const TikiTaka& t) {
  require_hypothesis(
      2 * t.beta * (4 * square(t.lipschitz * t.tau) + square(t.sigma)) <= t.c * t.tau,
      "beta <= c tau/(2 (4 L^2 tau^2 + sigma^2))");
  require_hypothesis(3 * t.beta * t.c * t.sigma <= 2, "beta <= 2/(3 c sigma)");
}

void require_lemma_7(const TikiTaka& t) {
  require_lemma_6(t);
  const mpq_class right = square(t.lipschitz) * square(t.tau) * t.tau * t.dimension;
  require_hypothesis(3 * t.beta * t.c * square(t.sigma) * t.sigma <= right,
                     "beta <= L^2 tau^3 D/(3 c sigma^3)");
}

Conclusions evaluate_lemma_6(const WitnessInstance& at) {
  const TikiTaka t(at);
  require_lemma_6(t);
  const auto [state, g, d, furthest] = follow(t, at);
  const mpq_class left = expectation(t.law, [&, &after = state](const Vector& noise) {
    return squared_norm(t.next_p(after, noise));
  });
  const mpq_class c_sigma = t.c * t.sigma;
  const mpq_class right = (1 - t.beta * c_sigma / (2 * t.tau)) * squared_norm(state.p) +
                          4 * t.beta * t.tau / c_sigma * squared_norm(g) +
                          4 * square(t.lipschitz) * t.beta * t.tau / c_sigma * squared_norm(d) +
                          3 * square(t.beta) * square(t.sigma);
  return {{"after the next step", left, Relation::at_most, right}};
}

Conclusions conclude_lemma_7(const TikiTaka& t, const State& state) {
  const mpq_class left = expectation(t.law, [&](const Vector& noise) {
    return square(largest_magnitude(t.next_p(state, noise)));
  });
  const mpq_class c_sigma = t.c * t.sigma;
  const mpq_class tau_cubed = t.tau * t.tau * t.tau;
  const mpq_class right = (1 - t.beta * c_sigma / t.tau) * square(largest_magnitude(state.p)) +
                          41 * t.beta * square(t.lipschitz) * tau_cubed * t.dimension / c_sigma;
  return {{"after the next step", left, Relation::at_most, right}};
}

Conclusions evaluate_lemma_7(const WitnessInstance& at) {
  const TikiTaka t(at);
  require_lemma_7(t);
  return conclude_lemma_7(t, follow(t, at).state);
}

// The same where neither the weights nor the minimizer leave the device's range.
Conclusions evaluate_lemma_7_in_range(const WitnessInstance& at) {
  const TikiTaka t(at);
  require_lemma_7(t);
  const mpq_class most =
      4 * square(t.lipschitz * t.tau) * t.dimension + square(t.sigma) / t.dimension;
  require_hypothesis(4 * t.beta * most <= t.c * t.sigma * t.tau,
                     "beta (4 L^2 tau^2 D + sigma^2/D) <= c sigma tau/4");
  require_hypothesis(largest_magnitude(t.f.minimizer) <= t.tau, "||W*||_inf <= tau");
  const Path path = follow(t, at);
  require_hypothesis(path.furthest <= t.tau, "||W_j||_inf <= tau");
  return conclude_lemma_7(t, path.state);
}

// E ||P||_inf^2 after `steps` >= 1 more steps.
mpq_class largest_p(const TikiTaka& t, const State& state, std::size_t steps) {
  return expectation(t.law, [&](const Vector& noise) {
    if (steps == 1) return square(largest_magnitude(t.next_p(state, noise)));
    return largest_p(t, t.step(state, noise), steps - 1);
  });
}

Conclusions evaluate_theorem_4_p(const WitnessInstance& at) {
  const std::size_t steps = at.count("K", 1, witness_step_limit);
  const TikiTaka t(at);
  require_lemma_7(t);
  require_few_paths(t.law, steps);
  const mpq_class right =
      41 * square(t.lipschitz) * square(square(t.tau)) * t.dimension / square(t.c * t.sigma);
  return {{"after K steps", largest_p(t, t.first(), steps), Relation::at_most, right}};
}

Conclusions evaluate_lemma_8(const WitnessInstance& at) {
  const Vector& w = at.vector("W0");
  const Vector& p = at.list("P");
  const mpq_class& lipschitz = at.number("L");
  const mpq_class& tau = at.number("tau");
  const mpq_class& alpha = at.number("alpha");
  if (p.size() != w.size()) reject("instance.P: not of the start's dimension");
  const Quadratic f = make_quadratic(at.list("H"), at.list("W_star"), w.size());
  require_a1(f, lipschitz);
  const mpq_class scale = tau / at.number("s");  // T
  const Vector next = device_step(w, scaled(-alpha, p), tau);
  const Vector g = f.gradient(w);
  const mpq_class moved = squared_norm(difference(next, w));
  const mpq_class right = f.value(w) - alpha * scale / 2 * squared_norm(g) -
                          (1 / (2 * alpha * scale) - lipschitz / 2) * moved +
                          alpha / scale * squared_norm(difference(p, scaled(scale, g))) +
                          alpha * squared_norm(p);
  return {{"after the transfer", f.value(next), Relation::at_most, right}};
}

// A5 at g = 0 for Gaussian noise: c sigma <= E abs(eps_i) = sigma sqrt(2/(pi D)).
Conclusions evaluate_gaussian_constant(const WitnessInstance& at) {
  const mpq_class variance = square(at.number("sigma"));
  const std::size_t dimension = at.count("D", 1, witness_dimension_limit);
  return {{"at g = 0, squared, times pi/2", variance, Relation::at_most,
           variance / static_cast<unsigned long>(dimension)}};
}

// The parameters common to the process, and one more.
std::vector<Parameter> parameters_and(Parameter last) {
  using enum Shape;
  return {{"L", positive},     {"H", list},        {"W_star", list},    {"tau", positive},
          {"alpha", positive}, {"beta", positive}, {"sigma", positive}, {"c", positive},
          {"eps", list},       {"prob", list},     {"W0", list},        last};
}

}  // namespace

std::vector<WitnessClaim> tiki_taka_claims() {
  using enum Shape;
  return {{"lemma-5", parameters_and({"path", list}), evaluate_lemma_5},
          {"lemma-6", parameters_and({"path", list}), evaluate_lemma_6},
          {"lemma-7", parameters_and({"path", list}), evaluate_lemma_7},
          {"lemma-7-minimizer-in-range", parameters_and({"path", list}), evaluate_lemma_7_in_range},
          {"lemma-8",
           {{"L", positive},
            {"H", list},
            {"W_star", list},
            {"tau", positive},
            {"alpha", positive},
            {"s", positive},
            {"W0", list},
            {"P", list}},
           evaluate_lemma_8},
          {"theorem-4-p", parameters_and({"K", number}), evaluate_theorem_4_p},
          {"gaussian-constant-any-dimension",
           {{"sigma", positive}, {"D", number}},
           evaluate_gaussian_constant}};
}

}  // namespace certau_verifier
