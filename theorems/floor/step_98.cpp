// SPDX-License-Identifier: Apache-2.0
// The mean of the next gradient on Theorem 3's instance.
#include "theorems/claim/letters.hpp"
#include "theorems/floor/capsules.hpp"
#include "theorems/floor/drawn_states.hpp"
#include "theorems/model/rational_function.hpp"
#include "theorems/model/theorem_3_instance.hpp"

namespace certau::theorems {
namespace {

constexpr const char* label = "mean of the next gradient";

// E g⁺ by the dynamics.
template <class T>
T mean_of_next_gradient(const Theorem3State<T>& state, const T& alpha) {
  return state.L *
         (state.mean(state.next(alpha, state.v_plus()), state.next(alpha, state.v_minus())) -
          state.w_star);
}

// At k = 0, where w = w*.
struct Step98 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& s = at["s"];
    const T& alpha = at["alpha"];
    const T& y = at["y"];
    Judgement<T> judgement;
    if (!judgement.require("abs(y) < 1", absolute(y) < 1)) return judgement;
    const T w_star = 2 * y * tau / (1 + y * y);
    if (!require_problem(judgement, L, tau, s, w_star) ||
        !require_learning_rate(judgement, alpha, L, tau, s))
      return judgement;
    const auto state = theorem_3_state<T>(L, tau, s, w_star, y);
    judgement.conclude(label, mean_of_next_gradient(state, alpha), Relation::equal,
                       (1 - alpha * L + alpha * L * state.x * state.x) * state.g -
                           2 * alpha * L * s * state.root * state.x);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    Instance at = draw_noisy_problem(draw);
    at.set("alpha", draw.at_most(1 / (2 * at["L"])));
    // 8/63 < 4 − √15, where x = 1/4
    return at.set("y", draw.within(Rational{8, 63}));
  }
};

struct Step98Repaired {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& alpha = at["alpha"];
    Judgement<T> judgement;
    if (!require_problem(judgement, at["L"], at["tau"], at["s"], at["w_star"]) ||
        !require_learning_rate(judgement, alpha, at["L"], at["tau"], at["s"]) ||
        !require_half_saturated(judgement, at["y"]))
      return judgement;
    const auto state = theorem_3_state(at);
    if (!require_reachable(judgement, state)) return judgement;
    judgement.conclude(label, mean_of_next_gradient(state, alpha), Relation::equal,
                       formula(state, alpha));
    return judgement;
  }

  template <class T>
  static T formula(const Theorem3State<T>& state, const T& alpha) {
    const T rate = alpha * state.L;
    return (1 - rate * (1 - state.x * state.x)) * state.g - rate * state.s * state.x * state.root;
  }

  static Instance draw(Draw& draw) { return draw_reachable_state(draw); }
};

// Affine in α, s and w*, each for itself, so that two values of each decide, as functions of y.
Finding certify_repaired() {
  bool proved = true;
  for (const int alpha : {0, 1})
    for (const int s : {0, 1})
      for (const int w_star : {0, 1}) {
        const auto state =
            theorem_3_state<RationalFunction>(1, 1, s, w_star, RationalFunction::identity());
        const auto next = state.mean(state.next(alpha, state.v_plus(), Sign::nonnegative),
                                     state.next(alpha, state.v_minus(), Sign::nonpositive));
        const auto difference =
            next - w_star - Step98Repaired::formula<RationalFunction>(state, alpha);
        proved = proved && difference.numerator().is_zero();
      }
  Finding finding;
  if (!proved) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = "all parameters and states that the hypotheses allow";
  finding.evidence =
      "Where v₊ >= 0 >= v₋ both sides are affine in α, in s and in w* (L = τ = 1 by choice of "
      "units). Their difference, as a rational function of y, is 0 for α, s and w* ∈ {0, 1}.";
  return finding;
}

}  // namespace

Claim step_98() {
  Claim claim = claim_of<Step98>();
  claim.id = "step-98";
  claim.title = "The mean of the next gradient on Theorem 3's instance";
  claim.source = "[wu2024, (95)-(98)]";
  claim.statement =
      "E[g_{k+1}] = (1 − αL + αLω²)g_k − (2αLσ/(τ√D))√(1 − ω²)·W_k on Theorem 3's instance; here "
      "at k = 0, where W₀ = W* and g₀ = 0";
  claim.theorem = "Certau.floor.step_98.expect_next_gradient_ne";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.letters = {letter_L(),
                   letter_tau(),
                   letter_s(),
                   letter_alpha(),
                   {"y", "the start W₀ = W*: w* = xτ with x = 2y/(1 + y²)"}};
  claim.hypotheses = {"abs(y) < 1", "positive", "abs(w*) <= tau/4", "48 s^2 <= tau^2 L^2",
                      "0 < alpha <= min(1/(2L), 1/(L + 6s/tau))"};
  claim.example.set("L", 8).set("tau", 1).set("s", 1).set("alpha", Rational{1, 16});
  claim.example.set("y", 0);
  claim.spoilers = {{"abs(y) < 1", Instance{}.set("y", 9)},
                    {"positive", Instance{}.set("s", 0)},
                    {"abs(w*) <= tau/4", Instance{}.set("y", Rational{1, 2})},
                    {"48 s^2 <= tau^2 L^2", Instance{}.set("s", 2)},
                    {"0 < alpha <= min(1/(2L), 1/(L + 6s/tau))", Instance{}.set("alpha", 1)}};
  claim.extremes = {Instance{claim.example}.set("y", Rational{1, 8}),
                    Instance{claim.example}.set("y", Rational{-8, 63}),
                    Instance{claim.example}.set("y", Rational{1, 8}).set("alpha", power_of_ten(-6)),
                    Instance{claim.example}.set("y", Rational{1, 8}).set("s", power_of_ten(-3))};
  claim.cases = 100'000;
  claim.proof = ProofVerdict::gap;
  claim.proof_note =
      "The formula of lemma-4 has 2√(p(1 − p)), which is √(1 − ω²), as p(1 − p) = (1 − ω²)/4; (98) "
      "has 2√(1 − ω²) in its place. step-98-repaired has the formula without the 2.";
  claim.remark =
      "The learning rate's second bound is implied by the first and by the bound on σ. Both sides "
      "vanish at w* = 0; everywhere else the right one is twice the left one.";
  return claim;
}

Claim step_98_repaired() {
  Claim claim = claim_of<Step98Repaired>();
  claim.id = "step-98-repaired";
  claim.title = "The mean of the next gradient, with the right factor";
  claim.source = "Certau";
  claim.repairs = "step-98";
  claim.statement =
      "E[g⁺] = (1 − αL(1 − x²))g − αLs·x√(1 − x²) with x = w/τ, s = σ/√D, at every state that "
      "Theorem 3's instance can reach";
  claim.theorem = "Certau.floor.step_98.expect_next_gradient";
  describe_reachable_state(claim);
  claim.cases = 100'000;
  claim.decide = certify_repaired;
  claim.remark =
      "Judged on the set of lemma-4-closure, which holds every state of the trajectory. With x = "
      "2y/(1 + y²) the root is (1 − y²)/(1 + y²).";
  claim.argument =
      "E w⁺ = w − α E v − (α/τ)w E abs(v) with E v = g and, by lemma-4, E abs(v) = 2s√(p(1 − p)) + "
      "(2p − 1)g = s√(1 − x²) − xg, because p(1 − p) = (1 − x²)/4 and 2p − 1 = −x. So E w⁺ − w = "
      "−α((1 − x²)g + s x√(1 − x²)); multiply by L.";
  return claim;
}

}  // namespace certau::theorems
