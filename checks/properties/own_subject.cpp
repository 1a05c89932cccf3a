// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/own_subject.hpp"

#include <array>

#include "certau/algorithm/update.hpp"
#include "certau/base/nearest.hpp"
#include "checks/properties/typed_subject.hpp"

namespace certau::properties {
namespace {

template <class T>
T updated(const Device<T>& device, const T& weight, const T& increment) {
  return apply_update(response(device, weight), weight, increment);
}

template <class T>
Arrays<T> own_step(const Rule<T>& rule, const Arrays<T>& state,
                   const std::vector<T>& gradient_sample) {
  const T no_noise(0);  // it is in the gradient sample already
  Arrays<T> next = state;
  for (std::size_t i = 0; i < next.weight.size(); ++i) {
    T& w = next.weight[i];
    const T& g = gradient_sample[i];
    switch (rule.algorithm) {
      case Algorithm::digital_sgd:
        w = w + requested_increment(rule.learning_rate, g, no_noise);
        break;
      case Algorithm::analog_gd:
      case Algorithm::analog_sgd:
        w = updated(rule.device, w, requested_increment(rule.learning_rate, g, no_noise));
        break;
      case Algorithm::tiki_taka: {
        T& p = next.auxiliary[i];
        p = updated(rule.auxiliary_device, p,
                    accumulated_increment(rule.auxiliary_learning_rate, g, no_noise));
        w = updated(rule.device, w, transferred_increment(rule.learning_rate, p));
        break;
      }
    }
  }
  return next;
}

template <class T>
std::unique_ptr<Subject> own_subject_in() {
  return std::make_unique<StepSubject<T>>(own_step<T>);
}

struct OwnNumber {
  std::string_view name;
  std::unique_ptr<Subject> (*make)();
};

constexpr std::array own_numbers{
    OwnNumber{"half", own_subject_in<Half>},
    OwnNumber{"float", own_subject_in<float>},
    OwnNumber{"double", own_subject_in<double>},
    OwnNumber{"long-double", own_subject_in<long double>},
    OwnNumber{"quad", own_subject_in<Quad>},
    OwnNumber{"rational", own_subject_in<Rational>},
};

}  // namespace

std::vector<std::string> own_number_names() {
  std::vector<std::string> names;
  for (const OwnNumber& own : own_numbers) names.emplace_back(own.name);
  return names;
}

std::unique_ptr<Subject> own_subject(std::string_view number) {
  for (const OwnNumber& own : own_numbers)
    if (own.name == number) return own.make();
  throw_invalid("number", number, "no such number type", did_you_mean(number, own_number_names()));
}

}  // namespace certau::properties
