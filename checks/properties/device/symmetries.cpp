// SPDX-License-Identifier: Apache-2.0
// What the update commutes with: a flip of all signs, a change of unit, the order of coordinates.
#include <algorithm>

#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "checks/properties/device/changed_device.hpp"

namespace certau::properties {
namespace {

CaseJudgement judge_sign_flip(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const Answer next = ask_update(setting, device, w, delta);
  const Answer flipped = ask_update(setting, mirrored(device), Rational{-w}, Rational{-delta});
  judgement.compare("minus the weight after the update with all signs flipped", -flipped.found,
                    Relation::equal, next.found, next.allowance + flipped.allowance);
  return judgement;
}

CaseJudgement judge_unit_change(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  const Rational& c = at["c"];
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("c > 0", c > 0)) return judgement;
  const auto changed = scaled_device(device, c);
  const Rational w_changed = c * w;
  const Rational delta_changed = c * delta;
  if (!judgement.require("held",
                         are_held(setting, device, w, delta, changed, w_changed, delta_changed)))
    return judgement;

  const Answer next = ask_update(setting, device, w, delta);
  const Answer scaled = ask_update(setting, changed, w_changed, delta_changed);
  judgement.compare("weight after the update in the other unit", scaled.found, Relation::equal,
                    c * next.found, c * next.allowance + scaled.allowance);
  return judgement;
}

CaseJudgement judge_permutation(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const auto& Delta = at.list("Delta");
  if (!judgement.require("shape", !W.empty() && W.size() == Delta.size())) return judgement;
  if (!judgement.require("in range", is_in_range(device, W, Delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, W, Delta))) return judgement;

  // Every permutation of up to three coordinates is made of rotations and a reversal.
  const auto next = ask_update(setting, device, W, Delta);
  auto rotated_W = W;
  auto rotated_Delta = Delta;
  std::rotate(rotated_W.begin(), rotated_W.begin() + 1, rotated_W.end());
  std::rotate(rotated_Delta.begin(), rotated_Delta.begin() + 1, rotated_Delta.end());
  const auto rotated = ask_update(setting, device, rotated_W, rotated_Delta);
  const auto reversed =
      ask_update(setting, device, {W.rbegin(), W.rend()}, {Delta.rbegin(), Delta.rend()});
  const std::size_t D = W.size();
  for (std::size_t i = 0; i < D; ++i) {
    const auto compare = [&](const Answer& answer, const std::string& how) {
      judgement.compare(coordinate_label("weight", i, D) + " after the update " + how, answer.found,
                        Relation::equal, next[i].found, next[i].allowance + answer.allowance);
    };
    compare(rotated[(i + D - 1) % D], "with all coordinates moved up by one");
    compare(reversed[D - 1 - i], "in reversed order");
    compare(ask_update(setting, device, W[i], Delta[i]), "on its own");
  }
  return judgement;
}

}  // namespace

Property sign_flip() {
  Property property = one_weight_property();
  property.id = "sign-flip";
  property.title = "An update with all signs flipped is the update, flipped";
  property.statement =
      "U′(−w, −Δ) = −U(w, Δ), U′ on the mirrored device: w° → −w°, τ_max ↔ −τ_min, γ₊ ↔ γ₋";
  property.source = "[wu2024, (6), App. C]: q′₊(−w) = q₋(w)";
  property.claims = {"decomposition"};
  property.devices = all_devices();
  property.judge = judge_sign_flip;
  return property;
}

Property permutation() {
  Property property = array_property();
  property.id = "permutation";
  property.title = "Coordinates do not mix";
  property.statement =
      "U(πW, πΔ) = πU(W, Δ) for rotations and the reversal π, and U(W, Δ)_i = U(W_i, Δ_i)";
  property.source = "[wu2024, (6)]: coordinate by coordinate";
  property.claims = {"decomposition"};
  property.devices = all_devices();
  property.judge = judge_permutation;
  return property;
}

Property unit_change() {
  Property property = one_weight_property();
  property.id = "unit-change";
  property.title = "An update does not depend on the unit of the weights";
  property.statement =
      "U′(cw, cΔ) = c·U(w, Δ) for c > 0, U′ on the device with every length times c";
  property.source = "[wu2024, (6), App. C]: q± depends on ratios of lengths";
  property.claims = {"decomposition"};
  property.devices = all_devices();
  property.needs_continuous = true;  // a pulse is a length of its own
  property.letters.push_back({"c", "how many new units are an old one"});
  property.hypotheses = {"device", "in range", "c > 0", "held"};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at = one_weight_property().draw(numbers, kind);
    static const std::vector<Rational> units{2, 4, 3, 100, Rational{1, 2}, Rational{1, 16}};
    return at.set("c", units[static_cast<std::size_t>(numbers.integer(0, 5))]);
  };
  property.judge = judge_unit_change;
  property.example.set("c", 2);
  property.spoilers.push_back({"c > 0", Instance{}.set("c", 0)});
  return property;
}

}  // namespace certau::properties
