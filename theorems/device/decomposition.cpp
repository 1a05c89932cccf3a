// SPDX-License-Identifier: Apache-2.0
// One update of one weight, by cases and in the form that the whole analysis works with.
#include "certau/algorithm/update.hpp"
#include "theorems/device/capsules.hpp"

namespace certau::theorems {
namespace {

struct Decomposition {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& q_plus = at["q_plus"];
    const T& q_minus = at["q_minus"];
    const T& w = at["w"];
    const T& delta = at["delta"];
    Judgement<T> judgement;
    if (!judgement.require("positive", q_plus > 0 && q_minus > 0)) return judgement;

    const T by_cases = delta >= 0 ? T(w + delta * q_plus) : T(w + delta * q_minus);
    judgement.conclude("next weight", apply_update(Response<T>{q_plus, q_minus}, w, delta),
                       Relation::equal, by_cases);
    return judgement;
  }

  static Instance draw(Draw& draw) {
    Instance at;
    at.set("q_plus", draw.positive()).set("q_minus", draw.positive());
    at.set("w", draw.any()).set("delta", draw.any());
    return at;
  }
};

}  // namespace

Claim decomposition() {
  Claim claim = claim_of<Decomposition>();
  claim.id = "decomposition";
  claim.title = "Symmetric and asymmetric part of an update";
  claim.source = "[wu2024, (6), (7)]";
  claim.statement =
      "With F = (q₋ + q₊)/2 and G = (q₋ − q₊)/2: w + Δ·F − abs(Δ)·G equals w + Δ·q₊ if Δ ≥ 0 and "
      "w + Δ·q₋ if Δ < 0";
  claim.theorem = "Certau.device.decomposition.update_eq";
  claim.letters = {{"q_plus", "q₊(w), response factor of steps up"},
                   {"q_minus", "q₋(w), response factor of steps down"},
                   {"w", "the weight"},
                   {"delta", "Δ, the requested increment"}};
  claim.hypotheses = {"positive"};
  claim.example.set("q_plus", Rational{1, 2})
      .set("q_minus", Rational{3, 2})
      .set("w", 1)
      .set("delta", -1);
  claim.spoilers = {{"positive", Instance{}.set("q_plus", 0)}};
  claim.extremes = {Instance{claim.example}.set("delta", 0),
                    Instance{claim.example}.set("q_plus", power_of_ten(9)).set("delta", 1),
                    Instance{claim.example}.set("q_minus", power_of_ten(-9))};
  claim.cases = 100'000;
  claim.argument =
      "F − G = q₊ and F + G = q₋. For Δ ≥ 0, ΔF − abs(Δ)G = Δ(F − G) = Δq₊; for Δ < 0 it is "
      "Δ(F + G) = Δq₋.";
  claim.remark = "The left side is the library's update rule, which every other capsule uses.";
  return claim;
}

}  // namespace certau::theorems
