// SPDX-License-Identifier: Apache-2.0
#include "theorems/tiki_taka/drawn_scheme.hpp"

#include <algorithm>

#include "theorems/model/laws.hpp"
#include "theorems/model/quadratic_form.hpp"

namespace certau::theorems {
namespace {

// All but the constants, with W within 0.3τ.
Instance draw_start(Draw& draw, int D, Curvature curvature, const char* weights) {
  const Rational L = draw.positive();
  const Rational tau = draw.positive();
  const Rational radius = tau * Rational{3, 10} * (draw.once_in(2) ? draw.fraction() : Rational{1});
  const auto W = draw.vector_within(D, radius);
  auto W_star = draw.vector_within(D, draw.once_in(3) ? tau * 3 : tau);
  Rational scale = L * tau * draw.positive();
  if (draw.once_in(3)) W_star = plus(W, draw.vector_within(D, tau), Rational{1, 100});
  const auto noise = draw.joint_law(draw.integer(2, 3), D, scale);
  Instance at;
  at.set("L", L).set_list(
      "H",
      draw.symmetric_matrix(D, curvature == Curvature::convex ? Rational{0} : Rational{-L}, L));
  at.set_list("W_star", W_star).set("tau", tau).set("alpha", 1);
  at.set("variance", noise.variance() / (draw.once_in(3) ? draw.fraction() : Rational{1}));
  at.set("s0", 1).set("s1", 1).set("B", 1);
  at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
  return at.set_list(weights, W);
}

// s₀, s₁, B and α for an instance with L, tau, eps, prob set and this gradient at the start, with
// relative room for its change along a run.
void set_constants(Draw& draw, Instance& at, const std::vector<Rational>& g, const Rational& room) {
  const auto law = JointLaw<Rational>::of(at, g.size());
  Rational s0 = 0;
  Rational s1 = 0;
  Rational B = 0;
  for (std::size_t i = 0; i < g.size(); ++i) {
    Rational mean = 0;
    for (std::size_t j = 0; j < law.outcomes(); ++j) {
      const Rational size = abs(g[i] + law.outcome(j)[i]);
      mean += law.probability(j) * size;
      B = std::max(B, size);
    }
    s0 = s0 == 0 ? mean : std::min(s0, mean);
    s1 = std::max(s1, mean);
  }
  s0 *= 1 - room;
  s1 *= 1 + room;
  if (draw.once_in(6)) s0 *= draw.fraction();
  at.set("s0", s0).set("s1", s1).set("B", B * (1 + room));
  const Rational kappa = s0 / (9 * at["L"] * at["tau"]);
  at.set("alpha", draw.at_most(kappa / 32));
}

}  // namespace

Instance draw_scheme(Draw& draw, int D, Curvature curvature, const char* weights,
                     const Rational& room) {
  Instance at = draw_start(draw, D, curvature, weights);
  set_constants(draw, at, QuadraticForm<Rational>::of(at).gradient(at.list(weights)), room);
  if (at["s1"] == 0) return at;
  // W shrinks to what the spread of the magnitudes allows (a ratio is below its root), and W* moves
  // with it, so that the gradient stays as it is.
  const Rational ratio = at["s0"] / at["s1"] * (room == 0 ? Rational{1} : Rational{9, 10});
  auto W = scaled(ratio, at.list(weights));
  auto W_star = plus(at.list("W_star"), minus(W, at.list(weights)));
  return at.set_list(weights, std::move(W)).set_list("W_star", std::move(W_star));
}

Instance scheme_of_one_coordinate() {
  Instance at;
  at.set("L", 1).set_list("H", {1}).set_list("W_star", {0}).set("tau", 1);
  at.set("alpha", Rational{1, 288}).set("variance", 1);
  at.set("s0", 1).set("s1", 1).set("B", Rational{3, 2});
  at.set_list("eps", {1, -1}).set_list("prob", {Rational{1, 2}, Rational{1, 2}});
  return at;
}

}  // namespace certau::theorems
