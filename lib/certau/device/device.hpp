// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "certau/device/asymmetric_linear.hpp"
#include "certau/device/exponential_step.hpp"
#include "certau/device/ideal.hpp"
#include "certau/device/linear_step.hpp"
#include "certau/device/power_step.hpp"

namespace certau {

/// Any of the devices. Over Rational it is the exact description; over another number type it is
/// what computes. validate(name) names the keys in its messages "name.tau" and so on.
template <class T>
using Device =
    std::variant<Ideal<T>, AsymmetricLinear<T>, LinearStep<T>, PowerStep<T>, ExponentialStep<T>>;

/// Response factors at a weight.
template <class T>
[[nodiscard]] Response<T> response(const Device<T>& device, const T& weight) {
  return std::visit([&](const auto& kind) { return kind.response(weight); }, device);
}

/// The weights for which the device is described (both response factors are >= 0 there); none for
/// a device without bounds.
[[nodiscard]] inline std::optional<ClosedInterval> domain(const Device<Rational>& device) {
  return std::visit([](const auto& kind) { return kind.domain(); }, device);
}

}  // namespace certau
