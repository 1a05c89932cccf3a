// SPDX-License-Identifier: Apache-2.0
// One weight under analog gradient descent: it moves towards the minimiser and never beyond.
#include <algorithm>

#include "theorems/claim/letters.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/piecewise_quadratic.hpp"
#include "theorems/model/steps.hpp"
#include "theorems/range/capsules.hpp"

namespace certau::theorems {
namespace {

enum class Conclusions { chain, bound };
enum class Reading { as_stated, repaired };

// The chain w_0 >= w_K >= c_K >= w_{K+1} >= w*, for a start above w*; below, its mirror image.
template <class T>
void conclude_chain(Judgement<T>& judgement, const T& contraction, const T& w_star, const T& w0,
                    const T& w, const T& next) {
  const T contracted = contraction * (w - w_star) + w_star;
  // Negating every number mirrors the chain; a mirrored c_K is the c_K of the mirrored numbers.
  const int side = w0 >= w_star ? 1 : -1;
  judgement.conclude("w_K at most w_0", side * w, Relation::at_most, side * w0);
  judgement.conclude("contracted at most w_K", side * contracted, Relation::at_most, side * w);
  judgement.conclude("next at most contracted", side * next, Relation::at_most, side * contracted);
  judgement.conclude("minimizer at most next", side * w_star, Relation::at_most, side * next);
}

template <Conclusions conclusions, Reading reading>
struct Theorem6 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const T& w_star = at["w_star"];
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const T& w0 = at["w0"];
    Judgement<T> judgement;
    if (!judgement.require("positive",
                           L > 0 && mu > 0 && tau > 0 && alpha > 0 && is_step_count(at["K"], 0)))
      return judgement;
    if constexpr (reading == Reading::as_stated) {
      const T& h = at["h"];
      if (!judgement.require("A1, A6", mu <= h && h <= L)) return judgement;
    } else {
      const auto f = PiecewiseQuadratic<T>::of(at);
      if (!judgement.require("A1, A6", f.is_shaped() && f.has_slopes_within(mu, L)))
        return judgement;
    }
    if (!judgement.require("alpha <= 1/(2L)", 2 * alpha * L <= 1)) return judgement;
    if constexpr (reading == Reading::repaired) {
      if (!judgement.require("abs(w0) <= tau", absolute(w0) <= tau)) return judgement;
      if (!judgement.require("abs(w_star) <= tau", absolute(w_star) <= tau)) return judgement;
    }

    const auto gradient = [&](const T& w) -> T {
      if constexpr (reading == Reading::as_stated)
        return at["h"] * (w - w_star);
      else
        return PiecewiseQuadratic<T>::of(at).gradient(w);
    };
    const auto step = [&](const T& w) -> T { return update<T>(tau, w, -alpha * gradient(w)); };
    T w = w0;
    for (int k = at.count("K"); k > 0; --k) w = step(w);
    if constexpr (conclusions == Conclusions::chain) {
      const T contraction = 1 - alpha * mu * (1 - absolute(w) / tau);
      conclude_chain<T>(judgement, contraction, w_star, w0, w, step(w));
    } else {
      const T start = absolute(w0);
      const T goal = absolute(w_star);
      const bool first = reading == Reading::as_stated ? start < goal : start > goal;
      judgement.conclude("after K steps", absolute(w), Relation::at_most, first ? start : goal);
    }
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational tau = draw.positive();
    const Rational w_star = draw.within(tau);
    const auto slope = [&]() -> Rational {
      return draw.once_in(3) ? mu : mu + (L - mu) * draw.fraction();
    };
    Instance at;
    at.set("L", L).set("mu", mu);
    if constexpr (reading == Reading::as_stated) {
      at.set("h", slope());
    } else {
      std::vector<Rational> knots = draw.vector_within(draw.integer(0, 3), tau);
      std::sort(knots.begin(), knots.end());
      knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
      std::vector<Rational> slopes;
      for (std::size_t i = 0; i <= knots.size(); ++i) slopes.push_back(slope());
      at.set_list("slopes", slopes).set_list("knots", knots);
    }
    at.set("w_star", w_star).set("tau", tau).set("alpha", draw.at_most(1 / (2 * L)));
    const bool outside = reading == Reading::as_stated && draw.once_in(4);
    at.set("w0", draw.within(outside ? Rational{8 * tau} : tau)).set("K", draw.integer(0, 4));
    return at;
  }
};

