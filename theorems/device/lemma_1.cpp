// SPDX-License-Identifier: Apache-2.0
// How large a step the asymmetric linear device takes, towards its bounds and away from them.
#include "theorems/device/capsules.hpp"
#include "theorems/model/array_update.hpp"

namespace certau::theorems {
namespace {

enum class Case { saturation, fast_reset };
enum class Sign { of_weight, of_offset };  // of w, as stated; of w − w°, repaired

template <Case which, Sign sign>
struct Lemma1 {
  static constexpr int direction = which == Case::saturation ? 1 : -1;

  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& tau = at["tau"];
    const T& w_sym = at["w_sym"];
    const T& w = at["w"];
    const T& delta = at["delta"];
    Judgement<T> judgement;
    if (!judgement.require("positive", tau > 0)) return judgement;
    if constexpr (sign == Sign::of_weight) {
      if (!judgement.require("w != 0", w != 0)) return judgement;
      if (!judgement.require("delta != 0", delta != 0)) return judgement;
      if (!judgement.require("sign", direction * delta * w > 0)) return judgement;
    } else {
      if (!judgement.require("sign", direction * delta * (w - w_sym) >= 0)) return judgement;
    }

    const T offset = absolute(T(w - w_sym)) / tau;
    judgement.conclude("size of the step", absolute(T(update(tau, w, delta, w_sym) - w)),
                       Relation::equal, absolute(T(1 - direction * offset)) * absolute(delta));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const Rational tau = draw.positive();
    const Rational w_sym = draw.once_in(4) ? Rational{0} : draw.within(tau);
    const Rational w = w_sym + (draw.once_in(8) ? draw.any() : draw.within(tau));
    const Rational against = sign == Sign::of_weight ? w : Rational{w - w_sym};
    const Rational size = draw.positive();
    const bool up = against == 0 ? draw.once_in(2) : (against > 0) == (direction > 0);
    Instance at;
    at.set("tau", tau).set("w_sym", w_sym).set("w", w);
    at.set("delta", up ? size : Rational{-size});
    return at;
  }
};

template <Case which, Sign sign>
Claim lemma_1() {
  using Capsule = Lemma1<which, sign>;
  Claim claim = claim_of<Capsule>();
  claim.letters = {{"tau", "range of the device"},
                   {"w_sym", "w°, the symmetric point"},
                   {"w", "the weight"},
                   {"delta", "Δ, the requested increment"}};
  claim.hypotheses = sign == Sign::of_weight
                         ? std::vector<std::string>{"positive", "w != 0", "delta != 0", "sign"}
                         : std::vector<std::string>{"positive", "sign"};
  claim.example.set("tau", 1).set("w_sym", 0).set("w", Rational{1, 2});
  claim.example.set("delta", Capsule::direction);
  claim.spoilers = {{"positive", Instance{}.set("tau", 0)},
                    {"sign", Instance{}.set("delta", -Capsule::direction)}};
  if constexpr (sign == Sign::of_weight) {
    claim.spoilers.push_back({"w != 0", Instance{}.set("w", 0)});
    claim.spoilers.push_back({"delta != 0", Instance{}.set("delta", 0)});
  }
  // Weight and symmetric point on the same side of 0, the weight closer to 0; then far off range;
  // then at the bound and at the symmetric point.
  claim.extremes = {Instance{claim.example}.set("w_sym", 1),
                    Instance{claim.example}.set("w", 5).set("tau", Rational{1, 1000}),
                    Instance{claim.example}.set("w", 1),
                    Instance{claim.example}.set("w_sym", Rational{1, 2})};
  if constexpr (sign == Sign::of_offset) claim.extremes.front().set("delta", -Capsule::direction);
  claim.cases = 100'000;
  return claim;
}

const char* const reading_remark =
    "The lemma speaks of any symmetric point w°, but its condition is on the sign of w. It is "
    "right for w° = 0, and wrong wherever w lies between 0 and w°: there a step towards 0 leads "
    "away from w°.";

const char* const repair_argument =
    "By (7) with F = 1 and G = (w − w°)/τ: w⁺ − w = Δ − abs(Δ)(w − w°)/τ = Δ·(1 − s(w − w°)/τ), "
    "where s = sign Δ. If Δ and w − w° have the same sign, s(w − w°) = abs(w − w°); if opposite "
    "ones, −abs(w − w°). Where one of them is 0 both sides agree.";

}  // namespace

Claim lemma_1_saturation() {
  Claim claim = lemma_1<Case::saturation, Sign::of_weight>();
  claim.id = "lemma-1-saturation";
  claim.title = "Steps outwards slow down";
  claim.source = "[wu2024, Lemma 1]";
  claim.statement =
      "If sign Δ = sign w, then abs(w⁺ − w) = abs(1 − abs(w − w°)/τ)·abs(Δ) on the asymmetric "
      "linear device";
  claim.theorem = "Certau.device.lemma_1.abs_step_ne_of_same_sign";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark = reading_remark;
  return claim;
}

Claim lemma_1_fast_reset() {
  Claim claim = lemma_1<Case::fast_reset, Sign::of_weight>();
  claim.id = "lemma-1-fast-reset";
  claim.title = "Steps back are fast";
  claim.source = "[wu2024, Lemma 1]";
  claim.statement =
      "If sign Δ = −sign w, then abs(w⁺ − w) = abs(1 + abs(w − w°)/τ)·abs(Δ) on the asymmetric "
      "linear device";
  claim.theorem = "Certau.device.lemma_1.abs_step_ne_of_opposite_sign";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark = reading_remark;
  return claim;
}

Claim lemma_1_saturation_repaired() {
  Claim claim = lemma_1<Case::saturation, Sign::of_offset>();
  claim.id = "lemma-1-saturation-repaired";
  claim.title = "Steps away from the symmetric point slow down";
  claim.source = "Certau";
  claim.repairs = "lemma-1-saturation";
  claim.statement =
      "If Δ·(w − w°) ≥ 0, then abs(w⁺ − w) = abs(1 − abs(w − w°)/τ)·abs(Δ) on the asymmetric "
      "linear device";
  claim.theorem = "Certau.device.lemma_1.abs_step_eq_of_outward";
  claim.argument = repair_argument;
  return claim;
}

Claim lemma_1_fast_reset_repaired() {
  Claim claim = lemma_1<Case::fast_reset, Sign::of_offset>();
  claim.id = "lemma-1-fast-reset-repaired";
  claim.title = "Steps towards the symmetric point are fast";
  claim.source = "Certau";
  claim.repairs = "lemma-1-fast-reset";
  claim.statement =
      "If Δ·(w − w°) ≤ 0, then abs(w⁺ − w) = abs(1 + abs(w − w°)/τ)·abs(Δ) on the asymmetric "
      "linear device";
  claim.theorem = "Certau.device.lemma_1.abs_step_eq_of_inward";
  claim.argument = repair_argument;
  return claim;
}

}  // namespace certau::theorems
