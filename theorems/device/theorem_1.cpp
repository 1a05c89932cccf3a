// SPDX-License-Identifier: Apache-2.0
// Bounded increments keep the weights in the device's range.
#include "theorems/device/capsules.hpp"
#include "theorems/model/array_update.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {
namespace {

enum class SymmetricPoint { zero, any, centre_of_range };

template <SymmetricPoint point>
struct Theorem1 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& tau = at["tau"];
    const T& w0 = at["w0"];
    const auto& deltas = at.list("deltas");
    const T w_sym = point == SymmetricPoint::zero ? T(0) : at["w_sym"];
    const T centre = point == SymmetricPoint::centre_of_range ? w_sym : T(0);
    Judgement<T> judgement;
    if (!judgement.require("positive", tau > 0 && !deltas.empty())) return judgement;
    if (!judgement.require("start in range", absolute(T(w0 - centre)) <= tau)) return judgement;
    if (!judgement.require("abs(delta) <= tau", largest(deltas) <= tau)) return judgement;

    T w = w0;
    for (const T& delta : deltas) w = update(tau, w, delta, w_sym);
    judgement.conclude("after K steps", absolute(T(w - centre)), Relation::at_most, tau);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational tau = draw.positive();
    const Rational w_sym = draw.within(draw.once_in(4) ? Rational{10 * tau} : tau);
    Instance at;
    at.set("tau", tau);
    if constexpr (point != SymmetricPoint::zero) at.set("w_sym", w_sym);
    const Rational start = draw.within(tau);
    at.set("w0", point == SymmetricPoint::centre_of_range ? Rational{w_sym + start} : start);
    at.set_list("deltas", draw.vector_within(draw.integer(1, 6), tau));
    return at;
  }
};

template <SymmetricPoint point>
Claim theorem_1_for() {
  Claim claim = claim_of<Theorem1<point>>();
  claim.letters = {{"tau", "range of the device"},
                   {"w_sym", "w°, the symmetric point"},
                   {"w0", "first weight"},
                   {"deltas", "Δ_0 … Δ_{K−1}, the requested increments"}};
  claim.hypotheses = {"positive", "start in range", "abs(delta) <= tau"};
  claim.example.set("tau", 1).set("w_sym", 0).set("w0", 1).set_list("deltas", {1, -1});
  claim.spoilers = {{"positive", Instance{}.set_list("deltas", {})},
                    {"start in range", Instance{}.set("w0", 2)},
                    {"abs(delta) <= tau", Instance{}.set_list("deltas", {1, -2})}};
  claim.extremes = {
      Instance{claim.example}.set("w_sym", 1).set_list("deltas", {1}),
      Instance{claim.example}
          .set("tau", power_of_ten(-6))
          .set("w0", power_of_ten(-6))
          .set_list("deltas", {power_of_ten(-6), -power_of_ten(-6), power_of_ten(-12)}),
      Instance{claim.example}.set("w0", -1).set_list("deltas", {1, 1, -1, -1, 1, 1})};
  claim.cases = 100'000;
  return claim;
}

// The instance without the letter w_sym.
Instance for_symmetric_point_zero(const Instance& instance) {
  Instance without;
  for (const auto& entry : instance.entries()) {
    if (entry.name == "w_sym") continue;
    entry.is_list ? without.set_list(entry.name, entry.values)
                  : without.set(entry.name, entry.values.front());
  }
  return without;
}

}  // namespace

Claim theorem_1() {
  Claim claim = theorem_1_for<SymmetricPoint::zero>();
  claim.id = "theorem-1";
  claim.title = "Bounded increments keep the weights in range";
  claim.source = "[wu2024, Thm 1]";
  claim.statement =
      "If ‖W₀‖∞ ≤ τ and ‖Δ_k‖∞ ≤ τ for all k, then ‖W_k‖∞ ≤ τ for all k, where W⁺ = W + "
      "Δ − abs(Δ) ⊙ W/τ";
  claim.theorem = "Certau.device.theorem_1.sup_norm_weights_le_tau";
  claim.letters.erase(claim.letters.begin() + 1);
  claim.example = for_symmetric_point_zero(claim.example);
  for (Instance& extreme : claim.extremes) extreme = for_symmetric_point_zero(extreme);
  claim.remark =
      "The coordinates do not interact, so that one is enough. Read for the update (8), whose "
      "symmetric point is 0; for another one see theorem-1-any-symmetric-point.";
  claim.argument =
      "w⁺ = (1 − abs(Δ)/τ)w + (abs(Δ)/τ)(±τ) is between w and one of ±τ while abs(Δ) ≤ τ.";
  return claim;
}

Claim theorem_1_any_symmetric_point() {
  Claim claim = theorem_1_for<SymmetricPoint::any>();
  claim.id = "theorem-1-any-symmetric-point";
  claim.title = "Theorem 1, read for any symmetric point";
  claim.source = "Certau";
  claim.statement =
      "If abs(w₀) ≤ τ and abs(Δ_k) ≤ τ for all k, then abs(w_k) ≤ τ for all k, on the asymmetric "
      "linear device with any symmetric point w°";
  claim.theorem = "Certau.device.theorem_1.abs_weight_gt_tau_of_any_symmetric_point";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "Theorem 1's words with the device of §2.2, where w° is free. The range of that device is "
      "[w° − τ, w° + τ], not [−τ, τ].";
  return claim;
}

Claim theorem_1_around_symmetric_point() {
  Claim claim = theorem_1_for<SymmetricPoint::centre_of_range>();
  claim.id = "theorem-1-around-symmetric-point";
  claim.title = "Bounded increments keep the weights around the symmetric point";
  claim.source = "Certau";
  claim.repairs = "theorem-1-any-symmetric-point";
  claim.statement =
      "If abs(w₀ − w°) ≤ τ and abs(Δ_k) ≤ τ for all k, then abs(w_k − w°) ≤ τ for all k";
  claim.theorem = "Certau.device.theorem_1.abs_weight_sub_sym_le_tau";
  claim.extremes.front().set("w_sym", 1).set("w0", 2);
  claim.argument =
      "With x = w − w° and t = abs(Δ)/τ ≤ 1: x⁺ = x + Δ − abs(Δ)x/τ = (1 − t)x + t·(τ sign Δ), a "
      "point between x and τ or −τ, hence in [−τ, τ] if x is.";
  return claim;
}

}  // namespace certau::theorems
