// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/training/array_step.hpp"

#include <algorithm>

#include "checks/properties/device/changed_device.hpp"
#include "theorems/claim/letters.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

Instance draw(ShortNumbers& numbers, DeviceKind kind, Algorithm algorithm) {
  Instance at;
  draw_device(numbers, kind, at);
  const auto device = device_of(at, kind);
  const Rational reach = reach_of(device);
  const int dimension = numbers.integer(1, 3);
  at.set_list("W", draw_weights(numbers, device, dimension));
  const auto v = numbers.vector_within(dimension, numbers.positive());
  if (algorithm == Algorithm::tiki_taka) {
    at.set("ratio", power_of_two(numbers.integer(-1, 2)));
    const auto auxiliary = scaled_device(device, at["ratio"]);
    // α·abs(P⁺) stays within reach: P⁺ is in the domain.
    const auto range = domain(auxiliary);
    const Rational farthest = range ? std::max(abs(range->lower), abs(range->upper)) : reach;
    at.set("alpha", draw_rate(numbers, numbers.positive(), reach, {{farthest}}));
    at.set("beta", draw_rate(numbers, numbers.positive(), reach_of(auxiliary), {v}));
    at.set_list("P", draw_weights(numbers, auxiliary, dimension));
  } else {
    at.set("alpha", draw_rate(numbers, numbers.positive(), reach, {v}));
  }
  return at.set_list("v", v);
}

void compare_array(CaseJudgement& judgement, const std::string& what,
                   const std::vector<Answer>& next, const std::string& when) {
  for (std::size_t i = 0; i < next.size(); ++i)
    judgement.compare(coordinate_label(what, i, next.size()) + when, next[i].found, Relation::equal,
                      next[i].exact, next[i].allowance);
}

}  // namespace

bool require_array_step(CaseJudgement& judgement, const Setting& setting, const Instance& at,
                        Algorithm algorithm, ArrayStep& step) {
  const bool has_P = has_auxiliary(algorithm);
  if (!judgement.require("device", can_be_asked(setting, at))) return false;
  const auto device = device_of(at, setting.device);
  const auto& W = at.list("W");
  const auto& v = at.list("v");
  if (!judgement.require("shape", !W.empty() && v.size() == W.size() &&
                                      (!has_P || at.list("P").size() == W.size())))
    return false;
  if (!judgement.require("rates", at["alpha"] > 0 && (!has_P || at["beta"] > 0))) return false;
  if (has_P && !judgement.require("ratio", at["ratio"] > 0)) return false;
  step.rule =
      has_P ? tiki_taka_rule(device, at["alpha"], scaled_device(device, at["ratio"]), at["beta"])
            : sgd_rule(device, at["alpha"]);
  step.state.weight = W;
  if (has_P) step.state.auxiliary = at.list("P");
  step.sample = v;
  return judgement.require("in range", is_step_in_range(step.rule, step.state, v)) &&
         judgement.require("held", is_step_held(setting, step.rule, step.state, {v}));
}

void compare_arrays(CaseJudgement& judgement, const StepAnswer& next, const std::string& when) {
  compare_array(judgement, "auxiliary", next.auxiliary, when);
  compare_array(judgement, "weight", next.weight, when);
}

Property array_step_property(Algorithm algorithm) {
  const bool has_P = has_auxiliary(algorithm);
  Property property;
  property.needs_steps = true;
  property.letters = {letter_W(), {"v", "g + ε, the gradient sample"}, theorems::letter_alpha()};
  if (has_P)
    property.letters.insert(property.letters.end(),
                            {letter_P(),
                             letter_beta(),
                             {"ratio", "the auxiliary array's device, in units of the weights'"}});
  property.hypotheses = {"device", "shape", "rates", "in range", "held"};
  property.devices = all_devices();
  property.draw = [algorithm](ShortNumbers& numbers, DeviceKind kind) {
    return draw(numbers, kind, algorithm);
  };
  property.example.set("tau", 1).set("w_sym", 0);
  property.example.set_list("W", {Rational{1, 2}, -1}).set_list("v", {1, -1});
  property.example.set("alpha", Rational{1, 2});
  if (has_P) {
    property.hypotheses.insert(property.hypotheses.begin() + 3, "ratio");
    property.example.set("beta", Rational{1, 4}).set_list("P", {Rational{1, 2}, Rational{1, 4}});
    property.example.set("ratio", 2);
  }
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"shape", Instance{}.set_list("v", {1})},
                       {"rates", Instance{}.set("alpha", 0)},
                       {"in range", Instance{}.set_list("W", {Rational{1, 2}, -2})},
                       {"held", Instance{}.set_list("W", {Rational{1, 3}, -1})}};
  if (has_P) property.spoilers.push_back({"ratio", Instance{}.set("ratio", 0)});
  return property;
}

}  // namespace certau::properties
