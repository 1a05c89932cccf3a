// SPDX-License-Identifier: Apache-2.0
// Analog gradient descent on a strongly convex objective: how large the weights get.
#include "theorems/claim/letters.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/in_range.hpp"
#include "theorems/model/quadratic_form.hpp"
#include "theorems/model/steps.hpp"
#include "theorems/range/capsules.hpp"

namespace certau::theorems {
namespace {

enum class Reading { as_stated, repaired };

template <Reading reading>
struct Theorem5 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const auto& W0 = at.list("W0");
    const auto f = QuadraticForm<T>::of(at);
    Judgement<T> judgement;
    if (!judgement.require("positive",
                           L > 0 && mu > 0 && tau > 0 && alpha > 0 && is_step_count(at["K"], 0)))
      return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;
    if (!judgement.require("A6", f.is_strongly_convex(mu))) return judgement;
    if constexpr (reading == Reading::repaired)
      if (!judgement.require("alpha <= 1/L", alpha * L <= 1)) return judgement;

    auto W = W0;
    for (int k = at.count("K"); k > 0; --k) {
      if constexpr (reading == Reading::repaired)
        if (!judgement.require("in range", largest(W) <= tau)) return judgement;
      W = analog_sgd_step(tau, alpha, W, f.gradient(W));
    }
    const T condition = L / mu;
    const T start2 = squared_norm(minus(W0, f.minimizer));
    const T beyond = largest(W) - largest(f.minimizer);
    const T beyond2 = beyond > 0 ? T(beyond * beyond) : T(0);
    if constexpr (reading == Reading::as_stated) {
      judgement.conclude("after K steps, squared", beyond2, Relation::at_most,
                         condition * condition * start2);
    } else {
      judgement.conclude("distance after K steps", squared_norm(minus(W, f.minimizer)),
                         Relation::at_most, condition * start2);
      judgement.conclude("after K steps, squared", beyond2, Relation::at_most, condition * start2);
    }
    return judgement;
  }

  static Instance draw(Draw& draw) {
    constexpr bool stated = reading == Reading::as_stated;
    const int D = draw.once_in(2) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational tau = draw.positive();
    const bool any_rate = stated && draw.once_in(2);
    // Mostly inside the range. As stated the theorem knows of no range, so go beyond it too.
    const Rational radius = draw.once_in(4) ? Rational{tau / 4} : tau;
    const Rational start = stated && draw.once_in(4) ? Rational{4 * tau} : radius;
    Instance at;
    at.set("L", L).set("mu", mu).set_list("H", draw.symmetric_matrix(D, mu, L));
    at.set_list("W_star", draw.vector_within(D, radius)).set("tau", tau);
    at.set("alpha", any_rate ? Rational{draw.positive() / L} : draw.at_most(1 / L));
    at.set_list("W0", draw.vector_within(D, start)).set("K", draw.integer(0, D == 1 ? 5 : 4));
    return at;
  }
};

