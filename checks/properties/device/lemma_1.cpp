// SPDX-License-Identifier: Apache-2.0
// Steps away from the symmetric point slow down, steps back to it are fast.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::absolute;

enum class Direction { outwards = 1, inwards = -1 };

template <Direction direction>
CaseJudgement judge(const Setting& setting, const Instance& at) {
  constexpr int sign = static_cast<int>(direction);
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  const Rational offset = w - at["w_sym"];
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("direction", sign * delta * offset >= 0)) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const Answer next = ask_update(setting, device, w, delta);
  const Rational degree = absolute(offset) / at["tau"];
  judgement.compare("size of the step", absolute(Rational{next.found - w}), Relation::equal,
                    absolute(Rational{1 - sign * degree}) * absolute(delta), next.allowance);
  return judgement;
}

template <Direction direction>
Property lemma_1() {
  Property property = one_weight_property();
  property.source = "[wu2024, L1], with w − w° instead of w";
  property.devices = {DeviceKind::asymmetric_linear};
  property.hypotheses = {"device", "in range", "direction", "held"};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at = one_weight_property().draw(numbers, kind);
    const Rational along = at["delta"] * (at["w"] - at["w_sym"]);
    if (along * static_cast<int>(direction) < 0) at.set("delta", Rational{-at["delta"]});
    return at;
  };
  property.judge = judge<direction>;
  if (direction == Direction::inwards) property.example.set("delta", Rational{-1, 4});
  property.spoilers.push_back(
      {"direction", Instance{}.set("delta", Rational{-property.example["delta"]})});
  return property;
}

}  // namespace

Property saturation() {
  Property property = lemma_1<Direction::outwards>();
  property.id = "saturation";
  property.title = "Steps away from the symmetric point slow down";
  property.statement = "Δ·(w − w°) ≥ 0 implies abs(w⁺ − w) = abs(1 − abs(w − w°)/τ)·abs(Δ)";
  property.claims = {"lemma-1-saturation-repaired"};
  return property;
}

Property fast_reset() {
  Property property = lemma_1<Direction::inwards>();
  property.id = "fast-reset";
  property.title = "Steps towards the symmetric point are fast";
  property.statement = "Δ·(w − w°) ≤ 0 implies abs(w⁺ − w) = (1 + abs(w − w°)/τ)·abs(Δ)";
  property.claims = {"lemma-1-fast-reset-repaired"};
  return property;
}

}  // namespace certau::properties
