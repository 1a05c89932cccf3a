// SPDX-License-Identifier: Apache-2.0
// The mean size of the noisy gradient on Theorem 3's instance, and the set where its formula holds.
#include "theorems/claim/letters.hpp"
#include "theorems/floor/capsules.hpp"
#include "theorems/floor/drawn_states.hpp"
#include "theorems/model/rational_function.hpp"
#include "theorems/model/theorem_3_instance.hpp"

namespace certau::theorems {
namespace {

struct Lemma4 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    Judgement<T> judgement;
    if (!require_problem(judgement, at["L"], at["tau"], at["s"], at["w_star"]) ||
        !require_half_saturated(judgement, at["y"]))
      return judgement;
    const auto state = theorem_3_state(at);
    if (!require_reachable(judgement, state)) return judgement;
    // 2√(p(1 − p)) = √(1 − x²)
    judgement.conclude("mean size", state.mean(absolute(state.v_plus()), absolute(state.v_minus())),
                       Relation::equal, state.s * state.root + (2 * state.p - 1) * state.g);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Instance state = draw_reachable_state(draw);
    return without_learning_rate(state);
  }
  static Instance without_learning_rate(const Instance& state) {
    Instance at;
    for (const auto* name : {"L", "tau", "s", "y", "w_star"}) at.set(name, state[name]);
    return at;
  }
};

struct Lemma4Closure {
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
    conclude_in_set(judgement, state, state.next(alpha, state.v_plus()));
    conclude_in_set(judgement, state, state.next(alpha, state.v_minus()));
    return judgement;
  }

  // g <= −ξ₋ and −g <= ξ₊ at the image, where the roots stay: if the left side is positive,
  // squares are compared.
  template <class T>
  static void conclude_in_set(Judgement<T>& judgement, const Theorem3State<T>& state,
                              const T& next) {
    const T x = next / state.tau;
    const T g = state.L * (next - state.w_star);
    const T s2 = state.s * state.s;
    const T up = g > 0 ? g : T(0);
    const T down = g < 0 ? g : T(0);
    judgement.conclude("abs(x) at the image", absolute(x), Relation::at_most, T(1) / 2);
    judgement.conclude("g <= -xi- at the image, squared", up * up * (1 + x), Relation::at_most,
                       s2 * (1 - x));
    judgement.conclude("-g <= xi+ at the image, squared", down * down * (1 - x), Relation::at_most,
                       s2 * (1 + x));
  }

  static Instance draw(Draw& draw) { return draw_reachable_state(draw); }
};

// Affine in g and in s, each for itself, so that two values of each decide, as functions of y.
Finding certify_mean_size() {
  bool proved = true;
  for (const int s : {0, 1})
    for (const int w_star : {0, 1}) {
      const auto state =
          theorem_3_state<RationalFunction>(1, 1, s, w_star, RationalFunction::identity());
      const auto difference = state.mean(state.v_plus(), -state.v_minus()) -
                              (s * state.root + (2 * state.p - 1) * state.g);
      proved = proved && difference.numerator().is_zero();
    }
  Finding finding;
  if (!proved) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = "all parameters and states that the hypotheses allow";
  finding.evidence =
      "Where v₊ >= 0 >= v₋ both sides are affine in s and in w* (L = τ = 1 by choice of units). "
      "Their difference, as a rational function of y, is 0 for s ∈ {0, 1} and w* ∈ {0, 1}.";
  return finding;
}

// The two inequalities in x that the argument needs, on the whole of abs(x) <= 1/2. The mirror
// image x → −x turns one noise value into the other.
Finding certify_closure() {
  const ClosedInterval states{Rational{-1, 2}, Rational{1, 2}};
  const auto x = RationalFunction::identity();
  const auto cube = (1 + x) * (1 + x) * (1 + x);
  // ((1 + x)√(1 − x²))² = (1 + x)³(1 − x)
  const auto square = cube * (1 - x);
  const auto slope = (1 + x) * (1 + x) * (2 - 4 * x);
  const RationalFunction largest_step{Rational{3, 4}};
  const bool proved =
      is_proved_nonnegative_on(square - RationalFunction{Rational{9, 48}}, states) &&
      is_proved_nonnegative_on(slope, states) &&
      (square.numerator().derivative() == slope.numerator()) &&
      is_proved_nonnegative_on(largest_step - (1 - x) / 2, states);
  Finding finding;
  if (!proved) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = "all parameters that the statement allows";
  finding.evidence =
      "The argument needs, for abs(x) <= 1/2: (1 + x)³(1 − x) >= 9/48, which is "
      "(1/√48)/((1 + x)√(1 − x²)) <= 1/3; d/dx of the left side >= 0; (1 − x)/2 <= 3/4. Proved as "
      "polynomial "
      "inequalities in x by Bernstein coefficients; the first is tight at x = −1/2.";
  return finding;
}

}  // namespace