template <Reading reading>
Claim theorem_5_read() {
  Claim claim = claim_of<Theorem5<reading>>();
  claim.letters = {letter_L(),   {"mu", "strong convexity constant"},
                   letter_H(),   letter_W_star(),
                   letter_tau(), letter_alpha(),
                   letter_W0(),  letter_K()};
  claim.hypotheses = {"positive", "A1", "A6"};
  claim.example.set("L", 1)
      .set("mu", Rational{1, 2})
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 2})
      .set_list("W0", {1})
      .set("K", 2);
  claim.spoilers = {{"positive", Instance{}.set("mu", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A6", Instance{}.set_list("H", {Rational{1, 4}})}};
  claim.cases = 25'000;
  return claim;
}

}  // namespace

Claim theorem_5() {
  Claim claim = theorem_5_read<Reading::as_stated>();
  claim.id = "theorem-5";
  claim.is_natural = starts_in_range;
  claim.title = "Analog GD's weights stay bounded";
  claim.source = "[wu2024, Thm 5, (28)]";
  claim.statement =
      "‖W_k‖∞ ≤ (L/μ)‖W₀ − W*‖ + ‖W*‖∞ for analog gradient descent on an L-smooth, μ-strongly "
      "convex f";
  claim.theorem = "Certau.range.theorem_5_as_stated.theorem_5_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  // A learning rate far above 2/L; then α = 1/L, which is harmless digitally, with a start
  // outside the device's range, where a step down is multiplied by 1 + w/τ.
  claim.extremes = {
      Instance{claim.example}.set("mu", 1).set("alpha", 4).set("K", 1),
      Instance{claim.example}.set("mu", 1).set("alpha", 1).set("K", 1).set_list("W0", {10}),
      Instance{claim.example}.set("alpha", power_of_ten(-6)).set("K", 5)};
  claim.proof = ProofVerdict::gap;
  claim.proof_note =
      "Step (30) bounds a distance by an objective over μ, see step-30. Besides, that the "
      "objective does not increase needs a bound on α and ‖W_k‖∞ ≤ τ, which the statement leaves "
      "out.";
  claim.remark =
      "The statement bounds neither the learning rate nor, with respect to τ, the weights. It "
      "fails with large α, and with α ≤ 1/L outside the device's range: w₀ = 10τ, w* = 0, α = 1/L "
      "gives w₁ = −100τ.";
  return claim;
}

Claim theorem_5_repaired() {
  Claim claim = theorem_5_read<Reading::repaired>();
  claim.id = "theorem-5-repaired";
  claim.title = "Analog GD's weights stay bounded, within the device's range";
  claim.source = "Certau";
  claim.repairs = "theorem-5";
  claim.statement =
      "‖W_K − W*‖ ≤ √(L/μ)·‖W₀ − W*‖, so ‖W_K‖∞ ≤ √(L/μ)·‖W₀ − W*‖ + ‖W*‖∞, for analog gradient "
      "descent on an L-smooth, μ-strongly convex f with α ≤ 1/L and ‖W_k‖∞ ≤ τ for k < K";
  claim.theorem = "Certau.range.theorem_5.norm2_sub_minimizer_le_start";
  claim.more_theorems = {"Certau.range.theorem_5.sup_norm_weights_le"};
  claim.hypotheses.insert(claim.hypotheses.end(), {"alpha <= 1/L", "in range"});
  claim.spoilers.push_back({"alpha <= 1/L", Instance{}.set("alpha", 2)});
  claim.spoilers.push_back({"in range", Instance{}.set_list("W0", {2})});
  const Rational small{1, 100};
  claim.extremes = {
      Instance{claim.example}.set("alpha", 1).set("K", 5),
      Instance{claim.example}.set("alpha", power_of_ten(-6)).set("K", 5),
      Instance{claim.example}.set("tau", power_of_ten(9)).set("alpha", 1),
      // Badly conditioned, eigenvectors at an angle to the coordinates, steps across the range.
      Instance{claim.example}
          .set("mu", small)
          .set_list("H",
                    {Rational{101, 200}, Rational{99, 200}, Rational{99, 200}, Rational{101, 200}})
          .set_list("W_star", {1, -1})
          .set_list("W0", {1, Rational{-1, 2}})
          .set("alpha", 1),
  };
  claim.remark =
      "The paper's bound follows, as L/μ ≥ √(L/μ). A priori the range is assured by "
      "√(L/μ)‖W₀ − W*‖ + ‖W*‖∞ ≤ τ, by induction over k.";
  claim.argument =
      "Coordinate i of a step is −αg_i(1 ± W_i/τ) = −αq_ig_i with q_i in [1 − ω, 1 + ω], ω ≤ 1. "
      "L-smoothness and α ≤ 1/L give f(W⁺) ≤ f(W) − α Σ "
      "q_i(1 − q_i/2)g_i² ≤ f(W) − (α/2)(1 − ω²)‖g‖², since q(2 − q) = 1 − (q − 1)². So f does "
      "not increase, and by step-30-repaired "
      "‖W_K − W*‖² ≤ (2/μ)(f(W_K) − f*) ≤ (2/μ)(f(W₀) − f*) ≤ (L/μ)‖W₀ − W*‖². Finally "
      "‖W_K‖∞ − ‖W*‖∞ ≤ ‖W_K − W*‖∞ ≤ ‖W_K − W*‖.";
  return claim;
}

}  // namespace certau::theorems
