// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/held_subject.hpp"

#include "certau/base/error.hpp"

namespace certau::properties {
namespace {

class RequireHeld {
 public:
  explicit RequireHeld(const Arithmetic& arithmetic) : arithmetic_{arithmetic} {}

  void operator()(const Rational& value) const {
    if (!arithmetic_.holds(value))
      throw NotHeld{to_string(value) + " cannot be held in " + arithmetic_.name};
  }
  void operator()(const std::vector<Rational>& values) const {
    for (const Rational& value : values) (*this)(value);
  }
  void operator()(const Device<Rational>& device) const {
    std::visit(
        [&](const auto& kind) {
          std::decay_t<decltype(kind)>::fields(
              kind, [&](const char*, const Rational& value, auto) { (*this)(value); });
        },
        device);
  }

 private:
  const Arithmetic& arithmetic_;
};

}  // namespace

std::vector<Rational> HeldSubject::update(const Device<Rational>& device,
                                          const std::vector<Rational>& weight,
                                          const std::vector<Rational>& increment) {
  require(weight.size() == increment.size(),
          "Subject::update (each weight has its increment): give as many increments as weights");
  const RequireHeld require_held{arithmetic()};
  require_held(device);
  require_held(weight);
  require_held(increment);
  return asked_.update(device, weight, increment);
}

Arrays<Rational> HeldSubject::step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                   const std::vector<Rational>& gradient_sample) {
  require(state.weight.size() == gradient_sample.size() &&
              state.auxiliary.size() == (has_auxiliary(rule.algorithm) ? state.weight.size() : 0),
          "Subject::step (coordinates correspond): give arrays and gradient samples of one size, "
          "and an auxiliary array with tiki-taka alone");
  const RequireHeld require_held{arithmetic()};
  require_held(rule.learning_rate);
  require_held(rule.device);
  require_held(rule.auxiliary_learning_rate);
  require_held(rule.auxiliary_device);
  require_held(state.weight);
  require_held(state.auxiliary);
  require_held(gradient_sample);
  return asked_.step(rule, state, gradient_sample);
}

}  // namespace certau::properties
