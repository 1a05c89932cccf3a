// SPDX-License-Identifier: Apache-2.0
// The size of the auxiliary array after one step: as stated, and with bounds on β in its own units.
#include "theorems/model/in_range.hpp"
#include "theorems/model/tiki_taka_run.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_setting.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/setting.hpp"
#include "theorems/tiki_taka/stated_setting.hpp"

namespace certau::theorems {
namespace {

// The right-hand side of (111).
template <class T>
T bound_111(const TikiTakaSetting<T>& at, const std::vector<T>& P, const std::vector<T>& g,
            const std::vector<T>& d) {
  const T csigma = at.c * at.sigma;
  return (1 - at.beta * csigma / (2 * at.tau)) * squared_norm(P) +
         4 * at.beta * at.tau / csigma * squared_norm(g) +
         4 * at.L * at.L * at.beta * at.tau / csigma * squared_norm(d) +
         3 * at.beta * at.beta * at.sigma * at.sigma;
}

struct Lemma6 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W0");
    const auto& [L, tau, alpha, beta, sigma, c, f, noise, dynamics] = setting;
    Judgement<T> judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    if (!judgement.require("path",
                           is_noise_path(at.list("path"), noise.values.size(), noise.dimension)))
      return judgement;
    if (!judgement.require("beta <= c tau/(2(4 L^2 tau^2 + sigma^2))",
                           2 * beta * (4 * L * L * tau * tau + sigma * sigma) <= c * tau))
      return judgement;
    if (!judgement.require("beta <= 2/(3 c sigma)", 3 * c * sigma * beta <= 2)) return judgement;

    const auto run = tiki_taka_run(dynamics, f, at.list("W0"), noise.values, at.list("path"));
    const auto& W = run[run.size() - 2].W;
    const auto& [W_next, P] = run.back();
    judgement.conclude("after the next step", setting.mean_squared_norm(P, f.gradient(W_next)),
                       Relation::at_most, bound_111(setting, P, f.gradient(W), minus(W_next, W)));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(4) ? draw.integer(2, 4) : 1;
    Instance at = draw_tiki_taka(draw, D);
    const Rational& L = at["L"];
    const Rational& tau = at["tau"];
    const Rational& sigma = at["sigma"];
    const Rational& c = at["c"];
    at.set("beta", draw_below(draw, {c * tau / (2 * (4 * L * L * tau * tau + sigma * sigma)),
                                     2 / (3 * c * sigma)}));
    at.set_list("W0", draw.vector_within(D, draw.once_in(3) ? tau * 10 : tau));
    at.set_list("path",
                draw_path(draw, draw.integer(1, 3), D, static_cast<int>(at.list("eps").size())));
    return at;
  }
};

struct Lemma6Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W");
    const auto& W = at.list("W");
    const auto& P = at.list("P");
    Judgement<T> judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    const auto W_next = setting.dynamics.transfer(W, P);
    const auto g_next = setting.f.gradient(W_next);
    const T steepest = largest(g_next);
    if (!setting.require_small_beta(judgement, T(steepest * steepest))) return judgement;

    const T csigma = setting.c * setting.sigma;
    const T rate = setting.beta * csigma / setting.tau;
    const T mean = setting.mean_squared_norm(P, g_next);
    judgement.conclude("after the next step", mean, Relation::at_most,
                       (1 - rate / 2) * squared_norm(P) +
                           3 * setting.beta * setting.tau / (2 * csigma) * squared_norm(g_next) +
                           2 * setting.beta * setting.beta * setting.sigma * setting.sigma);
    judgement.conclude("as in (111)", mean, Relation::at_most,
                       bound_111(setting, P, setting.f.gradient(W), minus(W_next, W)));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(4) ? draw.integer(2, 4) : 1;
    Instance at = draw_tiki_taka(draw, D);
    const Rational tau = at["tau"];
    at.set_list("W", draw.vector_within(D, draw.once_in(3) ? tau * 10 : tau));
    at.set_list("P", draw.vector_within(D, draw.once_in(6) ? tau * 10 : tau));
    const auto f = QuadraticForm<Rational>::of(at);
    // W_{k+1} does not depend on β.
    const TikiTaka<Rational> dynamics{tau, at["alpha"], 1};
    const auto g = f.gradient(dynamics.transfer(at.list("W"), at.list("P")));
    const Rational steepest = largest(g);
    const Rational& sigma = at["sigma"];
    at.set("beta",
           draw.at_most(at["c"] * sigma * tau / (4 * (steepest * steepest + sigma * sigma / D))));
    return at;
  }
};

}  // namespace

