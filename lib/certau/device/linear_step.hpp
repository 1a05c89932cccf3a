// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "certau/base/field.hpp"
#include "certau/device/response.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// Linear step device: like the ALD, with different ranges up and down.
///   Statement  q₊(w) = 1 − (w − w°)/τ_max, q₋(w) = 1 − (w − w°)/τ_min
///   Units      all fields: weight; tau_max and tau_min are measured from the symmetric point
///   Requires   tau_min < 0 < tau_max
///   Source     [wu2024, App. C]
template <class T>
struct LinearStep {
  static constexpr std::string_view kind = "linear-step";
  T tau_max;
  T tau_min;
  T symmetric_point;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("tau_max", self.tau_max, Presence::required);
    visit("tau_min", self.tau_min, Presence::required);
    visit("symmetric_point", self.symmetric_point, Presence::optional);
  }
  template <class U>
  [[nodiscard]] LinearStep<U> converted(const Converter<U>& convert) const {
    return {convert(tau_max), convert(tau_min), convert(symmetric_point)};
  }
  [[nodiscard]] Response<T> response(const T& weight) const {
    const T offset = weight - symmetric_point;
    return {1 - offset / tau_max, 1 - offset / tau_min};
  }
  [[nodiscard]] std::optional<ClosedInterval> domain() const {
    return ClosedInterval{symmetric_point + tau_min, symmetric_point + tau_max};
  }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate(std::string_view name = "device") const {
    if (tau_max <= 0)
      throw_invalid(dotted(name, "tau_max"), to_string(tau_max),
                    "must be positive (it is the range above the symmetric point)",
                    "give a positive rational such as \"1\"");
    if (tau_min >= 0)
      throw_invalid(dotted(name, "tau_min"), to_string(tau_min),
                    "must be negative (it is the range below the symmetric point)",
                    "give a negative rational such as \"-1\"");
  }
};

}  // namespace certau
