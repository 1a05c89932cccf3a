// SPDX-License-Identifier: Apache-2.0
// Strong convexity and smoothness: the distance to the minimiser against the gap of the objective.
#include "theorems/claim/letters.hpp"
#include "theorems/model/quadratic_form.hpp"
#include "theorems/range/capsules.hpp"

namespace certau::theorems {
namespace {

enum class Reading { as_stated, repaired };

template <Reading reading>
struct Step30 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const auto& W = at.list("W");
    const auto f = QuadraticForm<T>::of(at);
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && mu > 0)) return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;
    if (!judgement.require("A6", f.is_strongly_convex(mu))) return judgement;

    const T distance2 = squared_norm(minus(W, f.minimizer));
    if constexpr (reading == Reading::as_stated) {
      const T ratio = f.value(W) / mu;
      const T condition = L / mu;
      judgement.conclude("distance against gap, squared", distance2, Relation::at_most,
                         ratio * ratio);
      judgement.conclude("gap against distance, squared", ratio * ratio, Relation::at_most,
                         condition * condition * distance2);
    } else {
      const T ratio = 2 * f.value(W) / mu;
      judgement.conclude("distance against gap", distance2, Relation::at_most, ratio);
      judgement.conclude("gap against distance", ratio, Relation::at_most, L / mu * distance2);
    }
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational radius = draw.positive();
    Instance at;
    at.set("L", L).set("mu", mu).set_list("H", draw.symmetric_matrix(D, mu, L));
    at.set_list("W_star", draw.vector_within(D, radius));
    at.set_list("W", draw.vector_within(D, radius));
    return at;
  }
};

template <Reading reading>
Claim step_30_read() {
  Claim claim = claim_of<Step30<reading>>();
  claim.letters = {letter_L(),
                   {"mu", "strong convexity constant"},
                   letter_H(),
                   letter_W_star(),
                   {"W", "the weights"}};
  claim.hypotheses = {"positive", "A1", "A6"};
  claim.example.set("L", 1).set("mu", 1).set_list("H", {1}).set_list("W_star", {0});
  claim.example.set_list("W", {2});
  claim.spoilers = {{"positive", Instance{}.set("mu", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A6", Instance{}.set_list("H", {Rational{1, 2}})}};
  // Close to the minimiser, far from it, and badly conditioned along either eigenvector.
  const Rational tiny = power_of_ten(-6);
  claim.extremes = {Instance{claim.example}.set_list("W", {1}),
                    Instance{claim.example}.set_list("W", {tiny}),
                    Instance{claim.example}.set_list("W", {power_of_ten(6)}),
                    Instance{claim.example}
                        .set("mu", tiny)
                        .set_list("H", {1, 0, 0, tiny})
                        .set_list("W_star", {0, 0})
                        .set_list("W", {0, 1}),
                    Instance{claim.example}
                        .set("mu", tiny)
                        .set_list("H", {1, 0, 0, tiny})
                        .set_list("W_star", {0, 0})
                        .set_list("W", {1, 0})};
  claim.cases = 250'000;
  return claim;
}

}  // namespace

Claim step_30() {
  Claim claim = step_30_read<Reading::as_stated>();
  claim.id = "step-30";
  claim.title = "Distance to the minimiser against the gap, as Theorem 5's proof has it";
  claim.source = "[wu2024, (30)]";
  claim.statement =
      "‖W − W*‖ ≤ (1/μ)(f(W) − f*) ≤ (L/μ)‖W − W*‖ for an L-smooth, μ-strongly convex f";
  claim.theorem = "Certau.range.step_30_as_stated.step_30_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "Evaluated squared, to do without roots. A distance cannot be bounded by an objective over "
      "μ: f/μ has the unit of a squared distance. The first part fails near W*, the second far "
      "away.";
  return claim;
}

Claim step_30_repaired() {
  Claim claim = step_30_read<Reading::repaired>();
  claim.id = "step-30-repaired";
  claim.title = "Distance to the minimiser against the gap";
  claim.source = "Certau";
  claim.repairs = "step-30";
  claim.statement =
      "‖W − W*‖² ≤ (2/μ)(f(W) − f*) ≤ (L/μ)‖W − W*‖² for an L-smooth, μ-strongly convex f";
  claim.theorem = "Certau.range.step_30.norm2_sub_minimizer_le_gap_le";
  claim.argument =
      "On the segment from W* to W the gradient's component along e = W − W* at W* + te is "
      "between μt‖e‖ and Lt‖e‖; f(W) − f* is its integral times ‖e‖, so between (μ/2)‖e‖² and "
      "(L/2)‖e‖².";
  return claim;
}

}  // namespace certau::theorems
