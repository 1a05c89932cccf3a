// SPDX-License-Identifier: Apache-2.0
// One step of Tiki-Taka lowers a potential: what theorem-4-repaired sums up.
#include <algorithm>

#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_scheme.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/scheme.hpp"

namespace certau::theorems {
namespace {

struct Theorem4Step {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto scheme = Scheme<T>::of(at, "W");
    const TikiTakaState<T> state{at.list("W"), at.list("P")};
    Judgement<T> judgement;
    if (!scheme.require_positive(judgement)) return judgement;
    if (!judgement.require("A1", scheme.f.is_smooth(scheme.L))) return judgement;
    if (!judgement.require("A3", scheme.noise.has_variance_at_most(scheme.variance)))
      return judgement;
    const auto g = scheme.f.gradient(state.W);
    if (!judgement.require("s0 <= E|g_i + eps_i| <= s1", scheme.magnitudes_within_s0_and_s1(g)))
      return judgement;
    if (!judgement.require("|g_i + eps_i| <= B", scheme.magnitudes_at_most_B(g))) return judgement;
    if (!judgement.require("omega^2 <= 0.09 s0/s1", scheme.is_unsaturated(state.W)))
      return judgement;
    if (!scheme.require_rates(judgement)) return judgement;
    if (!judgement.require("P in range", largest(state.P) <= scheme.tau)) return judgement;

    const auto dynamics = scheme.dynamics();
    const T change = expectation<T>(scheme.noise,
                                    [&](const auto& eps) {
                                      return scheme.potential(dynamics.next(scheme.f, state, eps));
                                    }) -
                     scheme.potential(state);
    judgement.conclude("one step", change, Relation::at_most,
                       scheme.beta() * (21 * scheme.alpha * scheme.variance / 10 -
                                        46 * scheme.kappa() * squared_norm(g) / 100));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    Instance at =
        draw_scheme(draw, D, draw.once_in(2) ? Curvature::convex : Curvature::any, "W", 0);
    const Rational reach = draw.once_in(2) ? at["tau"] : at["tau"] * at["alpha"];
    return at.set_list("P", draw.vector_within(D, std::min<Rational>(reach, at["tau"])));
  }
};

}  // namespace

