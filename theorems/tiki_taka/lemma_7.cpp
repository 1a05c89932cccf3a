// SPDX-License-Identifier: Apache-2.0
// The largest coordinate of the auxiliary array after one step: as stated, and with everything in
// range. The repair, for the Euclidean norm, is in lemma_7_repaired.cpp.
#include <algorithm>

#include "theorems/model/in_range.hpp"
#include "theorems/model/tiki_taka_run.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_setting.hpp"
#include "theorems/tiki_taka/setting.hpp"
#include "theorems/tiki_taka/stated_setting.hpp"

namespace certau::theorems {
namespace {

enum class Range { any, within_tau };

// All bounds on β as far as they do not depend on the state: the paper's three, and the one that
// bounds g_i² by ‖g‖² ≤ L²‖W − W*‖² ≤ 4L²τ²D for arrays in range.
Rational draw_beta(Draw& draw, const Instance& at, int D) {
  const Rational& L = at["L"];
  const Rational& tau = at["tau"];
  const Rational& sigma = at["sigma"];
  const Rational& c = at["c"];
  return draw_below(draw,
                    {c * tau / (2 * (4 * L * L * tau * tau + sigma * sigma)), 2 / (3 * c * sigma),
                     L * L * tau * tau * tau * D / (3 * c * sigma * sigma * sigma),
                     c * sigma * tau / (4 * (4 * L * L * tau * tau * D + sigma * sigma / D))});
}

template <Range range>
struct Lemma7 {
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
    if (!setting.require_beta_for_noise(judgement)) return judgement;
    if constexpr (range == Range::within_tau) {
      const T steepest_squared = 4 * L * L * tau * tau * setting.D();
      if (!setting.require_small_beta(judgement, steepest_squared)) return judgement;
      if (!judgement.require("W* in range", largest(f.minimizer) <= tau)) return judgement;
    }
    const auto run = tiki_taka_run(dynamics, f, at.list("W0"), noise.values, at.list("path"));
    if constexpr (range == Range::within_tau) {
      T farthest(0);
      for (const auto& state : run) farthest = std::max(farthest, largest(state.W));
      if (!judgement.require("W in range", farthest <= tau)) return judgement;
    }

    const auto& P = run.back().P;
    const auto g_next = f.gradient(run.back().W);
    const T mean = expectation<T>(noise, [&](const auto& eps) {
      const T most = largest(setting.dynamics.accumulate(P, plus(g_next, eps)));
      return T(most * most);
    });
    const T size = largest(P);
    judgement.conclude("after the next step", mean, Relation::at_most,
                       (1 - beta * c * sigma / tau) * size * size +
                           41 * beta * L * L * tau * tau * tau * setting.D() / (c * sigma));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    constexpr bool in_range = range == Range::within_tau;
    const int D = draw.once_in(in_range ? 2 : 3) ? draw.integer(2, 3) : 1;
    const bool rare = draw.once_in(2);
    Instance at = rare ? draw_tiki_taka_with_rare_noise(draw, D) : draw_tiki_taka(draw, D);
    const Rational tau = at["tau"];
    if (in_range || draw.once_in(2)) at.set_list("W_star", draw.vector_within(D, tau));
    if (in_range) at.set("alpha", draw.fraction());
    at.set("beta", draw_beta(draw, at, D));
    at.set_list("W0", draw.vector_within(D, tau));
    const int steps = draw.integer(1, 3);
    const auto values = static_cast<int>(at.list("eps").size());
    auto path = draw_path(draw, steps, D, values);
    // The rare value in the first step puts all coordinates of P at one height.
    if (rare) std::fill_n(path.begin(), D, Rational{0});
    at.set_list("path", path);
    return at;
  }
};

template <Range range>
Claim lemma_7_with() {
  Claim claim = claim_of<Lemma7<range>>();
  describe_stated_setting(claim, Run::one_path, BetaBounds::lemma_7);
  claim.cases = 100'000;
  return claim;
}

// f is flat and P starts at (u, u)·τ: no gradient, and the larger of two coordinates that move
// independently goes up on average. A value that is `rare` times as large as the others brings P
// there in one step although β is as small as required.
Instance two_equal_coordinates(const Rational& rare) {
  const Rational q = 1 / (rare * rare);
  const Rational p = (1 + (rare - 1) * q) / 2;
  const Rational L{1, 100};
  Instance at;
  at.set("L", L).set_list("H", {0, 0, 0, 0}).set_list("W_star", {0, 0}).set("tau", 1);
  // E ε_i² = 2 − q ≤ σ²/2, and E abs(g + ε_i) ≥ 1 = cσ with equality at g = 1.
  at.set("alpha", 1).set("beta", L * L / 6).set("sigma", 2).set("c", Rational{1, 2});
  at.set_list("eps", {rare, 1, -1}).set_list("prob", {q, 1 - p - q, p});
  return at.set_list("W0", {0, 0}).set_list("path", {0, 0});
}

}  // namespace

