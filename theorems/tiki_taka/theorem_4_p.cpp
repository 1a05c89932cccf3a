// SPDX-License-Identifier: Apache-2.0
// The bound on the auxiliary array along a run: as stated, and with everything in range.
#include <algorithm>

#include "theorems/model/in_range.hpp"
#include "theorems/model/tiki_taka_run.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_setting.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/setting.hpp"
#include "theorems/tiki_taka/stated_setting.hpp"

namespace certau::theorems {
namespace {

struct Theorem4P {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W0");
    const auto& [L, tau, alpha, beta, sigma, c, f, noise, dynamics] = setting;
    const int K = at.count("K");
    Judgement<T> judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    if (!judgement.require("K >= 1", K >= 1 && at["K"] == K)) return judgement;
    if (!judgement.require("beta <= c tau/(2(4 L^2 tau^2 + sigma^2))",
                           2 * beta * (4 * L * L * tau * tau + sigma * sigma) <= c * tau))
      return judgement;
    if (!judgement.require("beta <= 2/(3 c sigma)", 3 * c * sigma * beta <= 2)) return judgement;
    if (!setting.require_beta_for_noise(judgement)) return judgement;

    T mean(0);
    for_each_tiki_taka_state(dynamics, f, noise, TikiTakaState<T>::start(at.list("W0")), K,
                             [&](int k, const T& probability, const auto& state) {
                               if (k < K) return;
                               const T size = largest(state.P);
                               mean += probability * size * size;
                             });
    const T csigma = c * sigma;
    judgement.conclude("after K steps", mean, Relation::at_most,
                       41 * L * L * tau * tau * tau * tau * setting.D() / (csigma * csigma));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? 2 : 1;
    Instance at = draw_tiki_taka(draw, D);
    const Rational& L = at["L"];
    const Rational& tau = at["tau"];
    const Rational& sigma = at["sigma"];
    const Rational& c = at["c"];
    at.set("beta",
           draw_below(draw,
                      {c * tau / (2 * (4 * L * L * tau * tau + sigma * sigma)), 2 / (3 * c * sigma),
                       L * L * tau * tau * tau * D / (3 * c * sigma * sigma * sigma)}));
    at.set_list("W0", draw.vector_within(D, draw.once_in(3) ? tau * 100 : tau));
    return at.set("K", draw.integer(1, D == 1 ? 3 : 2));
  }
};

struct Theorem4PRepaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto setting = TikiTakaSetting<T>::of(at, "W0");
    const auto& [L, tau, alpha, beta, sigma, c, f, noise, dynamics] = setting;
    const int K = at.count("K");
    Judgement<T> judgement;
    if (!setting.require_assumptions(judgement)) return judgement;
    if (!judgement.require("K >= 1", K >= 1 && at["K"] == K)) return judgement;
    const T steepest_squared = 4 * L * L * tau * tau * setting.D();
    if (!setting.require_small_beta(judgement, steepest_squared)) return judgement;
    if (!setting.require_beta_for_noise(judgement)) return judgement;
    if (!judgement.require("W* in range", largest(f.minimizer) <= tau)) return judgement;

    T mean(0);
    bool in_range = true;
    for_each_tiki_taka_state(dynamics, f, noise, TikiTakaState<T>::start(at.list("W0")), K,
                             [&](int k, const T& probability, const auto& state) {
                               // W_K itself has no part in P_K.
                               if (k < K) in_range = in_range && largest(state.W) <= setting.tau;
                               if (k == K) mean += probability * squared_norm(state.P);
                             });
    if (!judgement.require("W in range", in_range)) return judgement;
    const T csigma = c * sigma;
    judgement.conclude("after K steps", mean, Relation::at_most,
                       11 * L * L * tau * tau * tau * tau * setting.D() / (csigma * csigma));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? 2 : 1;
    Instance at = draw_tiki_taka(draw, D);
    const Rational& L = at["L"];
    const Rational& tau = at["tau"];
    const Rational& sigma = at["sigma"];
    const Rational& c = at["c"];
    const Rational beta =
        draw_below(draw, {c * sigma * tau / (4 * (4 * L * L * tau * tau * D + sigma * sigma / D)),
                          L * L * tau * tau * tau * D / (3 * c * sigma * sigma * sigma)});
    const auto W_star = draw.vector_within(D, tau);
    const auto W0 = draw.vector_within(D, tau);
    at.set("alpha", draw.fraction()).set("beta", beta).set_list("W_star", W_star);
    return at.set_list("W0", W0).set("K", draw.integer(1, D == 1 ? 3 : 2));
  }
};

}  // namespace

