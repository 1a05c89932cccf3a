// SPDX-License-Identifier: Apache-2.0
// An update and its opposite, added and subtracted, show the two parts of the response.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  const Rational opposite = -delta;
  if (!judgement.require("in range",
                         is_in_range(device, w, delta) && is_in_range(device, w, opposite)))
    return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const Answer one = ask_update(setting, device, w, delta);
  const Answer other = ask_update(setting, device, w, opposite);
  const Rational allowance = one.allowance + other.allowance;
  const auto factors = response(device, w);
  judgement.compare("sum of both updates", one.found + other.found, Relation::equal,
                    2 * w - 2 * theorems::absolute(delta) * factors.asymmetric(), allowance);
  judgement.compare("difference of both updates", one.found - other.found, Relation::equal,
                    2 * delta * factors.symmetric(), allowance);
  return judgement;
}

}  // namespace

Property decomposition() {
  Property property = one_weight_property();
  property.id = "decomposition";
  property.title = "An update has a symmetric and an asymmetric part";
  property.statement =
      "U(w, Δ) + U(w, −Δ) = 2w − 2abs(Δ)·G(w) and U(w, Δ) − U(w, −Δ) = 2Δ·F(w), with "
      "F = (q₋ + q₊)/2 and G = (q₋ − q₊)/2";
  property.source = "[wu2024, (7)]";
  property.claims = {"decomposition"};
  property.devices = all_devices();
  property.judge = judge;
  return property;
}

}  // namespace certau::properties
