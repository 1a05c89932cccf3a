// SPDX-License-Identifier: Apache-2.0
// A property of one's own: "an increment in two halves moves the weight less, by Δ·abs(Δ)·q/(4τ)".
// The first half leaves q(1 − abs(Δ)/(2τ)) of the response factor q = q±(w) to the second.
#include <cstdio>

#include "checks/properties/device/asked.hpp"
#include "checks/properties/run.hpp"
#include "my_subject.hpp"

using namespace certau;
using namespace certau::properties;

CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational& delta = at["delta"];
  const Rational half = delta / 2;
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, half))) return judgement;

  // The second half starts from what was answered, which the implementation can hold. What the
  // first was off comes through the second times 1 − abs(Δ)/(2τ), at most as it is.
  const Answer first = ask_update(setting, device, w, half);
  const Answer second = ask_update(setting, device, first.found, half);
  const auto factors = response(device, w);
  const Rational q = delta < 0 ? factors.down : factors.up;
  judgement.compare("weight after both halves", second.found, Relation::equal,
                    w + delta * q * (1 - abs(delta) / (4 * at["tau"])),
                    first.allowance + second.allowance);
  return judgement;
}

int main() {
  Property property = one_weight_property();  // letters w, delta; draws them; example, spoilers
  property.id = "two-halves";
  property.title = "An increment in two halves moves the weight less";
  property.statement = "U(U(w, Δ/2), Δ/2) = w + Δ·q±(w)·(1 − abs(Δ)/(4τ))";
  property.source = "two applications of [wu2024, (8)]";
  property.devices = {DeviceKind::asymmetric_linear};
  property.judge = judge;

  auto mine = my_subject();
  const CheckResult result = run(property, {mine, DeviceKind::asymmetric_linear}, {});
  std::printf("%s: %d cases\n", property.id.c_str(), result.cases);
  if (result.counterexample)
    std::printf("fails at %s\n", case_text(result.counterexample->instance).c_str());
  return result.status == CheckStatus::passed ? 0 : 1;
}