Claim lemma_7() {
  Claim claim = lemma_7_with<Range::any>();
  claim.id = "lemma-7";
  claim.is_natural = starts_in_range;
  claim.title = "The largest coordinate of the auxiliary array contracts";
  claim.source = "[wu2024, Lemma 7, (119)-(120)]";
  claim.statement =
      "E‖P_{k+2}‖∞² ≤ (1 − βcσ/τ)‖P_{k+1}‖∞² + 41βL²τ³D/(cσ), given the first k + 1 steps, under "
      "A1, "
      "A3, A5 and β ≤ min(cτ/(2(4L²τ² + σ²)), 2/(3cσ), L²τ³D/(3cσ³))";
  claim.theorem = "Certau.tiki_taka.lemma_7_as_stated.lemma_7_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.extremes = {
      // W* far away: no bound on the gradient.
      Instance{claim.example}.set_list("W_star", {100}),
      Instance{claim.example}.set("alpha", Rational{1, 1000}).set_list("W_star", {10'000}),
      two_equal_coordinates(10'000), Instance{claim.example}.set("beta", Rational{1, 100'000})};
  claim.remark =
      "Nothing in the statement keeps W* or W_k in range, so that the gradient has no "
      "bound; lemma-7-minimizer-in-range adds that.";
  claim.proof = ProofVerdict::gap;
  claim.proof_note =
      "The expectation of the largest coordinate is above the largest expectation, so that a bound "
      "on every E P_i² is none on E‖P‖∞²: lemma-7-minimizer-in-range has the witness.";
  return claim;
}

Claim lemma_7_minimizer_in_range() {
  Claim claim = lemma_7_with<Range::within_tau>();
  claim.id = "lemma-7-minimizer-in-range";
  claim.mended_by = "lemma-7-repaired";
  claim.title = "The largest coordinate of the auxiliary array contracts, everything in range";
  claim.source = "Certau";
  claim.statement =
      "Lemma 7's (120), E‖P_{k+2}‖∞² ≤ (1 − βcσ/τ)‖P_{k+1}‖∞² + 41βL²τ³D/(cσ), under its own "
      "hypotheses and ‖W*‖∞ ≤ τ, ‖W_j‖∞ ≤ τ for j ≤ k + 1, β(4L²τ²D + σ²/D) ≤ cστ/4";
  claim.theorem = "Certau.tiki_taka.lemma_7_in_range_as_stated.lemma_7_in_range_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.hypotheses.insert(claim.hypotheses.end(),
                          {"beta (G + sigma^2/D) <= c sigma tau/4", "W* in range", "W in range"});
  claim.example.set("tau", 1).set("beta", Rational{1, 32});
  claim.spoilers = {
      {"positive", Instance{}.set("alpha", 0)},
      {"A1", Instance{}.set_list("H", {2})},
      {"A3", Instance{}.set("sigma", Rational{1, 2})},
      {"A5", Instance{}.set("c", 2)},
      {"path", Instance{}.set_list("path", {2})},
      {"beta <= c tau/(2(4 L^2 tau^2 + sigma^2))", Instance{}.set("beta", 1)},
      {"beta <= 2/(3 c sigma)",
       Instance{}.set("L", Rational{1, 100}).set_list("H", {0}).set("tau", 4).set("beta", 1)},
      {"beta <= L^2 tau^3 D/(3 c sigma^3)",
       Instance{}.set("L", Rational{1, 100}).set_list("H", {0})},
      // With σ and τ small the paper's bounds, which are in other units, are the weaker ones.
      {"beta (G + sigma^2/D) <= c sigma tau/4",
       Instance{}
           .set("sigma", Rational{1, 8})
           .set_list("eps", {Rational{1, 8}, Rational{-1, 8}})
           .set("beta", Rational{1, 16})},
      {"W* in range", Instance{}.set_list("W_star", {2})},
      {"W in range", Instance{}.set_list("W0", {2})}};
  claim.extremes = {two_equal_coordinates(10'000), two_equal_coordinates(1000),
                    Instance{claim.example}.set_list("W_star", {1}).set_list("W0", {-1})};
  claim.remark =
      "The reading of lemma-7 that its use in Theorem 4 intends. It holds for D = 1, where it is "
      "lemma-7-repaired. For D ≥ 2 it fails as L → 0: where the coordinates of P are equal, the "
      "larger one rises at first order in β, by 2βP(E max_i(ε_i − abs(ε_i)P/τ)).";
  return claim;
}

}  // namespace certau::theorems