Claim lemma_6() {
  Claim claim = claim_of<Lemma6>();
  claim.id = "lemma-6";
  claim.is_natural = starts_in_range;
  claim.title = "The auxiliary array contracts";
  claim.source = "[wu2024, Lemma 6, (111)]";
  claim.statement =
      "E‖P_{k+2}‖² ≤ (1 − βcσ/(2τ))‖P_{k+1}‖² + (4βτ/(cσ))‖g(W_k)‖² + "
      "(4L²βτ/(cσ))‖W_{k+1} − W_k‖² + 3β²σ², given the first k + 1 steps, under A1, A3, A5 and "
      "β ≤ min(cτ/(2(4L²τ² + σ²)), 2/(3cσ))";
  claim.theorem = "Certau.tiki_taka.lemma_6_as_stated.lemma_6_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  describe_stated_setting(claim, Run::one_path, BetaBounds::lemma_6);
  claim.extremes = {
      // τ far below 1: the bounds on β, which have no such unit, let it exceed τ/σ.
      Instance{claim.example}
          .set("L", Rational{1, 8})
          .set_list("H", {0})
          .set("tau", Rational{1, 8})
          .set("sigma", Rational{1, 8})
          .set_list("eps", {Rational{1, 8}, Rational{-1, 8}})
          .set("beta", 3),
      // W* far away: no bound on the gradient.
      Instance{claim.example}.set("alpha", Rational{1, 1000}).set_list("W_star", {100'000}),
      Instance{claim.example}.set("beta", Rational{1, 100'000}),
      Instance{claim.example}
          .set("tau", 1)
          .set("L", Rational{1, 1000})
          .set_list("H", {Rational{1, 1000}})
          .set("beta", Rational{1, 4})};
  claim.cases = 100'000;
  claim.remark =
      "The bounds on β have no common unit: σ is a gradient, τ a weight, so that β has the unit of "
      "τ/σ. And they bound the gradient by 2Lτ, which needs W_{k+1} and W* in range. "
      "It fails with those in range too, by the units alone.";
  return claim;
}

Claim lemma_6_repaired() {
  Claim claim = claim_of<Lemma6Repaired>();
  claim.id = "lemma-6-repaired";
  claim.title = "The auxiliary array contracts, if β is small against the gradient at hand";
  claim.source = "Certau";
  claim.repairs = "lemma-6";
  claim.statement =
      "E‖P_{k+2}‖² ≤ (1 − βcσ/(2τ))‖P_{k+1}‖² + (3βτ/(2cσ))‖g(W_{k+1})‖² + 2β²σ², and (111) "
      "itself, "
      "under A1, A3, A5 and β(‖g(W_{k+1})‖∞² + σ²/D) ≤ cστ/4, for any W_k and P_{k+1}";
  claim.theorem = "Certau.tiki_taka.lemma_6.expect_norm2_auxiliary_le";
  claim.more_theorems = {"Certau.tiki_taka.lemma_6.expect_norm2_auxiliary_le_of_smooth"};
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "beta", "sigma", "c", "eps", "prob", "W", "P"});
  claim.letters.back().meaning = "the auxiliary array P_{k+1}";
  claim.hypotheses = {"positive", "A1", "A3", "A5", "beta (G + sigma^2/D) <= c sigma tau/4"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 8})
      .set("sigma", 1)
      .set("c", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W", {Rational{1, 2}})
      .set_list("P", {Rational{1, 2}});
  claim.spoilers = {{"positive", Instance{}.set("sigma", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("sigma", Rational{1, 2})},
                    {"A5", Instance{}.set("c", 2)},
                    {"beta (G + sigma^2/D) <= c sigma tau/4", Instance{}.set("beta", 1)}};
  claim.extremes = {
      Instance{claim.example}.set("beta", Rational{1, 4}).set_list("H", {0}).set_list("P", {1}),
      Instance{claim.example}.set("beta", Rational{1, 4}).set_list("H", {0}).set_list("P", {0}),
      Instance{claim.example}.set_list("W", {-1}).set_list("P", {1}),
      Instance{claim.example}
          .set_list("W_star", {1000})
          .set_list("P", {-100})
          .set("beta", Rational{1, 10'000'000}),
      Instance{claim.example}.set("beta", Rational{1, 1000}).set_list("P", {1}),
      Instance{claim.example}
          .set_list("H", {1, 0, 0, -1})
          .set_list("W_star", {1, 1})
          .set("sigma", 2)
          .set("c", Rational{1, 2})
          .set_list("W", {1, -1})
          .set_list("P", {1, -1})
          .set("beta", Rational{1, 32})};
  claim.cases = 100'000;
  claim.remark =
      "G stands for ‖g(W_{k+1})‖∞². P need not be in range. The constants are below the paper's.";
  claim.argument =
      "One coordinate, with P = P_{k+1}, u = P/τ, v = g + ε, g = g(W_{k+1}), m = E abs(v) ≥ cσ "
      "(A5): P⁺ = P + β(v − abs(v)u), so E P⁺² = P² − (2β/τ)mP² + 2βgP + β²E v²(1 − sgn(v)u)².\n"
      "The last term is at most 2β²(1 + u²)(g² + σ²/D), of which 2β²u²(g² + σ²/D) ≤ (βcσ/(2τ))P² "
      "by "
      "the condition on β; and 2βgP ≤ (βcσ/τ)P² + (βτ/(cσ))g². So "
      "E P⁺² ≤ (1 − βcσ/(2τ))P² + (βτ/(cσ) + 2β²)g² + 2β²σ²/D.\n"
      "A5 at g = 0 gives cσ ≤ E abs(ε_i) ≤ σ/√D, so c²D ≤ 1, and the condition gives "
      "β ≤ cτD/(4σ) ≤ τ/(4cσ), that is 2β² ≤ βτ/(2cσ). Sum over the coordinates. (111) follows by "
      "‖g(W_{k+1})‖² ≤ 2‖g(W_k)‖² + 2L²‖W_{k+1} − W_k‖².";
  return claim;
}

}  // namespace certau::theorems
