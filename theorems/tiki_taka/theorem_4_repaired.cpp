// SPDX-License-Identifier: Apache-2.0
// Tiki-Taka's convergence without an asymptotic error, for whole runs.
#include "theorems/model/tiki_taka_run.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/drawn_scheme.hpp"
#include "theorems/tiki_taka/glossary.hpp"
#include "theorems/tiki_taka/scheme.hpp"

namespace certau::theorems {
namespace {

struct Theorem4Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const auto scheme = Scheme<T>::of(at, "W0");
    const auto& W0 = at.list("W0");
    const int K = at.count("K");
    Judgement<T> judgement;
    if (!scheme.require_positive(judgement)) return judgement;
    if (!judgement.require("A1", scheme.f.is_smooth(scheme.L))) return judgement;
    if (!judgement.require("A2", scheme.f.is_bounded_below())) return judgement;
    if (!judgement.require("A3", scheme.noise.has_variance_at_most(scheme.variance)))
      return judgement;
    if (!judgement.require("K >= 1", K >= 1 && at["K"] == K)) return judgement;
    if (!scheme.require_rates(judgement)) return judgement;
    T sum(0);
    bool within_means = true;
    bool within_B = true;
    bool unsaturated = true;
    for_each_tiki_taka_state(scheme.dynamics(), scheme.f, scheme.noise, TikiTakaState<T>::start(W0),
                             K - 1, [&](int, const T& probability, const auto& state) {
                               const auto g = scheme.f.gradient(state.W);
                               within_means = within_means && scheme.magnitudes_within_s0_and_s1(g);
                               within_B = within_B && scheme.magnitudes_at_most_B(g);
                               unsaturated = unsaturated && scheme.is_unsaturated(state.W);
                               sum += probability * squared_norm(g);
                             });
    if (!judgement.require("s0 <= E|g_i + eps_i| <= s1", within_means)) return judgement;
    if (!judgement.require("|g_i + eps_i| <= B", within_B)) return judgement;
    if (!judgement.require("omega^2 <= 0.09 s0/s1", unsaturated)) return judgement;

    const T kappa = scheme.kappa();
    judgement.conclude("average over K steps", sum / K, Relation::at_most,
                       100 * scheme.f.value(W0) / (46 * kappa * scheme.beta() * K) +
                           46 * scheme.alpha * scheme.variance / (10 * kappa));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? 2 : 1;
    // Noise of both signs above the gradient has constant magnitudes; else there must be room.
    const Rational room = draw.once_in(3) ? Rational{0} : Rational{1, draw.integer(4, 100)};
    Instance at = draw_scheme(draw, D, Curvature::convex, "W0", room);
    at.set("B", at["B"] * (draw.once_in(2) ? Rational{11, 10} : Rational{2}));
    return at.set("K", draw.integer(1, D == 1 ? 3 : 2));
  }
};

}  // namespace

Claim theorem_4_repaired() {
  Claim claim = claim_of<Theorem4Repaired>();
  claim.id = "theorem-4-repaired";
  claim.title = "Tiki-Taka converges without an asymptotic error";
  claim.source = "Certau";
  claim.repairs = "theorem-4";
  claim.statement =
      "(1/K) Σ_{k<K} E‖g_k‖² ≤ (f(W₀) − f*)/(0.46κβK) + 4.6ασ²/κ for all K ≥ 1, from P₀ = 0, with "
      "κ = s₀/(9Lτ), 0 < α ≤ κ/32 and β = ακτ/(2s₁(α + κ)²); under A1–A3, βB ≤ τ, and, for "
      "all k < K on all paths, s₀ ≤ E abs(g_i + ε_i) ≤ s₁, abs(g_i + ε_i) ≤ B and "
      "‖W_k‖∞/τ ≤ 0.3√(s₀/s₁). With α proportional to 1/√K both terms are O(1/√K)";
  claim.theorem = "Certau.tiki_taka.theorem_4_repaired.average_gradient_le";
  claim.letters = tiki_taka_letters(
      {"L", "H", "W_star", "tau", "alpha", "variance", "s0", "s1", "B", "eps", "prob", "W0", "K"});
  claim.hypotheses = {"positive",
                      "A1",
                      "A2",
                      "A3",
                      "K >= 1",
                      "alpha <= kappa/32",
                      "beta B <= tau",
                      "s0 <= E|g_i + eps_i| <= s1",
                      "|g_i + eps_i| <= B",
                      "omega^2 <= 0.09 s0/s1"};
  claim.example = scheme_of_one_coordinate();
  claim.example.set_list("W0", {Rational{1, 4}}).set("K", 2);
  claim.spoilers = {
      {"positive", Instance{}.set("alpha", 0)},
      {"A1", Instance{}.set_list("H", {2})},
      {"A2", Instance{}.set_list("H", {-1})},
      {"A3", Instance{}.set("variance", Rational{1, 2})},
      {"K >= 1", Instance{}.set("K", 0)},
      {"alpha <= kappa/32", Instance{}.set("alpha", Rational{1, 256})},
      {"beta B <= tau", Instance{}.set("B", 1000)},
      {"s0 <= E|g_i + eps_i| <= s1", Instance{}.set("s1", Rational{9, 10})},
      {"|g_i + eps_i| <= B", Instance{}.set("B", 1)},
      {"omega^2 <= 0.09 s0/s1", Instance{}.set_list("W0", {Rational{1, 2}}).set("B", 2)}};
  claim.extremes = {Instance{claim.example}.set("K", 6),
                    Instance{claim.example}.set("K", 1).set_list("W0", {Rational{3, 10}}),
                    Instance{claim.example}.set("alpha", Rational{1, 1'000'000}).set("K", 5),
                    // At the stationary point: only the noise term.
                    Instance{claim.example}.set_list("W0", {0}).set("K", 6),
                    Instance{claim.example}
                        .set_list("H", {1, 0, 0, 0})
                        .set_list("W_star", {0, 0})
                        .set_list("eps", {1, -1, -1, 1})
                        .set("variance", 2)
                        .set_list("W0", {Rational{1, 4}, Rational{-1, 4}})
                        .set("K", 4)};
  claim.cases = 20'000;
  claim.remark =
      "Conditions on the trajectory take the place of A4 and A5: how large the increments are, and "
      "that W stays clear of the ends of its range, on every path. For plain noise ±σ above the "
      "gradient the last fails once K is large (Certau.tiki_taka.theorem_4_every_path); "
      "Certau.tiki_taka.theorem_4_inside has the same bound while f stays below a level, and "
      "bounds the probability that it does not, for every K. By choice of α the bound is about "
      "28√(s₁/s₀)·√((f(W₀) − f*)σ²L/K).";
  claim.argument =
      "βB ≤ τ keeps ‖P_k‖∞ ≤ τ from P₀ = 0 (Theorem 1), so theorem-4-step applies at every k: "
      "0.46κβE‖g_k‖² ≤ E V_k − E V_{k+1} + 2.1αβσ², where V is counted from f*. Sum over k < K and "
      "divide by 0.46κβK: V₀ = f(W₀) − f*, and 2.1/0.46 < 4.6.\n"
      "V_K ≥ 0: κ⟨g, P⟩ ≤ ‖g‖²/(4L) + κ²L‖P‖², where ‖g‖² ≤ 2L(f − f*) and "
      "κ²L ≤ α/(2β) = s₁(α + κ)²/(κτ), since s₁κ/τ ≥ s₀κ/τ = 9κ²L. So V ≥ (f − f*)/2.";
  return claim;
}

}  // namespace certau::theorems
