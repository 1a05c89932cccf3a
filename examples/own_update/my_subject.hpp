// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "checks/properties/typed_subject.hpp"
#include "my_trainer.hpp"

// The only lines that know both sides: a training step of Certau's, in terms of MyArray.

inline MyArray my_array(const std::vector<double>& weights, const certau::Device<double>& device) {
  const auto* linear = std::get_if<certau::AsymmetricLinear<double>>(&device);
  if (linear == nullptr) throw certau::properties::Unsupported("MyArray has one kind of device");
  return {weights, linear->tau, linear->symmetric_point};
}

inline certau::properties::Arrays<double> my_step(const certau::properties::Rule<double>& rule,
                                                  const certau::properties::Arrays<double>& state,
                                                  const std::vector<double>& gradient) {
  MyArray weights = my_array(state.weight, rule.device);
  if (rule.algorithm == certau::Algorithm::tiki_taka) {
    MyArray auxiliary = my_array(state.auxiliary, rule.auxiliary_device);
    tiki_taka_step(weights, auxiliary, rule.learning_rate, rule.auxiliary_learning_rate, gradient);
    return {weights.weights(), auxiliary.weights()};
  }
  analog_sgd_step(weights, rule.learning_rate, gradient);
  return {weights.weights(), {}};
}

inline certau::properties::StepSubject<double> my_subject() {
  return certau::properties::StepSubject<double>(my_step);
}
