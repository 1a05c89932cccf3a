// SPDX-License-Identifier: Apache-2.0
// Increments up to the device's range do not carry a weight out of it.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"

namespace certau::properties {
namespace {

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const auto range = domain(device);
  const Answer next = ask_update(setting, device, w, delta);
  judgement.compare("weight after the update, below the upper bound", next.found, Relation::at_most,
                    range->upper, next.allowance);
  judgement.compare("minus the weight after the update, below minus the lower bound", -next.found,
                    Relation::at_most, -range->lower, next.allowance);
  return judgement;
}

}  // namespace

// Theorem 1 is about the asymmetric linear device. With x = w − w° the linear step device has, for
// 0 <= Δ <= τ_max, x⁺ = (1 − Δ/τ_max)x + (Δ/τ_max)τ_max, between x and τ_max; downwards likewise.
// The power step device has, with u = (τ_max − w)/(τ_max − τ_min) in [0, 1] and exponent γ >= 1,
// τ_max − w⁺ = (τ_max − τ_min)u − Δu^γ >= 0 for Δ <= τ_max − τ_min, as u^γ <= u.
Property bounded_weight() {
  Property property = one_weight_property();
  property.id = "bounded-weight";
  property.title = "A weight in range stays in range";
  property.statement =
      "abs(w − w°) ≤ τ and abs(Δ) ≤ τ imply abs(w⁺ − w°) ≤ τ; on the linear and the power step "
      "device τ_min ≤ w ≤ τ_max (from w°) and Δ within reach imply τ_min ≤ w⁺ ≤ τ_max";
  property.source = "[wu2024, T1]; for w° ≠ 0 and the other devices Certau";
  property.claims = {"theorem-1", "theorem-1-around-symmetric-point"};
  property.devices = {DeviceKind::asymmetric_linear, DeviceKind::linear_step,
                      DeviceKind::power_step};
  property.judge = judge;
  return property;
}

}  // namespace certau::properties
