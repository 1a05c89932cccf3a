// SPDX-License-Identifier: Apache-2.0
// A whole training step: every number of an implementation against the paper's formulas.
#include "checks/properties/training/array_step.hpp"
#include "checks/properties/training/capsules.hpp"

namespace certau::properties {
namespace {

template <Algorithm algorithm>
CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  ArrayStep step;
  if (!require_array_step(judgement, setting, at, algorithm, step)) return judgement;
  compare_arrays(judgement, ask_step(setting, step.rule, step.state, step.sample),
                 " after the step");
  return judgement;
}

}  // namespace

Property model_step() {
  Property property = array_step_property(Algorithm::analog_sgd);
  property.id = "model-step";
  property.title = "A step of Analog SGD is the model's";
  property.statement = "W⁺ = U(W, −αv) for a gradient sample v";
  property.source = "[wu2024, (3), (6), App. C]";
  property.claims = {"decomposition"};
  property.judge = judge<Algorithm::analog_sgd>;
  return property;
}

Property tiki_taka_step() {
  Property property = array_step_property(Algorithm::tiki_taka);
  property.id = "tiki-taka-step";
  property.title = "A step of Tiki-Taka is the model's";
  property.statement = "P⁺ = U(P, βv) for a gradient sample v, then W⁺ = U(W, −αP⁺)";
  property.source = "[wu2024, (TT-P), (TT-W), (6), App. C]";
  property.claims = {"decomposition"};
  property.judge = judge<Algorithm::tiki_taka>;
  return property;
}

}  // namespace certau::properties
