// SPDX-License-Identifier: Apache-2.0
// The update itself: every number of an implementation against the paper's formula.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"

namespace certau::properties {
namespace {

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const auto& Delta = at.list("Delta");
  if (!judgement.require("shape", !W.empty() && W.size() == Delta.size())) return judgement;
  if (!judgement.require("in range", is_in_range(device, W, Delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, W, Delta))) return judgement;

  const auto next = ask_update(setting, device, W, Delta);
  for (std::size_t i = 0; i < W.size(); ++i)
    judgement.compare(coordinate_label("weight", i, W.size()) + " after the update", next[i].found,
                      Relation::equal, next[i].exact, next[i].allowance);
  return judgement;
}

}  // namespace

Property model_update() {
  Property property = array_property();
  property.id = "model-update";
  property.title = "An update is the model's";
  property.statement =
      "W⁺ = W + Δ·q₊(W) where Δ ≥ 0, W + Δ·q₋(W) where Δ < 0, in each coordinate, with the "
      "response factors q± of the device";
  property.source = "[wu2024, (6), App. C]";
  property.claims = {"decomposition"};
  property.devices = all_devices();
  property.judge = judge;
  return property;
}

}  // namespace certau::properties
