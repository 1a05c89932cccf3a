// SPDX-License-Identifier: Apache-2.0
// Two weights that are given the same increment come closer, by a factor that is known.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

// abs(Δ)/τ, τ the range in the direction of Δ.
Rational share_of_range(const Instance& at, DeviceKind kind) {
  const Rational& delta = at["delta"];
  if (kind == DeviceKind::ideal) return 0;
  if (kind == DeviceKind::asymmetric_linear) return theorems::absolute(delta) / at["tau"];
  return delta / (delta < 0 ? at["tau_min"] : at["tau_max"]);
}

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& other = at["w_other"];
  const Rational& delta = at["delta"];
  if (!judgement.require("in range",
                         is_in_range(device, w, delta) && is_in_range(device, other, delta)))
    return judgement;
  if (!judgement.require("held", are_held(setting, device, w, other, delta))) return judgement;

  const Answer next = ask_update(setting, device, w, delta);
  const Answer other_next = ask_update(setting, device, other, delta);
  judgement.compare("difference of both weights after the update", next.found - other_next.found,
                    Relation::equal, (1 - share_of_range(at, setting.device)) * (w - other),
                    next.allowance + other_next.allowance);
  return judgement;
}

}  // namespace

Property update_contraction() {
  Property property = one_weight_property();
  property.id = "update-contraction";
  property.title = "The same increment brings two weights closer";
  property.statement =
      "U(w, Δ) − U(w′, Δ) = (1 − abs(Δ)/τ)·(w − w′), with τ_max for Δ ≥ 0 and −τ_min for Δ < 0 on "
      "the linear step device, and factor 1 on the ideal one";
  property.source = "[wu2024, (6), (8)]: q± is affine in w";
  property.claims = {"decomposition"};
  property.letters = {{"w", "a weight"},
                      {"w_other", "w′, another weight"},
                      {"delta", "Δ, the increment requested of both"}};
  property.devices = {DeviceKind::ideal, DeviceKind::asymmetric_linear, DeviceKind::linear_step};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at = one_weight_property().draw(numbers, kind);
    return at.set("w_other", draw_weight(numbers, device_of(at, kind)));
  };
  property.judge = judge;
  property.example.set("w_other", -1);
  return property;
}

}  // namespace certau::properties
