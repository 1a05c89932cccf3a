// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/device/asked.hpp"

#include <algorithm>

#include "certau/algorithm/update.hpp"
#include "certau/algorithm/update_allowance.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {

using theorems::absolute;

std::vector<Rational> found_of(const std::vector<Answer>& answers) {
  std::vector<Rational> numbers;
  for (const Answer& answer : answers) numbers.push_back(answer.found);
  return numbers;
}

void require_coordinates(std::string_view what, std::size_t found, std::size_t asked) {
  if (found == asked) return;
  throw NotANumber("the answer has " + std::to_string(found) + " numbers for the " +
                   std::string{what} + ", which has " + std::to_string(asked) + " coordinates");
}

Rational allowance_of(const Arithmetic& arithmetic, const Device<Rational>& device,
                      const Rational& weight, const Rational& increment) {
  static_cast<void>(arithmetic.allowance(0));  // an arithmetic that is never bounded is an error
  try {
    return update_allowance(arithmetic, device, weight, increment);
  } catch (const InvalidInput& unbounded) {
    throw NotHeld(unbounded.what());
  }
}

std::vector<Answer> ask_update(const Setting& setting, const Device<Rational>& device,
                               const std::vector<Rational>& weight,
                               const std::vector<Rational>& increment) {
  auto found = setting.subject.update(device, weight, increment);
  require_coordinates("weight", found.size(), weight.size());
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < weight.size(); ++i)
    answers.push_back(
        {std::move(found[i]), apply_update(response(device, weight[i]), weight[i], increment[i]),
         allowance_of(setting.subject.arithmetic(), device, weight[i], increment[i])});
  return answers;
}

Answer ask_update(const Setting& setting, const Device<Rational>& device, const Rational& weight,
                  const Rational& increment) {
  return ask_update(setting, device, std::vector{weight}, std::vector{increment}).front();
}

bool can_be_asked(const Setting& setting, const Instance& at) {
  if (!is_device(at, setting.device)) return false;
  const Rational& granularity = setting.subject.arithmetic().granularity;
  if (granularity == 0) return true;
  return setting.device == DeviceKind::asymmetric_linear && granularity <= at["tau"];
}

namespace {

// The largest abs(Δ) that the device's range admits in the direction of Δ.
struct LargestIncrement {
  const Rational& increment;

  Rational operator()(const Ideal<Rational>&) const { return absolute(increment); }
  Rational operator()(const AsymmetricLinear<Rational>& device) const { return device.tau; }
  Rational operator()(const LinearStep<Rational>& device) const {
    return increment < 0 ? Rational{-device.tau_min} : device.tau_max;
  }
  template <class BoundedStep>
  Rational operator()(const BoundedStep& device) const {
    return device.tau_max - device.tau_min;
  }
};

}  // namespace

bool is_in_range(const Device<Rational>& device, const Rational& weight,
                 const Rational& increment) {
  const auto range = domain(device);
  if (range && (weight < range->lower || weight > range->upper)) return false;
  return absolute(increment) <= std::visit(LargestIncrement{increment}, device);
}

bool is_in_range(const Device<Rational>& device, const std::vector<Rational>& weight,
                 const std::vector<Rational>& increment) {
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (!is_in_range(device, weight[i], increment[i])) return false;
  return true;
}

bool is_held(const Arithmetic& arithmetic, const Rational& number) {
  return arithmetic.holds(number);
}

bool is_held(const Arithmetic& arithmetic, const std::vector<Rational>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(),
                     [&](const Rational& number) { return arithmetic.holds(number); });
}

bool is_held(const Arithmetic& arithmetic, const Device<Rational>& device) {
  bool held = true;
  const auto note = [&](std::string_view, const Rational& parameter, Presence) {
    held = held && arithmetic.holds(parameter);
  };
  std::visit([&](const auto& kind) { std::decay_t<decltype(kind)>::fields(kind, note); }, device);
  return held;
}

Rational reach_of(const Device<Rational>& device) {
  const Rational one = 1;
  const Rational minus_one = -1;
  if (std::holds_alternative<Ideal<Rational>>(device)) return 8;
  return std::min(std::visit(LargestIncrement{one}, device),
                  std::visit(LargestIncrement{minus_one}, device));
}

Rational draw_weight(ShortNumbers& numbers, const Device<Rational>& device) {
  const auto range = domain(device);
  if (!range) return numbers.any();
  if (numbers.once_in(8)) return range->lower;
  if (numbers.once_in(8)) return range->upper;
  const Rational middle = symmetric_point_of(device).value_or(range->centre());
  const Rational up = range->upper - middle;
  const Rational down = middle - range->lower;
  return middle + numbers.within(std::min(up, down));
}

std::vector<Rational> draw_weights(ShortNumbers& numbers, const Device<Rational>& device,
                                   int dimension) {
  std::vector<Rational> weights;
  for (int i = 0; i < dimension; ++i) weights.push_back(draw_weight(numbers, device));
  return weights;
}

std::optional<Rational> symmetric_point_of(const Device<Rational>& device) {
  return std::visit(
      [](const auto& kind) -> std::optional<Rational> {
        if constexpr (requires { kind.symmetric_point; }) return kind.symmetric_point;
        return std::nullopt;
      },
      device);
}

Property one_weight_property() {
  Property property;
  property.letters = {{"w", "the weight"}, {"delta", "Δ, the requested increment"}};
  property.hypotheses = {"device", "in range", "held"};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at;
    draw_device(numbers, kind, at);
    const auto device = device_of(at, kind);
    at.set("w", draw_weight(numbers, device));
    return at.set("delta", numbers.within(reach_of(device)));
  };
  property.example.set("tau", 1).set("w_sym", 0);
  property.example.set("w", Rational{1, 2}).set("delta", Rational{1, 4});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"in range", Instance{}.set("w", 2)},
                       {"held", Instance{}.set("w", Rational{1, 3})}};
  return property;
}

Property array_property() {
  Property property;
  property.letters = {{"W", "the weights"}, {"Delta", "Δ, the requested increments"}};
  property.hypotheses = {"device", "shape", "in range", "held"};
  property.draw = [](ShortNumbers& numbers, DeviceKind kind) {
    Instance at;
    draw_device(numbers, kind, at);
    const auto device = device_of(at, kind);
    const int dimension = numbers.integer(1, 3);
    at.set_list("W", draw_weights(numbers, device, dimension));
    return at.set_list("Delta", numbers.vector_within(dimension, reach_of(device)));
  };
  property.example.set("tau", 1).set("w_sym", 0);
  property.example.set_list("W", {Rational{1, 2}, -1});
  property.example.set_list("Delta", {Rational{1, 4}, Rational{-1, 2}});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"shape", Instance{}.set_list("Delta", {1})},
                       {"in range", Instance{}.set_list("W", {Rational{1, 2}, -2})},
                       {"held", Instance{}.set_list("W", {Rational{1, 3}, -1})}};
  return property;
}

std::vector<DeviceKind> all_devices() {
  return {DeviceKind::ideal, DeviceKind::asymmetric_linear, DeviceKind::linear_step,
          DeviceKind::power_step};
}

std::string coordinate_label(std::string_view what, std::size_t i, std::size_t dimension) {
  std::string label{what};
  if (dimension > 1) label += " " + std::to_string(i + 1);
  return label;
}

}  // namespace certau::properties
