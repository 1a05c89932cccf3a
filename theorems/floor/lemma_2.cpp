// SPDX-License-Identifier: Apache-2.0
// Theorem 3's instance stays within half of the device's range.
#include "theorems/claim/letters.hpp"
#include "theorems/floor/capsules.hpp"
#include "theorems/floor/drawn_states.hpp"
#include "theorems/model/rational_function.hpp"
#include "theorems/model/theorem_3_instance.hpp"

namespace certau::theorems {
namespace {

struct Lemma2 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& s = at["s"];
    const T& alpha = at["alpha"];
    Judgement<T> judgement;
    if (!require_problem(judgement, L, tau, s, at["w_star"]) ||
        !require_learning_rate(judgement, alpha, L, tau, s) ||
        !require_half_saturated(judgement, at["y"]))
      return judgement;
    const auto state = theorem_3_state(at);
    const T half = tau / 2;
    judgement.conclude("after the positive noise", absolute(state.next(alpha, state.v_plus())),
                       Relation::at_most, half);
    judgement.conclude("after the negative noise", absolute(state.next(alpha, state.v_minus())),
                       Relation::at_most, half);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    Instance at = draw_noisy_problem(draw);
    at.set("alpha", draw.at_most(1 / (2 * at["L"]))).set("y", draw_half_saturated(draw));
    at.set("w_star", draw.within(at["tau"] / 4));
    return at;
  }
};

// Both images, for either sign of v, at the corners of the parameters. L = τ = 1 by choice of
// units.
Finding certify() {
  const Rational noise_above{13, 90};  // >= 1/√48
  const Rational y_above{3, 11};       // >= 2 − √3, where x = 1/2
  const ClosedInterval states{-y_above, y_above};
  bool proved = 48 * noise_above * noise_above >= 1 && 4 * y_above >= 1 + y_above * y_above;
  const RationalFunction alpha{Rational{1, 2}};
  const RationalFunction half{Rational{1, 2}};
  for (const Rational& s : {Rational{0}, noise_above})
    for (const Rational& w_star : {Rational{-1, 4}, Rational{1, 4}}) {
      const auto state = theorem_3_state<RationalFunction>(
          1, 1, RationalFunction{s}, RationalFunction{w_star}, RationalFunction::identity());
      for (const auto& v : {state.v_plus(), state.v_minus()})
        for (const Sign sign : {Sign::nonnegative, Sign::nonpositive}) {
          const auto next = state.next(alpha, v, sign);
          proved = proved && is_proved_nonnegative_on(half - next, states) &&
                   is_proved_nonnegative_on(half + next, states);
        }
    }
  Finding finding;
  if (!proved) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = "all parameters that the statement allows";
  finding.evidence =
      "In units with L = τ = 1 both images are affine in α ∈ [0, 1/2], in s ∈ [0, 1/√48] and in w* "
      "∈ [−1/4, 1/4], each for itself, so that the corners decide. At α = 0 they are w. At α = "
      "1/2, s ∈ {0, 13/90}, w* = ±1/4, for both noise values and both signs that g + ξ could have, "
      "1/2 ± w⁺ is a rational function of y, proved >= 0 on [−3/11, 3/11] ⊃ {abs(x) <= 1/2} by "
      "Bernstein coefficients (32 inequalities).";
  return finding;
}

}  // namespace

Claim lemma_2() {
  Claim claim = claim_of<Lemma2>();
  claim.id = "lemma-2";
  claim.title = "Theorem 3's instance stays within half of the range";
  claim.source = "[wu2024, Lemma 2]";
  claim.statement =
      "abs(W_k) ≤ τ/2 for all k on Theorem 3's instance, if abs(w*) ≤ τ/4 and σ ≤ τL√D/(4√3); that "
      "is: abs(w) ≤ τ/2 implies abs(w⁺) ≤ τ/2 for both values of the noise";
  claim.theorem = "Certau.floor.lemma_2.closed_half_range";
  describe_reachable_state(claim);
  claim.hypotheses.pop_back();  // X is not needed
  claim.spoilers.pop_back();
  const Rational half_x{56, 209};
  for (const int side : {-1, 1})
    for (const int minimizer : {-1, 1})
      claim.extremes.push_back(Instance{}
                                   .set("L", 1)
                                   .set("tau", 1)
                                   .set("s", Rational{14, 97})
                                   .set("alpha", Rational{1, 2})
                                   .set("y", side * half_x)
                                   .set("w_star", Rational{minimizer, 4}));
  claim.cases = 100'000;
  claim.decide = certify;
  claim.remark =
      "Read as the induction step; the start w* meets abs(w*) ≤ τ/4. The root in the noise's law "
      "is rational in y, with x = 2y/(1 + y²), and the rational y are dense. The second bound on α "
      "follows from the first and from the bound on σ.";
  claim.argument =
      "abs(x) ≤ 1/2 gives abs(ξ) ≤ √3·s ≤ Lτ/4 for both values, so z = w* − ξ/L has abs(z) ≤ τ/2. "
      "Since g + ξ = L(w − z), w⁺ = w − t(w − z) with t = αL(1 ± x) ∈ [0, 3/4]: w⁺ lies between w "
      "and z.";
  return claim;
}

}  // namespace certau::theorems