Claim theorem_4_step() {
  Claim claim = claim_of<Theorem4Step>();
  claim.id = "theorem-4-step";
  claim.title = "One step of Tiki-Taka lowers a potential";
  claim.source = "Certau";
  claim.statement =
      "E V(W⁺, P⁺) − V(W, P) ≤ −0.46κβ‖g‖² + 2.1αβσ²"
      " with V = f(W) + (α/(2β))‖P‖² − κ⟨g(W), P⟩, κ = s₀/(9Lτ) and "
      "β = ακτ/(2s₁(α + κ)²); under A1, A3, s₀ ≤ E abs(g_i + ε_i) ≤ s₁ for each i, "
      "abs(g_i + ε_i) ≤ B, ω = ‖W‖∞/τ ≤ 0.3√(s₀/s₁), α ≤ κ/32, βB ≤ τ and "
      "‖P‖∞ ≤ τ";
  claim.theorem = "Certau.tiki_taka.theorem_4_step.expect_potential_sub_le";
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "variance", "s0", "s1", "B", "eps", "prob", "W", "P"});
  claim.hypotheses = {"positive",
                      "A1",
                      "A3",
                      "s0 <= E|g_i + eps_i| <= s1",
                      "|g_i + eps_i| <= B",
                      "omega^2 <= 0.09 s0/s1",
                      "alpha <= kappa/32",
                      "beta B <= tau",
                      "P in range"};
  claim.example = scheme_of_one_coordinate();
  claim.example.set_list("W", {Rational{1, 4}}).set_list("P", {Rational{1, 2}});
  claim.spoilers = {{"positive", Instance{}.set("alpha", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("variance", Rational{1, 2})},
                    {"s0 <= E|g_i + eps_i| <= s1", Instance{}.set("s1", Rational{9, 10})},
                    {"|g_i + eps_i| <= B", Instance{}.set("B", 1)},
                    {"omega^2 <= 0.09 s0/s1", Instance{}.set_list("W", {Rational{1, 2}})},
                    {"alpha <= kappa/32", Instance{}.set("alpha", Rational{1, 256})},
                    {"beta B <= tau", Instance{}.set("B", 1000)},
                    {"P in range", Instance{}.set_list("P", {2})}};
  claim.extremes = {Instance{claim.example}.set_list("W", {Rational{3, 10}}).set_list("P", {1}),
                    Instance{claim.example}.set_list("W", {Rational{3, 10}}).set_list("P", {-1}),
                    Instance{claim.example}.set_list("P", {0}),
                    Instance{claim.example}.set_list("W", {0}).set_list("P", {0}),
                    Instance{claim.example}.set("alpha", Rational{1, 1'000'000}),
                    Instance{claim.example}.set_list("H", {-1}),
                    // No noise: the gradient alone.
                    Instance{claim.example}
                        .set_list("eps", {0})
                        .set_list("prob", {1})
                        .set("variance", 0)
                        .set("s0", Rational{1, 4})
                        .set("s1", Rational{1, 4})
                        .set("alpha", Rational{1, 1152}),
                    Instance{claim.example}
                        .set_list("H", {1, 0, 0, -1})
                        .set_list("W_star", {0, 0})
                        .set_list("eps", {1, -1, -1, 1})
                        .set("variance", 2)
                        .set_list("W", {Rational{3, 10}, Rational{-3, 10}})
                        .set_list("P", {1, 1})};
  claim.cases = 100'000;
  claim.remark = "f may be unbounded below here. B and βB ≤ τ are not used, given ‖P‖∞ ≤ τ.";
  claim.argument =
      "Write q = P⁺, v = g + ε, s_i = E abs(v_i), d = q + abs(q) ⊙ W/τ, so that W⁺ = W − αd and "
      "abs(d_i) ≤ (1 + ω)abs(q_i).\n"
      "1. By A1, f(W⁺) ≤ f − α⟨g, q⟩ + αω‖g‖‖q‖ + (Lα²/2)(1 + ω)²‖q‖².\n"
      "2. q_i² − P_i² = 2βv_iP_i − (2β abs(v_i)/τ)P_i² + β²v_i²(1 − sgn(v_i)P_i/τ)², and "
      "abs(P_i) ≤ τ: (α/(2β))E(‖q‖² − ‖P‖²) ≤ α⟨g, P⟩ − (α/τ)Σ s_iP_i² + 2αβ(‖g‖² + σ²).\n"
      "3. E⟨g, q⟩ = ⟨g, P⟩ + β‖g‖² − (β/τ)Σ s_ig_iP_i.\n"
      "4. −κE(⟨g(W⁺), q⟩ − ⟨g, P⟩) ≤ κLα(1 + ω)E‖q‖² − κβ‖g‖² + (κβ/τ)Σ s_ig_iP_i, by A1 and 3.\n"
      "Their sum, in which α⟨g, P⟩ cancels, is E V⁺ − V ≤ −(κ − α)β‖g‖² + "
      "((α + κ)β/τ)Σ s_ig_iP_i − (α/τ)Σ s_iP_i² + αω‖g‖E‖q‖ + QE‖q‖² + 2αβσ² with "
      "Q = κLα(1 + ω) + (L/2)α²(1 + ω)².\n"
      "By Young's inequality the second term is at most half of the third, with the other sign, "
      "plus ((α + κ)²β²/(2ατ))s₁‖g‖² = (κβ/4)‖g‖²; the fourth is at most "
      "(κβ/4)‖g‖² + (α²ω²/(κβ))E‖q‖². So with R = Q + α²ω²/(κβ) there remains "
      "−(κ/2 − α)β‖g‖² − (α s₀/(2τ))‖P‖² + RE‖q‖² + 2αβσ².\n"
      "Since α + κ ≤ (33/32)κ, ω² ≤ 0.09 s₀/s₁ and Lτκ = s₀/9, α²ω²/(κβ) ≤ 0.192αs₀/τ and "
      "Q ≤ (0.145 + 0.003)αs₀/τ, so R ≤ 0.34αs₀/τ. By 2, E‖q‖² ≤ (5/4)‖P‖² + 8β²‖g‖² + 4β²σ², and "
      "(5/4)R ≤ αs₀/(2τ): every ‖P‖² is absorbed. As β ≤ ατ/(2s₁κ), βR ≤ 0.17α²/κ ≤ 0.0054α, so "
      "8β²R ≤ 0.0014κβ and 4β²R ≤ 0.022αβ. The sum is at most −0.46κβ‖g‖² + 2.1αβσ².";
  return claim;
}

}  // namespace certau::theorems
