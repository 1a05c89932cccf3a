// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "certau/base/field.hpp"
#include "certau/device/response.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// The asymmetric linear device (ALD) with any symmetric point w°.
///   Statement  q₊(w) = 1 − (w − w°)/τ, q₋(w) = 1 + (w − w°)/τ; so F = 1, G = (w − w°)/τ
///   Units      tau, symmetric_point: weight
///   Requires   tau > 0
///   Source     [wu2024, §2.2]
template <class T>
struct AsymmetricLinear {
  static constexpr std::string_view kind = "asymmetric-linear";
  T tau;
  T symmetric_point;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("tau", self.tau, Presence::required);
    visit("symmetric_point", self.symmetric_point, Presence::optional);
  }
  template <class U>
  [[nodiscard]] AsymmetricLinear<U> converted(const Converter<U>& convert) const {
    return {convert(tau), convert(symmetric_point)};
  }
  [[nodiscard]] Response<T> response(const T& weight) const {
    const T saturation = (weight - symmetric_point) / tau;
    return {1 - saturation, 1 + saturation};
  }
  [[nodiscard]] std::optional<ClosedInterval> domain() const {
    return ClosedInterval{symmetric_point - tau, symmetric_point + tau};
  }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate(std::string_view name = "device") const {
    if (tau <= 0)
      throw_invalid(dotted(name, "tau"), to_string(tau),
                    "must be positive (weights live within tau of the symmetric point, and the "
                    "asymmetry is divided by it)",
                    "give a positive rational such as \"1\"");
  }
};

}  // namespace certau
