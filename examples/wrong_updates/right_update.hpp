// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>
#include <vector>

#include "checks/properties/typed_subject.hpp"

// What the wrong implementations are wrong about. They are all for the asymmetric linear device.
namespace wrong_updates {

using certau::AsymmetricLinear;
using certau::Device;
using certau::properties::Arrays;
using certau::properties::Rule;

template <class T>
[[nodiscard]] T magnitude(const T& x) {
  return x < 0 ? T(-x) : x;
}

template <class T>
[[nodiscard]] std::vector<T> scaled(const T& factor, std::vector<T> vector) {
  for (T& x : vector) x *= factor;
  return vector;
}

template <class T>
[[nodiscard]] const AsymmetricLinear<T>& linear(const Device<T>& device) {
  const auto* found = std::get_if<AsymmetricLinear<T>>(&device);
  if (found == nullptr)
    throw certau::properties::Unsupported{"it is for the asymmetric linear device alone"};
  return *found;
}

template <class T>
[[nodiscard]] T right_update(const T& w, const T& delta, const T& tau, const T& symmetric_point) {
  return w + delta - magnitude(delta) * (w - symmetric_point) / tau;
}

template <class T>
[[nodiscard]] std::vector<T> right_updates(const Device<T>& device, std::vector<T> weight,
                                           const std::vector<T>& increment) {
  const auto& [tau, symmetric_point] = linear(device);
  for (std::size_t i = 0; i < weight.size(); ++i)
    weight[i] = right_update(weight[i], increment[i], tau, symmetric_point);
  return weight;
}

}  // namespace wrong_updates