template <Conclusions conclusions, Reading reading>
Claim theorem_6_read() {
  Claim claim = claim_of<Theorem6<conclusions, reading>>();
  claim.letters = {letter_L(), {"mu", "strong convexity constant"}};
  claim.hypotheses = {"positive", "A1, A6", "alpha <= 1/(2L)"};
  claim.example.set("L", 1).set("mu", Rational{1, 2});
  claim.spoilers = {{"positive", Instance{}.set("K", -1)},
                    {"alpha <= 1/(2L)", Instance{}.set("alpha", 1)}};
  if constexpr (reading == Reading::as_stated) {
    claim.letters.push_back({"h", "second derivative of f"});
    claim.example.set("h", 1);
    claim.spoilers.push_back({"A1, A6", Instance{}.set("h", 2)});
  } else {
    claim.letters.push_back({"slopes", "second derivatives of f, between the knots"});
    claim.letters.push_back({"knots", "where the second derivative changes, increasing"});
    claim.example.set_list("slopes", {1, Rational{1, 2}}).set_list("knots", {0});
    claim.hypotheses.insert(claim.hypotheses.end(), {"abs(w0) <= tau", "abs(w_star) <= tau"});
    claim.spoilers.push_back({"A1, A6", Instance{}.set_list("slopes", {1, 2})});
    claim.spoilers.push_back({"abs(w0) <= tau", Instance{}.set("w0", 2)});
    claim.spoilers.push_back({"abs(w_star) <= tau", Instance{}.set("w_star", 2)});
  }
  claim.letters.insert(claim.letters.end(), {{"w_star", "w*, the minimiser"},
                                             letter_tau(),
                                             letter_alpha(),
                                             {"w0", "first weight"},
                                             letter_K()});
  claim.example.set("w_star", Rational{-1, 2})
      .set("tau", 1)
      .set("alpha", Rational{1, 2})
      .set("w0", Rational{-1, 2})
      .set("K", 1);
  // From bound to bound, from below, with a tiny learning rate, on a nearly symmetric device.
  claim.extremes = {Instance{claim.example}.set("w0", 1).set("w_star", -1),
                    Instance{claim.example}.set("w0", -1).set("w_star", 1).set("K", 4),
                    Instance{claim.example}.set("w0", 1).set("alpha", power_of_ten(-6)),
                    Instance{claim.example}.set("w0", 1).set("tau", power_of_ten(9)),
                    Instance{claim.example}.set("w0", 1).set("mu", power_of_ten(-6))};
  if constexpr (reading == Reading::as_stated) {
    // Outside the range: 2 → −1 beyond w* = 0 with τ = 1, h = L = 1, α = 1/2.
    claim.extremes.push_back(
        Instance{claim.example}.set("mu", 1).set("w_star", 0).set("w0", 2).set("K", 0));
    // The weight leaves w₀ = 0 for w* = 1.
    claim.extremes.push_back(
        Instance{claim.example}.set("mu", 1).set("w_star", 1).set("w0", 0).set("K", 1));
  } else {
    claim.extremes.push_back(Instance{claim.example}
                                 .set("mu", power_of_ten(-3))
                                 .set_list("slopes", {1, power_of_ten(-3), 1})
                                 .set_list("knots", {Rational{-3, 4}, Rational{3, 4}})
                                 .set("w0", 1)
                                 .set("K", 4));
  }
  claim.cases = 100'000;
  return claim;
}

const char* const repaired_remark =
    "Read for every continuously differentiable f whose derivative has slopes in [μ, L]: the "
    "search uses piecewise linear derivatives.";

}  // namespace

