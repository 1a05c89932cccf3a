// SPDX-License-Identifier: Apache-2.0
// At the symmetric point, and far from the bounds, an update lands as requested.
#include <algorithm>

#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::absolute;

CaseJudgement judge_point(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational w_sym = symmetric_point_of(device).value_or(Rational{0});
  const Rational& delta = at["delta"];
  if (!judgement.require("in range", is_in_range(device, w_sym, delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, delta))) return judgement;

  const Answer next = ask_update(setting, device, w_sym, delta);
  judgement.compare("weight after the update", next.found, Relation::equal, w_sym + delta,
                    next.allowance);
  return judgement;
}

// How much a response factor can differ from 1, at an offset of 1 from the symmetric point.
Rational asymmetry(const Instance& at, DeviceKind kind) {
  if (kind == DeviceKind::ideal) return 0;
  if (kind == DeviceKind::asymmetric_linear) return 1 / at["tau"];
  return 1 / std::min<Rational>(at["tau_max"], -at["tau_min"]);
}

CaseJudgement judge_limit(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const Answer next = ask_update(setting, device, w, delta);
  const Rational offset = absolute(Rational{w - symmetric_point_of(device).value_or(w)});
  judgement.compare("distance from the digital update",
                    absolute(Rational{next.found - (w + delta)}), Relation::at_most,
                    absolute(delta) * offset * asymmetry(at, setting.device), next.allowance);
  return judgement;
}

}  // namespace

Property symmetric_point() {
  Property property = one_weight_property();
  property.id = "symmetric-point";
  property.title = "At the symmetric point an update lands as requested";
  property.statement = "U(w°, Δ) = w° + Δ: there F = 1 and G = 0";
  property.source = "[wu2024, §2.2]";
  property.claims = {"decomposition"};
  property.letters = {{"delta", "Δ, the requested increment"}};
  property.devices = {DeviceKind::ideal, DeviceKind::asymmetric_linear, DeviceKind::linear_step};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at;
    draw_device(numbers, kind, at);
    return at.set("delta", numbers.within(reach_of(device_of(at, kind))));
  };
  property.judge = judge_point;
  property.example = Instance{}.set("tau", 1).set("w_sym", 0).set("delta", Rational{1, 4});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"in range", Instance{}.set("delta", 2)},
                       {"held", Instance{}.set("delta", Rational{1, 3})}};
  return property;
}

Property symmetric_limit() {
  Property property = one_weight_property();
  property.id = "symmetric-limit";
  property.title = "The less saturated, the closer to a digital update";
  property.statement =
      "abs(U(w, Δ) − (w + Δ)) ≤ abs(Δ)·abs(w − w°)/τ, with min(τ_max, −τ_min) for τ on the linear "
      "step device; U(w, Δ) = w + Δ on the ideal one";
  property.source = "[wu2024, (7)]";
  property.claims = {"decomposition"};
  property.devices = {DeviceKind::ideal, DeviceKind::asymmetric_linear, DeviceKind::linear_step};
  property.judge = judge_limit;
  return property;
}

}  // namespace certau::properties
