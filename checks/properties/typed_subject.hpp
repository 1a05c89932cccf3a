// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

#include "checks/properties/subject.hpp"
#include "checks/properties/subject_number.hpp"

namespace certau::properties {

/// A device's parameters in the number type T.
///   Error  NotHeld if T cannot hold one
template <class T>
[[nodiscard]] Device<T> device_in(const Device<Rational>& device) {
  struct Convert {
    Device<T> operator()(const Ideal<Rational>&) const { return Ideal<T>{}; }
    Device<T> operator()(const AsymmetricLinear<Rational>& d) const {
      return AsymmetricLinear<T>{held<T>(d.tau), held<T>(d.symmetric_point)};
    }
    Device<T> operator()(const LinearStep<Rational>& d) const {
      return LinearStep<T>{held<T>(d.tau_max), held<T>(d.tau_min), held<T>(d.symmetric_point)};
    }
    Device<T> operator()(const PowerStep<Rational>& d) const {
      return PowerStep<T>{held<T>(d.tau_max), held<T>(d.tau_min), d.gamma_up, d.gamma_down, {}};
    }
    Device<T> operator()(const ExponentialStep<Rational>& d) const {
      return ExponentialStep<T>{held<T>(d.tau_max), held<T>(d.tau_min), held<T>(d.gamma_up),
                                held<T>(d.gamma_down)};
    }
  };
  return std::visit(Convert{}, device);
}

/// An implementation of the device update in a number type T: a C++ function.
///   Requires  a function of (const Device<T>&, T weight, T increment) that returns the next
///             weight, or the same of std::vector<T>; SubjectNumber<T>
///   Error     those of Subject
template <class T>
class UpdateSubject : public Subject {
 public:
  template <class Function>
  explicit UpdateSubject(Function function, Arithmetic arithmetic = SubjectNumber<T>::arithmetic())
      : arithmetic_{std::move(arithmetic)} {
    if constexpr (std::is_invocable_r_v<T, Function&, const Device<T>&, const T&, const T&>) {
      update_ = [function = std::move(function)](const Device<T>& device, std::vector<T> weight,
                                                 const std::vector<T>& increment) mutable {
        for (std::size_t i = 0; i < weight.size(); ++i)
          weight[i] = function(device, std::as_const(weight[i]), increment[i]);
        return weight;
      };
    } else {
      update_ = std::move(function);
    }
  }

  [[nodiscard]] const Arithmetic& arithmetic() const override { return arithmetic_; }

  [[nodiscard]] std::vector<Rational> update(const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment) override {
    return exact_answer(update_(device_in<T>(device), held<T>(weight), held<T>(increment)),
                        weight.size(), "weights");
  }

 private:
  Arithmetic arithmetic_;
  std::function<std::vector<T>(const Device<T>&, std::vector<T>, const std::vector<T>&)> update_;
};

/// An implementation of whole training steps in a number type T: a C++ function. An update is
/// Analog SGD's step with learning rate 1 and gradient sample −Δ.
///   Requires  a function of (const Rule<T>&, const Arrays<T>& state, const std::vector<T>&
///             gradient_sample) that returns the next state; SubjectNumber<T>
///   Error     those of Subject
template <class T>
class StepSubject : public Subject {
 public:
  using Step = std::function<Arrays<T>(const Rule<T>&, const Arrays<T>&, const std::vector<T>&)>;

  explicit StepSubject(Step step, Arithmetic arithmetic = SubjectNumber<T>::arithmetic())
      : arithmetic_{std::move(arithmetic)}, step_{std::move(step)} {}

  [[nodiscard]] const Arithmetic& arithmetic() const override { return arithmetic_; }

  [[nodiscard]] std::vector<Rational> update(const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment) override {
    std::vector<Rational> descent;
    for (const Rational& delta : increment) descent.push_back(-delta);
    return step(Rule<Rational>{Algorithm::analog_sgd, 1, device}, {weight, {}}, descent).weight;
  }

  [[nodiscard]] Arrays<Rational> step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                      const std::vector<Rational>& gradient_sample) override {
    const Rule<T> typed{rule.algorithm, held<T>(rule.learning_rate), device_in<T>(rule.device),
                        held<T>(rule.auxiliary_learning_rate), device_in<T>(rule.auxiliary_device)};
    const Arrays<T> next =
        step_(typed, {held<T>(state.weight), held<T>(state.auxiliary)}, held<T>(gradient_sample));
    return {exact_answer(next.weight, state.weight.size(), "weights"),
            exact_answer(next.auxiliary, state.auxiliary.size(), "auxiliary numbers")};
  }

 private:
  Arithmetic arithmetic_;
  Step step_;
};

/// A shorthand for an implementation of the asymmetric linear device alone.
///   Requires  a function of (T weight, T increment, T tau, T symmetric_point) that returns the
///             next weight
///   Error     Unsupported for other devices
template <class T, class Function>
[[nodiscard]] UpdateSubject<T> asymmetric_linear_subject(
    Function function, Arithmetic arithmetic = SubjectNumber<T>::arithmetic()) {
  return UpdateSubject<T>{
      [function = std::move(function)](const Device<T>& device, const T& weight,
                                       const T& increment) mutable -> T {
        const auto* linear = std::get_if<AsymmetricLinear<T>>(&device);
        if (linear == nullptr)
          throw Unsupported{"the implementation is for the asymmetric linear device alone"};
        return function(weight, increment, linear->tau, linear->symmetric_point);
      },
      std::move(arithmetic)};
}

}  // namespace certau::properties