Claim theorem_6_chain() {
  Claim claim = theorem_6_read<Conclusions::chain, Reading::as_stated>();
  claim.id = "theorem-6-chain";
  claim.title = "One weight moves monotonically towards the minimiser";
  claim.source = "[wu2024, Thm 6]";
  claim.statement =
      "For w₀ ≥ w* and α ≤ 1/(2L): w₀ ≥ w_k ≥ (1 − αμ(1 − abs(w_k)/τ))(w_k − w*) + "
      "w* ≥ w_{k+1} ≥ w*, and the mirror image for w₀ < w*, for analog gradient descent on one "
      "weight";
  claim.theorem = "Certau.range.theorem_6_as_stated.theorem_6_chain_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "Read without a bound on w₀ or w*: the statement has none. Outside [−τ, τ] a step down is "
      "multiplied by 1 + w/τ > 2 and can pass w*. The search uses quadratics.";
  return claim;
}

Claim theorem_6_chain_repaired() {
  Claim claim = theorem_6_read<Conclusions::chain, Reading::repaired>();
  claim.id = "theorem-6-chain-repaired";
  claim.title = "Within the range, one weight moves monotonically towards the minimiser";
  claim.source = "Certau";
  claim.repairs = "theorem-6-chain";
  claim.statement =
      "For w₀ ≥ w*, α ≤ 1/(2L), abs(w₀) ≤ τ and abs(w*) ≤ τ: "
      "w₀ ≥ w_k ≥ (1 − αμ(1 − abs(w_k)/τ))(w_k − w*) + w* ≥ w_{k+1} ≥ w*, and the mirror image "
      "for w₀ < w*";
  claim.theorem = "Certau.range.theorem_6.weights_monotone";
  claim.remark = repaired_remark;
  claim.argument =
      "Let w* ≤ w ≤ w₀, so abs(w) ≤ τ; write x = w − w*. Then μx ≤ f′(w) ≤ Lx, and the step is "
      "down: w⁺ = w − αf′(w)(1 + w/τ) with 1 − abs(w)/τ ≤ 1 + w/τ ≤ 2. So "
      "w − w⁺ ≥ αμx(1 − abs(w)/τ) ≥ 0, and w − w⁺ ≤ 2αLx ≤ x. By induction all w_k are between w* "
      "and w₀. Negate every number for w₀ < w*.";
  return claim;
}

Claim theorem_6_bound() {
  Claim claim = theorem_6_read<Conclusions::bound, Reading::as_stated>();
  claim.id = "theorem-6-bound";
  claim.title = "One weight stays within its start and the minimiser";
  claim.source = "[wu2024, Thm 6]";
  claim.statement =
      "abs(w_k) ≤ min(abs(w₀), abs(w*)) for analog gradient descent on one weight, α ≤ 1/(2L)";
  claim.theorem = "Certau.range.theorem_6_as_stated.theorem_6_bound_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "The minimum cannot be meant: at k = 0 it asks abs(w₀) ≤ abs(w*), and as k grows "
      "abs(w*) ≤ abs(w₀).";
  return claim;
}

Claim theorem_6_bound_repaired() {
  Claim claim = theorem_6_read<Conclusions::bound, Reading::repaired>();
  claim.id = "theorem-6-bound-repaired";
  claim.title = "One weight stays within the larger of its start and the minimiser";
  claim.source = "Certau";
  claim.repairs = "theorem-6-bound";
  claim.statement =
      "abs(w_k) ≤ max(abs(w₀), abs(w*)) for analog gradient descent on one weight, α ≤ 1/(2L), "
      "abs(w₀) ≤ τ and abs(w*) ≤ τ";
  claim.theorem = "Certau.range.theorem_6.abs_weight_le_max";
  claim.remark = repaired_remark;
  claim.argument = "By theorem-6-chain-repaired w_k is between w₀ and w*.";
  return claim;
}

}  // namespace certau::theorems
