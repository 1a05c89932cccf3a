// SPDX-License-Identifier: Apache-2.0
// Without a gradient and without noise nothing moves, whatever happened before.
#include "checks/properties/training/array_step.hpp"
#include "checks/properties/training/capsules.hpp"

namespace certau::properties {
namespace {

// The step that goes before is asked for so that a hidden memory, such as momentum, shows.
template <Algorithm algorithm>
CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  ArrayStep before;
  if (!require_array_step(judgement, setting, at, algorithm, before)) return judgement;
  const std::vector<Rational> zero(before.sample.size());
  // So that a memory shows in this very case, and not only in what an earlier case left there.
  if (!judgement.require("v != 0", before.sample != zero)) return judgement;
  if constexpr (algorithm == Algorithm::tiki_taka) {
    if (!judgement.require("P = 0", before.state.auxiliary == zero)) return judgement;
  }
  static_cast<void>(ask_step(setting, before.rule, before.state, before.sample));
  const StepAnswer next = ask_step(setting, before.rule, before.state, zero);
  for (std::size_t i = 0; i < next.auxiliary.size(); ++i)
    judgement.compare(coordinate_label("auxiliary", i, zero.size()) + " after a step at rest",
                      next.auxiliary[i].found, Relation::equal, 0, next.auxiliary[i].allowance);
  for (std::size_t i = 0; i < next.weight.size(); ++i)
    judgement.compare(coordinate_label("weight", i, zero.size()) + " after a step at rest",
                      next.weight[i].found, Relation::equal, before.state.weight[i],
                      next.weight[i].allowance);
  return judgement;
}

// P = 0 must be a weight of the device on which P is held.
bool admits_zero(const Instance& at, DeviceKind kind) {
  const auto range = domain(device_of(at, kind));
  return !range || range->contains(0);
}

template <Algorithm algorithm>
Property no_drift() {
  Property property = array_step_property(algorithm);
  property.letters[1] = {"v", "the gradient sample of the step before"};
  property.judge = judge<algorithm>;
  property.hypotheses.push_back("v != 0");
  property.spoilers.push_back({"v != 0", Instance{}.set_list("v", {0, 0})});
  if constexpr (algorithm == Algorithm::tiki_taka) {
    property.hypotheses.push_back("P = 0");
    property.spoilers.push_back({"P = 0", Instance{}.set_list("P", {Rational{1, 4}, 0})});
    property.example.set_list("P", {0, 0});
    property.draw = [draw = property.draw](ShortNumbers& numbers, DeviceKind kind) {
      Instance at = draw(numbers, kind);
      while (!admits_zero(at, kind)) at = draw(numbers, kind);
      return at.set_list("P", std::vector<Rational>(at.list("W").size()));
    };
  }
  return property;
}

}  // namespace

Property no_drift_without_noise() {
  Property property = no_drift<Algorithm::analog_sgd>();
  property.id = "no-drift-without-noise";
  property.title = "Where the gradient vanishes, Analog SGD without noise rests";
  property.statement = "After a step with v ≠ 0, a step from any W with v = 0 gives W⁺ = W";
  property.source = "[wu2024, (11)] with ε = 0";
  property.claims = {"tt-drift-sgd"};
  return property;
}

Property tiki_taka_rest() {
  Property property = no_drift<Algorithm::tiki_taka>();
  property.id = "tiki-taka-rest";
  property.title = "Where the gradient vanishes, Tiki-Taka without noise rests at P = 0";
  property.statement =
      "After a step with v ≠ 0, a step from any W and P = 0 with v = 0 gives P⁺ = 0 and W⁺ = W";
  property.source = "[wu2024, (12), (13)] with ε = 0";
  property.claims = {"tt-drift-tt", "tt-drift-p"};
  return property;
}

}  // namespace certau::properties