Claim theorem_4_p() {
  Claim claim = claim_of<Theorem4P>();
  claim.id = "theorem-4-p";
  claim.is_natural = starts_in_range;
  claim.title = "The auxiliary array stays small";
  claim.source = "[wu2024, Theorem 4, (121)]";
  claim.statement =
      "E‖P_K‖∞² ≤ 41L²τ⁴D/(c²σ²) for all K, under A1, A3, A5 and "
      "β ≤ min(cτ/(2(4L²τ² + σ²)), 2/(3cσ), L²τ³D/(3cσ³)), from P₀ = 0";
  claim.theorem = "Certau.tiki_taka.theorem_4_p_as_stated.theorem_4_p_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  describe_stated_setting(claim, Run::all_paths, BetaBounds::lemma_7);
  claim.extremes = {// W₀ and W* in range: the bounds on β have no common unit.
                    Instance{claim.example}
                        .set("L", Rational{1, 25})
                        .set_list("H", {Rational{1, 25}})
                        .set_list("W_star", {Rational{-1, 10}})
                        .set("tau", Rational{1, 10})
                        .set("sigma", Rational{9, 10'000})
                        .set("c", 1)
                        .set("alpha", Rational{1, 100'000})
                        .set("beta", 700)
                        .set_list("eps", {Rational{9, 10'000}, Rational{-9, 10'000}})
                        .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
                        .set_list("W0", {Rational{1, 10}})
                        .set("K", 1),
                    Instance{claim.example}
                        .set("tau", 1)
                        .set("beta", Rational{1, 10})
                        .set_list("W0", {100})
                        .set("K", 1),
                    Instance{claim.example}.set_list("W_star", {100'000}).set("K", 1),
                    Instance{claim.example}.set("beta", Rational{1, 1'000'000}).set("K", 3)};
  claim.cases = 20'000;
  claim.remark =
      "Read at every finite K. Nothing keeps the start or W* in range, so that already P₁ = "
      "β(g + ε) has no bound; and with both in range it fails by the units of β's bounds.";
  claim.proof = ProofVerdict::gap;
  claim.proof_note =
      "It rests on lemma-7, which fails even with everything in range: "
      "lemma-7-minimizer-in-range has the witness.";
  return claim;
}

Claim theorem_4_p_repaired() {
  Claim claim = claim_of<Theorem4PRepaired>();
  claim.id = "theorem-4-p-repaired";
  claim.title = "The auxiliary array stays small, everything in range";
  claim.source = "Certau";
  claim.repairs = "theorem-4-p";
  claim.statement =
      "E‖P_K‖² ≤ 11L²τ⁴D/(c²σ²) for all K ≥ 1, under A1, A3, A5, β(4L²τ²D + σ²/D) ≤ cστ/4, "
      "β ≤ L²τ³D/(3cσ³), ‖W*‖∞ ≤ τ, and ‖W_k‖∞ ≤ τ for all k < K on all paths, from P₀ = 0";
  claim.theorem = "Certau.tiki_taka.theorem_4_p.expect_norm2_P_le";
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "beta", "sigma", "c", "eps", "prob", "W0", "K"});
  claim.hypotheses = {"positive",
                      "A1",
                      "A3",
                      "A5",
                      "K >= 1",
                      "beta (G + sigma^2/D) <= c sigma tau/4",
                      "beta <= L^2 tau^3 D/(3 c sigma^3)",
                      "W* in range",
                      "W in range"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 32})
      .set("sigma", 1)
      .set("c", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W0", {1})
      .set("K", 2);
  claim.spoilers = {{"positive", Instance{}.set("beta", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("sigma", Rational{1, 2})},
                    {"A5", Instance{}.set("c", 2)},
                    {"K >= 1", Instance{}.set("K", 0)},
                    {"beta (G + sigma^2/D) <= c sigma tau/4", Instance{}.set("beta", 1)},
                    {"beta <= L^2 tau^3 D/(3 c sigma^3)",
                     Instance{}.set("L", Rational{1, 100}).set_list("H", {0})},
                    {"W* in range", Instance{}.set_list("W_star", {2})},
                    {"W in range", Instance{}.set_list("W0", {-2})}};
  claim.extremes = {Instance{claim.example}.set("beta", Rational{1, 20}).set("K", 3),
                    Instance{claim.example}
                        .set("beta", Rational{1, 20})
                        .set_list("W_star", {-1})
                        .set("alpha", Rational{1, 1000})
                        .set("K", 6),
                    Instance{claim.example}.set("beta", Rational{1, 1'000'000}).set("K", 3),
                    Instance{claim.example}
                        .set("L", Rational{1, 10})
                        .set_list("H", {Rational{1, 10}})
                        .set("beta", Rational{1, 300})
                        .set("K", 6)};
  claim.cases = 20'000;
  claim.remark =
      "Since ‖P‖∞ ≤ ‖P‖, this is (121) with 11 in place of 41. G stands for 4L²τ²D. That "
      "W_k is in range holds if α abs(P_{k,i}) ≤ τ always.";
  claim.argument =
      "For arrays in range ‖g(W_k)‖∞² ≤ ‖g(W_k)‖² ≤ L²‖W_k − W*‖² ≤ 4L²τ²D, so lemma-7-repaired "
      "applies at every step, the first included (its P is any): with x = βcσ/τ, "
      "E‖P_{k+1}‖² ≤ (1 − x)E‖P_k‖² + x·11L²τ⁴D/(c²σ²), where 0 < x ≤ 1/4. By induction from "
      "P₀ = 0 the level 11L²τ⁴D/(c²σ²) is never exceeded.";
  return claim;
}

}  // namespace certau::theorems
