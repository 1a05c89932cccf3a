// SPDX-License-Identifier: Apache-2.0
// One weight under analog SGD with samples: it stays within its start and the samples' minimisers.
#include <algorithm>

#include "theorems/claim/letters.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/quadratic_samples.hpp"
#include "theorems/range/capsules.hpp"

namespace certau::theorems {
namespace {

enum class Reading { as_stated, repaired };

template <Reading reading>
struct Theorem8 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& mu = at["mu"];
    const auto& h = at.list("h");
    const auto& w_star = at.list("w_star");
    const auto& order = at.list("order");
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const T& w0 = at["w0"];
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && mu > 0 && tau > 0 && alpha > 0)) return judgement;
    if (!judgement.require("samples", h.size() == w_star.size() && is_order(order, h.size())))
      return judgement;
    const auto [least, most] = std::minmax_element(h.begin(), h.end());
    if (!judgement.require("A1, A6", mu <= *least && *most <= L)) return judgement;
    if (!judgement.require("alpha <= 1/(2L)", 2 * alpha * L <= 1)) return judgement;
    if constexpr (reading == Reading::repaired) {
      if (!judgement.require("abs(w0) <= tau", absolute(w0) <= tau)) return judgement;
      if (!judgement.require("abs(w_star) <= tau", largest(w_star) <= tau)) return judgement;
    }

    T w = w0;
    for (const T& sample : order) {
      const auto j = static_cast<std::size_t>(Assignment<T>::as_count(sample));
      w = update<T>(tau, w, -alpha * h[j] * (w - w_star[j]));
    }
    const auto [lowest, highest] = std::minmax_element(w_star.begin(), w_star.end());
    judgement.conclude("not below", std::min(w0, *lowest), Relation::at_most, w);
    judgement.conclude("not above", w, Relation::at_most, std::max(w0, *highest));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int N = draw.integer(1, 3);
    const int K = draw.integer(1, 5);
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational tau = draw.positive();
    const bool outside = reading == Reading::as_stated && draw.once_in(4);
    const Rational radius = outside ? Rational{8 * tau} : tau;
    std::vector<Rational> h;
    for (int j = 0; j < N; ++j) h.push_back(draw.once_in(3) ? mu : mu + (L - mu) * draw.fraction());
    std::vector<Rational> order;
    for (int k = 0; k < K; ++k) order.emplace_back(draw.integer(0, N - 1));
    Instance at;
    at.set("L", L).set("mu", mu).set_list("h", h).set_list("w_star", draw.vector_within(N, radius));
    at.set_list("order", order).set("tau", tau).set("alpha", draw.at_most(1 / (2 * L)));
    at.set("w0", draw.within(radius));
    return at;
  }
};

template <Reading reading>
Claim theorem_8_read() {
  Claim claim = claim_of<Theorem8<reading>>();
  claim.letters = {letter_L(),
                   {"mu", "strong convexity constant"},
                   {"h", "second derivative of each sample's f(·; ξ)"},
                   {"w_star", "w*_ξ, the minimiser of each sample"},
                   {"order", "the sample of each step, from 0"},
                   letter_tau(),
                   letter_alpha(),
                   {"w0", "first weight"}};
  claim.hypotheses = {"positive", "samples", "A1, A6", "alpha <= 1/(2L)"};
  claim.example.set("L", 1)
      .set("mu", Rational{1, 2})
      .set_list("h", {1, Rational{1, 2}})
      .set_list("w_star", {1, -1})
      .set_list("order", {0, 1, 0})
      .set("tau", 1)
      .set("alpha", Rational{1, 2})
      .set("w0", 0);
  claim.spoilers = {{"positive", Instance{}.set("tau", 0)},
                    {"samples", Instance{}.set_list("order", {0, 2})},
                    {"A1, A6", Instance{}.set_list("h", {2, 1})},
                    {"alpha <= 1/(2L)", Instance{}.set("alpha", 1)}};
  // All at a bound, a tiny learning rate, an almost symmetric device, badly conditioned.
  claim.extremes = {
      Instance{claim.example}.set("w0", -1), Instance{claim.example}.set("alpha", power_of_ten(-6)),
      Instance{claim.example}.set("tau", power_of_ten(9)),
      Instance{claim.example}.set("mu", power_of_ten(-6)).set_list("h", {1, power_of_ten(-6)})};
  claim.cases = 100'000;
  return claim;
}

}  // namespace

Claim theorem_8() {
  Claim claim = theorem_8_read<Reading::as_stated>();
  claim.id = "theorem-8";
  claim.title = "One weight stays within its start and the samples' minimisers";
  claim.source = "[wu2024, Thm 8, (42)]";
  claim.statement =
      "min(w₀, inf_ξ w*_ξ) ≤ w_k ≤ max(w₀, sup_ξ w*_ξ) for analog SGD on one weight with "
      "α ≤ 1/(2L), every f(·; ξ) L-smooth and μ-strongly convex";
  claim.theorem = "Certau.range.theorem_8_as_stated.theorem_8_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  // Outside the range: 2 → −1 beyond w* = 0 with τ = 1.
  claim.extremes.push_back(Instance{claim.example}
                               .set("mu", 1)
                               .set_list("h", {1})
                               .set_list("w_star", {0})
                               .set_list("order", {0})
                               .set("w0", 2));
  claim.remark =
      "Read without a bound on w₀ or the w*_ξ: the statement has none. Outside [−τ, τ] one step "
      "can pass all minimisers, as for theorem-6-chain. The search uses quadratics.";
  return claim;
}

Claim theorem_8_repaired() {
  Claim claim = theorem_8_read<Reading::repaired>();
  claim.id = "theorem-8-repaired";
  claim.title = "Within the range, one weight stays within its start and the samples' minimisers";
  claim.source = "Certau";
  claim.repairs = "theorem-8";
  claim.statement =
      "min(w₀, inf_ξ w*_ξ) ≤ w_k ≤ max(w₀, sup_ξ w*_ξ) for analog SGD on one weight with "
      "α ≤ 1/(2L), abs(w₀) ≤ τ and abs(w*_ξ) ≤ τ, every f(·; ξ) L-smooth and μ-strongly convex";
  claim.theorem = "Certau.range.theorem_8.weight_within_start_and_minimizers";
  claim.hypotheses.insert(claim.hypotheses.end(), {"abs(w0) <= tau", "abs(w_star) <= tau"});
  claim.spoilers.push_back({"abs(w0) <= tau", Instance{}.set("w0", 2)});
  claim.spoilers.push_back({"abs(w_star) <= tau", Instance{}.set_list("w_star", {2, -1})});
  claim.argument =
      "Let abs(w) ≤ τ. A step on sample ξ is w⁺ = w − αq f′(w; ξ) with q = 1 ± w/τ in [0, 2], and "
      "f′(w; ξ) = s·(w − w*_ξ) with s in [μ, L]. As αqs is in [0, 1], w⁺ is between w and w*_ξ. "
      "So no step leaves the smallest interval with w₀ and all w*_ξ, which is within [−τ, τ].";
  return claim;
}

}  // namespace certau::theorems
