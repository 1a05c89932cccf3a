// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/properties/training/asked_step.hpp"

namespace certau::properties {

/// One step with one gradient sample, as a case describes it: both arrays on the same device.
struct ArrayStep {
  Rule<Rational> rule{};
  Arrays<Rational> state;
  std::vector<Rational> sample;
};

/// Reads the letters W, v, alpha and for tiki-taka P, beta.
///   Hypotheses  device, shape, rates, in range, held
[[nodiscard]] bool require_array_step(CaseJudgement& judgement, const Setting& setting,
                                      const Instance& at, Algorithm algorithm, ArrayStep& step);

/// Compares both arrays with the exact ones.
void compare_arrays(CaseJudgement& judgement, const StepAnswer& next, const std::string& when);

/// A property with these letters and hypotheses, on every device.
[[nodiscard]] Property array_step_property(Algorithm algorithm);

}  // namespace certau::properties
