// SPDX-License-Identifier: Apache-2.0
// The noise of Theorem 3's instance as a function of the weight.
#include "theorems/claim/letters.hpp"
#include "theorems/floor/capsules.hpp"
#include "theorems/floor/drawn_states.hpp"
#include "theorems/model/rational_function.hpp"
#include "theorems/model/theorem_3_instance.hpp"

namespace certau::theorems {
namespace {

struct Lemma3 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& s = at["s"];
    const T& tau = at["tau"];
    Judgement<T> judgement;
    if (!judgement.require("positive", s > 0 && tau > 0) ||
        !judgement.require("abs(x1) <= 1/2", is_half_saturated(at["y1"])) ||
        !judgement.require("abs(x2) <= 1/2", is_half_saturated(at["y2"])))
      return judgement;
    const auto first = theorem_3_state<T>(T(1), tau, s, T(0), at["y1"]);
    const auto second = theorem_3_state<T>(T(1), tau, s, T(0), at["y2"]);
    const T bound = 3 * s / tau * absolute(T(first.w - second.w));
    judgement.conclude("positive value", absolute(T(first.xi_plus - second.xi_plus)),
                       Relation::at_most, bound);
    judgement.conclude("negative value", absolute(T(first.xi_minus - second.xi_minus)),
                       Relation::at_most, bound);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    Instance at;
    at.set("s", draw.positive()).set("tau", draw.positive());
    const Rational y = draw_half_saturated(draw);
    at.set("y1", y);
    // Far apart, or so near that the quotient is the derivative.
    at.set("y2", draw.once_in(2) ? draw_half_saturated(draw) : Rational{y * (1 - draw.fraction())});
    return at;
  }
};

// (3s/τ)dw − dξ >= 0 and dξ >= 0, as functions of y.
Finding certify() {
  const Rational y_above{3, 11};  // >= 2 − √3, where x = 1/2
  const ClosedInterval states{-y_above, y_above};
  const auto state = theorem_3_state<RationalFunction>(1, 1, 1, 0, RationalFunction::identity());
  const auto derivative_of = [](const RationalFunction& f) {
    const auto& [n, d] = std::pair{f.numerator(), f.denominator()};
    return RationalFunction{n.derivative() * d - n * d.derivative(), d * d};
  };
  bool proved = 4 * y_above >= 1 + y_above * y_above;
  for (const auto& xi : {state.xi_plus, state.xi_minus}) {
    const auto slope = derivative_of(xi);
    proved = proved && is_proved_nonnegative_on(slope, states) &&
             is_proved_nonnegative_on(3 * derivative_of(state.w) - slope, states);
  }
  Finding finding;
  if (!proved) return finding;
  finding.verdict = Verdict::certified;
  finding.certified_on = "all parameters that the statement allows";
  finding.evidence =
      "For each of the two values dξ/dy >= 0 and (3s/τ)dw/dy − dξ/dy >= 0: rational functions of "
      "y, proved >= 0 on [−3/11, 3/11] ⊃ {abs(x) <= 1/2} by Bernstein coefficients.";
  return finding;
}

}  // namespace

Claim lemma_3() {
  Claim claim = claim_of<Lemma3>();
  claim.id = "lemma-3";
  claim.title = "The noise changes slowly with the weight";
  claim.source = "[wu2024, Lemma 3, (74)]";
  claim.statement =
      "abs(ξ(w₁) − ξ(w₂)) ≤ (3σ/(τ√D)) abs(w₁ − w₂) for both values of the noise, if abs(w₁) and "
      "abs(w₂) are at most τ/2";
  claim.theorem = "Certau.floor.lemma_3.xi_plus_lipschitz";
  claim.more_theorems = {"Certau.floor.lemma_3.xi_minus_lipschitz"};
  claim.letters = {
      letter_s(), letter_tau(), {"y1", "w₁ = 2y₁τ/(1 + y₁²)"}, {"y2", "w₂ = 2y₂τ/(1 + y₂²)"}};
  claim.hypotheses = {"positive", "abs(x1) <= 1/2", "abs(x2) <= 1/2"};
  claim.example.set("s", 1).set("tau", 1).set("y1", Rational{1, 4}).set("y2", 0);
  claim.spoilers = {{"positive", Instance{}.set("s", 0)},
                    {"abs(x1) <= 1/2", Instance{}.set("y1", Rational{1, 2})},
                    {"abs(x2) <= 1/2", Instance{}.set("y2", -2)}};
  const Rational end{56, 209};
  for (const int sign : {-1, 1}) {
    Instance at{claim.example};
    claim.extremes.push_back(at.set("y1", sign * end).set("y2", sign * Rational{15, 56}));
    claim.extremes.push_back(at.set("y2", -sign * end));
  }
  claim.cases = 100'000;
  claim.decide = certify;
  claim.remark =
      "With x = 2y/(1 + y²) the two values are s(1 + y)/(1 − y) and −s(1 − y)/(1 + y). The least "
      "constant is (4/√3)σ/(τ√D), the slope at x = ±1/2.";
  claim.argument =
      "dξ₊/dw = (s/τ)/((1 − x)√(1 − x²)), largest at x = 1/2, where it is (4/√3)s/τ < 3s/τ; ξ₋ is "
      "its mirror image.";
  return claim;
}

}  // namespace certau::theorems
