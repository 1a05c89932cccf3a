// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/algorithm/update_allowance.hpp"
#include "checks/properties/property.hpp"
#include "checks/properties/typed_subject.hpp"

namespace certau::properties {

/// A small property for tests of the runner: on the ideal device every weight moves by its
/// increment. Letters W and Delta; asks for one update of the whole array.
[[nodiscard]] inline Property toy_property() {
  Property toy;
  toy.id = "toy";
  toy.title = "Weights move as requested";
  toy.statement = "w⁺ = w + Δ";
  toy.source = "Certau";
  toy.letters = {{"W", "the weights"}, {"Delta", "the requested increments"}};
  toy.hypotheses = {"shape", "small"};
  toy.devices = {DeviceKind::ideal};
  toy.draw = [](ShortNumbers& numbers, DeviceKind) {
    const int dimension = numbers.integer(1, 3);
    Instance at;
    at.set_list("W", numbers.vector_within(dimension, 4));
    return at.set_list("Delta", numbers.vector_within(dimension, 1));
  };
  toy.judge = [](const Setting& setting, const Instance& at) {
    CaseJudgement judgement;
    const auto& weights = at.list("W");
    const auto& deltas = at.list("Delta");
    if (!judgement.require("shape", weights.size() == deltas.size() && !weights.empty()))
      return judgement;
    for (const Rational& w : weights)
      if (!judgement.require("small", abs(w) <= 4)) return judgement;
    const Device<Rational> device = Ideal<Rational>{};
    const auto next = setting.subject.update(device, weights, deltas);
    for (std::size_t i = 0; i < next.size(); ++i)
      judgement.compare(
          "weight", next[i], Relation::equal, weights[i] + deltas[i],
          update_allowance(setting.subject.arithmetic(), device, weights[i], deltas[i]));
    return judgement;
  };
  toy.example.set_list("W", {1}).set_list("Delta", {Rational{1, 2}});
  toy.spoilers = {{"shape", Instance{}.set_list("W", {1, 2})},
                  {"small", Instance{}.set_list("W", {5})}};
  return toy;
}

/// An update on the ideal device as it should be.
template <class T>
[[nodiscard]] UpdateSubject<T> right_subject() {
  return UpdateSubject<T>{
      [](const Device<T>&, const T& w, const T& delta) -> T { return w + delta; }};
}

/// One that loses its increment where w >= 5/8.
template <class T>
[[nodiscard]] UpdateSubject<T> wrong_subject() {
  return UpdateSubject<T>{[](const Device<T>&, const T& w, const T& delta) -> T {
    return w >= T(5) / 8 ? w : T(w + delta);
  }};
}

}  // namespace certau::properties
