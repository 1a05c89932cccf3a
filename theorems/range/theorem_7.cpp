// SPDX-License-Identifier: Apache-2.0
// Analog SGD with samples on several weights: how large the weights get.
#include "theorems/claim/letters.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/in_range.hpp"
#include "theorems/model/quadratic_samples.hpp"
#include "theorems/range/capsules.hpp"

namespace certau::theorems {
namespace {

std::vector<Rational> draw_order(Draw& draw, int steps, int samples) {
  std::vector<Rational> order;
  for (int k = 0; k < steps; ++k) order.emplace_back(draw.integer(0, samples - 1));
  return order;
}

struct Theorem7 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const auto& order = at.list("order");
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const auto& W0 = at.list("W0");
    const auto f = QuadraticSamples<T>::of(at, W0.size());
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && mu > 0 && tau > 0 && alpha > 0)) return judgement;
    if (!judgement.require("samples", f.is_shaped() && is_order(order, f.count())))
      return judgement;
    bool smooth = true;
    bool strongly_convex = true;
    T start2(0);  // max_ξ ‖W₀ − W*_ξ‖²
    for (std::size_t j = 0; j < f.count(); ++j) {
      smooth = smooth && f[j].is_smooth(L);
      strongly_convex = strongly_convex && f[j].is_strongly_convex(mu);
      const T distance2 = squared_norm(minus(W0, f[j].minimizer));
      if (distance2 > start2) start2 = distance2;
    }
    if (!judgement.require("A1", smooth)) return judgement;
    if (!judgement.require("A6", strongly_convex)) return judgement;

    auto W = W0;
    for (const T& sample : order) {
      const auto j = static_cast<std::size_t>(Assignment<T>::as_count(sample));
      W = analog_sgd_step(tau, alpha, W, f[j].gradient(W));
    }
    const T beyond = largest(W) - f.largest_minimizer();
    judgement.conclude("after K steps, squared", beyond > 0 ? T(beyond * beyond) : T(0),
                       Relation::at_most, L / mu * (L / mu) * start2);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(2) ? 1 : draw.integer(2, 3);
    const int N = draw.integer(1, 3);
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational tau = draw.positive();
    const bool any_rate = draw.once_in(2);
    const Rational radius = draw.once_in(4) ? Rational{4 * tau} : tau;
    std::vector<Rational> H;
    for (int j = 0; j < N; ++j) {
      const auto matrix = draw.symmetric_matrix(D, mu, L);
      H.insert(H.end(), matrix.begin(), matrix.end());
    }
    Instance at;
    at.set("L", L).set("mu", mu).set_list("H", H);
    at.set_list("W_star", draw.vector_within(N * D, radius));
    at.set_list("order", draw_order(draw, draw.integer(1, D == 1 ? 5 : 4), N)).set("tau", tau);
    at.set("alpha", any_rate ? Rational{draw.positive() / L} : draw.at_most(1 / (2 * L)));
    at.set_list("W0", draw.vector_within(D, radius));
    return at;
  }
};

// Every sample separable: the coordinates do not interact.
struct Separable {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const auto& order = at.list("order");
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const auto& W0 = at.list("W0");
    const auto h = rows_of(at.list("h"), W0.size());
    const auto W_star = rows_of(at.list("W_star"), W0.size());
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && mu > 0 && tau > 0 && alpha > 0)) return judgement;
    if (!judgement.require("samples", h.size() == W_star.size() && is_order(order, h.size())))
      return judgement;
    bool within = true;
    for (const T& entry : at.list("h")) within = within && mu <= entry && entry <= L;
    if (!judgement.require("A1, A6", within)) return judgement;
    if (!judgement.require("alpha <= 1/(2L)", 2 * alpha * L <= 1)) return judgement;
    const T start = largest(W0);
    const T goal = largest(at.list("W_star"));
    if (!judgement.require("W0 in range", start <= tau)) return judgement;
    if (!judgement.require("W_star in range", goal <= tau)) return judgement;

    auto W = W0;
    for (const T& sample : order) {
      const auto j = static_cast<std::size_t>(Assignment<T>::as_count(sample));
      auto gradient = minus(W, W_star[j]);
      for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] *= h[j][i];
      W = analog_sgd_step(tau, alpha, W, gradient);
    }
    judgement.conclude("after K steps", largest(W), Relation::at_most, start > goal ? start : goal);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.integer(1, 3);
    const int N = draw.integer(1, 3);
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational tau = draw.positive();
    std::vector<Rational> h;
    for (int j = 0; j < N * D; ++j)
      h.push_back(draw.once_in(3) ? mu : mu + (L - mu) * draw.fraction());
    Instance at;
    at.set("L", L).set("mu", mu).set_list("h", h);
    at.set_list("W_star", draw.vector_within(N * D, draw.once_in(2) ? tau : Rational{tau / 4}));
    at.set_list("order", draw_order(draw, draw.integer(1, 4), N)).set("tau", tau);
    at.set("alpha", draw.at_most(1 / (2 * L))).set_list("W0", draw.vector_within(D, tau));
    return at;
  }
};

