// SPDX-License-Identifier: Apache-2.0
// What a whole training step commutes with: a flip of all signs, changes of units.
#include "checks/properties/device/changed_device.hpp"
#include "checks/properties/training/array_step.hpp"
#include "checks/properties/training/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::scaled;

// Compares factor·(the array of one step) with the array of another.
void compare_scaled(CaseJudgement& judgement, const std::string& what, const Rational& factor,
                    const std::vector<Answer>& one, const std::vector<Answer>& other,
                    const std::string& when) {
  for (std::size_t i = 0; i < one.size(); ++i)
    judgement.compare(coordinate_label(what, i, one.size()) + when, other[i].found, Relation::equal,
                      factor * one[i].found,
                      theorems::absolute(factor) * one[i].allowance + other[i].allowance);
}

void compare_steps(CaseJudgement& judgement, const Rational& factor, const StepAnswer& one,
                   const StepAnswer& other, const std::string& when) {
  compare_scaled(judgement, "auxiliary", factor, one.auxiliary, other.auxiliary, when);
  compare_scaled(judgement, "weight", factor, one.weight, other.weight, when);
}

template <Algorithm algorithm>
CaseJudgement judge_sign_flip(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  ArrayStep step;
  if (!require_array_step(judgement, setting, at, algorithm, step)) return judgement;
  ArrayStep flipped = step;
  flipped.rule.device = mirrored(step.rule.device);
  flipped.rule.auxiliary_device = mirrored(step.rule.auxiliary_device);
  flipped.state.weight = scaled<Rational>(-1, step.state.weight);
  flipped.state.auxiliary = scaled<Rational>(-1, step.state.auxiliary);
  flipped.sample = scaled<Rational>(-1, step.sample);
  compare_steps(judgement, -1, ask_step(setting, step.rule, step.state, step.sample),
                ask_step(setting, flipped.rule, flipped.state, flipped.sample),
                " after the step with all signs flipped");
  return judgement;
}

// Lengths c times as long, and with them the gradient; then gradients alone c times as large, and
// the rates by which they are multiplied c times as small.
template <Algorithm algorithm>
CaseJudgement judge_unit_change(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  ArrayStep step;
  if (!require_array_step(judgement, setting, at, algorithm, step)) return judgement;
  const Rational& c = at["c"];
  if (!judgement.require("c > 0", c > 0)) return judgement;
  ArrayStep changed = step;
  changed.rule.device = scaled_device(step.rule.device, c);
  changed.rule.auxiliary_device = scaled_device(step.rule.auxiliary_device, c);
  changed.state.weight = scaled(c, step.state.weight);
  changed.state.auxiliary = scaled(c, step.state.auxiliary);
  changed.sample = scaled(c, step.sample);
  ArrayStep steeper = step;
  steeper.sample = changed.sample;
  Rational& rate = algorithm == Algorithm::tiki_taka ? steeper.rule.auxiliary_learning_rate
                                                     : steeper.rule.learning_rate;
  rate /= c;
  if (!judgement.require("c held",
                         is_step_held(setting, changed.rule, changed.state, {changed.sample}) &&
                             is_step_held(setting, steeper.rule, steeper.state, {steeper.sample})))
    return judgement;

  const StepAnswer next = ask_step(setting, step.rule, step.state, step.sample);
  compare_steps(judgement, c, next, ask_step(setting, changed.rule, changed.state, changed.sample),
                " after the step in the other unit");
  compare_steps(judgement, 1, next, ask_step(setting, steeper.rule, steeper.state, steeper.sample),
                " after the step with gradients in another unit");
  return judgement;
}

template <Algorithm algorithm>
Property sign_flip_of_step() {
  Property property = array_step_property(algorithm);
  property.source = "[wu2024, (6), App. C]: q′₊(−w) = q₋(w), and the increments change their sign";
  property.claims = {"decomposition"};
  property.judge = judge_sign_flip<algorithm>;
  return property;
}

template <Algorithm algorithm>
Property unit_change_of_step() {
  Property property = array_step_property(algorithm);
  property.source = "[wu2024, (6), App. C]: q± depends on ratios of lengths";
  property.claims = {"decomposition"};
  property.needs_continuous = true;  // a pulse is a length of its own
  property.letters.push_back({"c", "how many new units are an old one"});
  property.hypotheses.insert(property.hypotheses.end(), {"c > 0", "c held"});
  property.draw = [draw = property.draw](ShortNumbers& numbers, DeviceKind kind) {
    Instance at = draw(numbers, kind);
    return at.set("c", power_of_two(numbers.integer(-3, 3)));
  };
  property.example.set("c", 2);
  property.spoilers.push_back({"c > 0", Instance{}.set("c", 0)});
  property.spoilers.push_back({"c held", Instance{}.set("c", Rational{1, 3})});
  property.judge = judge_unit_change<algorithm>;
  return property;
}

}  // namespace

Property sgd_sign_flip() {
  Property property = sign_flip_of_step<Algorithm::analog_sgd>();
  property.id = "sgd-sign-flip";
  property.title = "A step of Analog SGD with all signs flipped is the step, flipped";
  property.statement =
      "(W, v) → (−W, −v) on the mirrored device (w° → −w°, τ_max ↔ −τ_min, γ₊ ↔ γ₋) gives −W⁺";
  return property;
}

Property tiki_taka_sign_flip() {
  Property property = sign_flip_of_step<Algorithm::tiki_taka>();
  property.id = "tiki-taka-sign-flip";
  property.title = "A step of Tiki-Taka with all signs flipped is the step, flipped";
  property.statement =
      "(W, P, v) → (−W, −P, −v) on the mirrored devices (w° → −w°, τ_max ↔ −τ_min, γ₊ ↔ γ₋) gives "
      "−W⁺ and −P⁺";
  return property;
}

Property sgd_unit_change() {
  Property property = unit_change_of_step<Algorithm::analog_sgd>();
  property.id = "sgd-unit-change";
  property.title = "A step of Analog SGD does not depend on units";
  property.statement =
      "(W, v) → (cW, cv) on the device with every length times c gives cW⁺; (α, v) → (α/c, cv) "
      "gives W⁺";
  return property;
}

Property tiki_taka_unit_change() {
  Property property = unit_change_of_step<Algorithm::tiki_taka>();
  property.id = "tiki-taka-unit-change";
  property.title = "A step of Tiki-Taka does not depend on units";
  property.statement =
      "(W, P, v) → (cW, cP, cv) on the devices with every length times c gives cW⁺ and cP⁺; "
      "(β, v) → (β/c, cv) gives W⁺ and P⁺";
  return property;
}

}  // namespace certau::properties
