// SPDX-License-Identifier: Apache-2.0
// Nothing requested, nothing done.
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"

namespace certau::properties {
namespace {

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  if (!judgement.require("in range", is_in_range(device, w, 0))) return judgement;
  if (!judgement.require("held", are_held(setting, device, w))) return judgement;

  const Answer next = ask_update(setting, device, w, Rational{0});
  judgement.compare("weight after no update", next.found, Relation::equal, w, next.allowance);
  return judgement;
}

}  // namespace

Property zero_update() {
  Property property = one_weight_property();
  property.id = "zero-update";
  property.title = "An update by nothing changes nothing";
  property.statement = "U(w, 0) = w";
  property.source = "[wu2024, (6)]";
  property.claims = {"decomposition"};
  property.letters = {{"w", "the weight"}};
  property.devices = all_devices();
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at;
    draw_device(numbers, kind, at);
    return at.set("w", draw_weight(numbers, device_of(at, kind)));
  };
  property.judge = judge;
  property.example = Instance{}.set("tau", 1).set("w_sym", 0).set("w", Rational{1, 2});
  return property;
}

}  // namespace certau::properties