Claim lemma_4() {
  Claim claim = claim_of<Lemma4>();
  claim.id = "lemma-4";
  claim.title = "The mean size of the noisy gradient";
  claim.source = "[wu2024, Lemma 4, (83)]";
  claim.statement =
      "E abs(g + ε) = (2σ/√D)√(p(1 − p)) + (2p − 1)g in each coordinate, on Theorem 3's instance";
  claim.theorem = "Certau.floor.lemma_4.expect_abs_noisy_gradient";
  claim.letters = {letter_L(), letter_tau(), letter_s(), letter_y(), letter_w_star()};
  for (const auto& spoiler : reachable_spoilers())
    if (!spoiler.hypothesis.starts_with("0 < alpha")) {
      claim.spoilers.push_back(spoiler);
      claim.hypotheses.push_back(spoiler.hypothesis);
    }
  claim.example = Lemma4::without_learning_rate(reachable_example());
  for (const auto& state : reachable_extremes())
    claim.extremes.push_back(Lemma4::without_learning_rate(state));
  claim.cases = 100'000;
  claim.decide = certify_mean_size;
  claim.remark =
      "Judged at every state with −ξ₊ ≤ g ≤ −ξ₋ and abs(x) ≤ 1/2, a set that holds the whole "
      "trajectory (lemma-4-closure). Outside of it the formula fails, since both signs of g + ε "
      "then agree. In y all of it is rational: 2√(p(1 − p)) = √(1 − x²) = (1 − y²)/(1 + y²).";
  claim.argument =
      "v₊ = g + ξ₊ ≥ 0 ≥ v₋ = g + ξ₋, so E abs(g + ε) = p v₊ − (1 − p)v₋ = pξ₊ − (1 − p)ξ₋ + (2p − "
      "1)g, and pξ₊ = −(1 − p)ξ₋ = s√(p(1 − p)).";
  return claim;
}

Claim lemma_4_closure() {
  Claim claim = claim_of<Lemma4Closure>();
  claim.id = "lemma-4-closure";
  claim.title = "Theorem 3's trajectory stays where the noise exceeds the gradient";
  claim.source = "Certau";
  claim.statement =
      "On Theorem 3's instance −ξ₊ ≤ g ≤ −ξ₋ and abs(w) ≤ τ/2 at a state imply both at its images "
      "under either value of the noise; so they hold at every W_k, since g = 0 at the start";
  claim.theorem = "Certau.floor.lemma_4.closed_reachable";
  claim.more_theorems = {"Certau.floor.lemma_4.reachable_w_star"};
  describe_reachable_state(claim);
  claim.cases = 100'000;
  claim.decide = certify_closure;
  claim.remark =
      "The y of an image is irrational as a rule, so there the inequalities are compared squared. "
      "Equality is met: at an end of the set g = −ξ₋, and the negative noise leaves the state "
      "where it is.";
  claim.argument =
      "Units with L = τ = 1: α ≤ 1/2, s ≤ 1/√48. abs(w⁺) ≤ 1/2 is lemma-2. v₋(x) = x − w* − s√((1 "
      "− x)/(1 + x)) increases, with slope 1 + s/((1 + x)√(1 − x²)), which decreases on abs(x) ≤ "
      "1/2, as ((1 + x)√(1 − x²))² = (1 + x)³(1 − x) increases there: v₋ is concave. v₋(1/2) ≥ 1/4 "
      "− 1/12 > 0, so v₋ ≤ 0 means x ≤ x_R with v₋(x_R) = 0 and x_R < 1/2. The positive noise "
      "moves x down, the negative one up, by α(1 − x)abs(v₋(x)) = α(1 − x)(v₋(x_R) − v₋(x)) ≤ α(1 "
      "− x)(1 + s/((1 + x)√(1 − x²)))(x_R − x). The factor before x_R − x is largest at x = −1/2, "
      "α = 1/2, s = 1/√48, and there it is (1/2)(3/2)(1 + 1/3) = 1. So x⁺ ≤ x_R. The other end is "
      "the mirror image x → −x, w* → −w*, ξ₊ ↔ −ξ₋.";
  return claim;
}

}  // namespace certau::theorems