void describe(Claim& claim) {
  claim.letters = {letter_L(),
                   {"mu", "strong convexity constant"},
                   {"H", "Hessian of each sample's f(·; ξ), row after row"},
                   {"W_star", "W*_ξ, the minimiser of each sample"},
                   {"order", "the sample of each step, from 0"},
                   letter_tau(),
                   letter_alpha(),
                   letter_W0()};
  claim.hypotheses = {"positive", "samples", "A1", "A6"};
  claim.example.set("L", 1)
      .set("mu", Rational{1, 2})
      .set_list("H", {1, 0, 0, Rational{1, 2}, Rational{3, 4}, Rational{1, 4}, Rational{1, 4},
                      Rational{3, 4}})
      .set_list("W_star", {Rational{1, 2}, 0, 0, Rational{-1, 2}})
      .set_list("order", {0, 1, 0})
      .set("tau", 1)
      .set("alpha", Rational{1, 2})
      .set_list("W0", {0, 0});
  claim.spoilers = {{"positive", Instance{}.set("tau", 0)},
                    {"samples", Instance{}.set_list("order", {0, 2})},
                    {"A1", Instance{}.set("L", Rational{3, 4})},
                    {"A6", Instance{}.set("mu", Rational{3, 4})}};
  claim.cases = 25'000;
}

const char* const separable_argument =
    "The coordinates do not interact, and in each theorem-8-repaired applies: every step is to a "
    "point between the coordinate and that of W*_ξ.";

}  // namespace

Claim theorem_7() {
  Claim claim = claim_of<Theorem7>();
  describe(claim);
  claim.id = "theorem-7";
  claim.is_natural = starts_in_range;
  claim.title = "Analog SGD's weights stay bounded";
  claim.source = "[wu2024, Thm 7, (39)]";
  claim.statement =
      "‖W_k‖∞ ≤ (L/μ) sup_ξ ‖W₀ − W*_ξ‖ + sup_ξ ‖W*_ξ‖∞ for analog SGD with samples, every "
      "f(·; ξ) L-smooth and μ-strongly convex with minimiser W*_ξ";
  claim.theorem = "Certau.range.theorem_7_as_stated.theorem_7_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  // One sample, one weight: a large learning rate; then α = 1/(2L) from outside the range.
  const Instance one = Instance{claim.example}
                           .set("mu", 1)
                           .set_list("H", {1})
                           .set_list("W_star", {0})
                           .set_list("order", {0})
                           .set_list("W0", {1});
  claim.extremes = {Instance{one}.set("alpha", 4), Instance{one}.set_list("W0", {10}),
                    Instance{claim.example}.set("alpha", power_of_ten(-6))};
  claim.remark =
      "Read without a bound on the learning rate or on W₀ and W*_ξ with respect to τ: the "
      "statement has none. With α ≤ 1/(2L) and all of them within τ it fails all the same, if only "
      "after many steps. Take L = 1, μ = 1/50, τ = 1, α = 1/2 and three samples with the same "
      "minimiser W* = (4/5, 4/5), H = μI + (1 − μ)uuᵀ/‖u‖² with u = (2, −1), (1, −2), (3, 7), and "
      "W₀ = W* − (1, 1)/10⁶. The first two alternate for 100 steps, the third takes 24 more. Then "
      "‖W‖∞ − ‖W*‖∞ > 1.22/10⁴, but (L/μ)‖W₀ − W*‖ < 0.71/10⁴ (enclosed in intervals by "
      "tests/theorems/range/theorem_7.test.cpp; the exact numbers double their length with every "
      "step, so there is no witness file). At 4/5 of the range a step down is 9 times as effective "
      "as a step up: the alternation drives the weights away from the minimiser that all share.";
  return claim;
}

Claim theorem_7_repaired() {
  Claim claim = claim_of<Separable>();
  describe(claim);
  claim.id = "theorem-7-repaired";
  claim.title = "Analog SGD's weights stay bounded, for separable samples";
  claim.source = "Certau";
  claim.repairs = "theorem-7";
  claim.statement =
      "‖W_k‖∞ ≤ max(‖W₀‖∞, sup_ξ ‖W*_ξ‖∞) for analog SGD with separable samples, every second "
      "derivative in [μ, L], α ≤ 1/(2L), ‖W₀‖∞ ≤ τ and ‖W*_ξ‖∞ ≤ τ";
  claim.theorem = "Certau.range.theorem_7.sup_norm_le_max_of_separable";
  claim.letters[2] = {"h", "second derivatives of each sample, a row of D for each"};
  claim.hypotheses = {"positive",        "samples",     "A1, A6",
                      "alpha <= 1/(2L)", "W0 in range", "W_star in range"};
  claim.example = Instance{}
                      .set("L", 1)
                      .set("mu", Rational{1, 2})
                      .set_list("h", {1, Rational{1, 2}, Rational{3, 4}, 1})
                      .set_list("W_star", {Rational{1, 2}, 0, 0, Rational{-1, 2}})
                      .set_list("order", {0, 1, 0})
                      .set("tau", 1)
                      .set("alpha", Rational{1, 2})
                      .set_list("W0", {0, 0});
  claim.spoilers = {{"positive", Instance{}.set("tau", 0)},
                    {"samples", Instance{}.set_list("order", {0, 2})},
                    {"A1, A6", Instance{}.set("L", Rational{3, 4})},
                    {"alpha <= 1/(2L)", Instance{}.set("alpha", 1)},
                    {"W0 in range", Instance{}.set_list("W0", {0, 2})},
                    {"W_star in range", Instance{}.set_list("W_star", {2, 0, 0, 0})}};
  claim.extremes = {
      Instance{claim.example}.set_list("W0", {1, -1}),
      Instance{claim.example}.set_list("W_star", {1, -1, -1, 1}).set_list("W0", {-1, 1}),
      Instance{claim.example}.set("alpha", power_of_ten(-6)),
      Instance{claim.example}.set("tau", power_of_ten(9))};
  claim.cases = 50'000;
  claim.remark =
      "The paper's bound follows: ‖W₀‖∞ ≤ ‖W*_ξ‖∞ + ‖W₀ − W*_ξ‖ and L/μ ≥ 1. For samples that are "
      "not separable see the remark on theorem-7.";
  claim.argument = separable_argument;
  return claim;
}

}  // namespace certau::theorems
