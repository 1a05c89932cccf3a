// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/device/power_step.hpp"

namespace certau {

/// Exponential step device. Not polynomial: it is simulated and enclosed in balls, and cells on it
/// are inconclusive.
///   Statement  q₊(w) = 1 − exp(−γ₊(τ_max − w)/(τ_max − τ_min)),
///              q₋(w) = 1 − exp(−γ₋(w − τ_min)/(τ_max − τ_min))
///   Units      tau_max, tau_min: weight; gamma_up, gamma_down: pure numbers
///   Requires   tau_min < tau_max; gamma_up, gamma_down > 0; exp in the number type
///   Source     [wu2024, App. C]
template <class T>
struct ExponentialStep {
  static constexpr std::string_view kind = "exponential-step";
  T tau_max;
  T tau_min;
  T gamma_up;
  T gamma_down;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    bounded_step_fields(self, visit);
  }
  template <class U>
  [[nodiscard]] ExponentialStep<U> converted(const Converter<U>& convert) const {
    return {convert(tau_max), convert(tau_min), convert(gamma_up), convert(gamma_down)};
  }
  [[nodiscard]] Response<T> response(const T& weight) const {
    const T range = tau_max - tau_min;
    return {1 - elementary_exp(T(gamma_up * (weight - tau_max) / range)),
            1 - elementary_exp(T(gamma_down * (tau_min - weight) / range))};
  }
  [[nodiscard]] std::optional<ClosedInterval> domain() const {
    return ClosedInterval{tau_min, tau_max};
  }
  [[nodiscard]] bool is_polynomial() const { return false; }
  void validate(std::string_view name = "device") const { validate_bounded_step(*this, name); }
};

}  // namespace certau
