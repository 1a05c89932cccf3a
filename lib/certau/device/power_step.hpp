// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "certau/base/field.hpp"
#include "certau/device/response.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/number/conversion.hpp"
#include "certau/number/powers.hpp"

namespace certau {

/// Parameters that the power and the exponential device share.
template <class Device, class Visit>
void bounded_step_fields(Device& device, Visit&& visit) {
  visit("tau_max", device.tau_max, Presence::required);
  visit("tau_min", device.tau_min, Presence::required);
  visit("gamma_up", device.gamma_up, Presence::required);
  visit("gamma_down", device.gamma_down, Presence::required);
}

/// Requirements that the power and the exponential device share.
template <class Device>
void validate_bounded_step(const Device& device, std::string_view name) {
  if (device.tau_min >= device.tau_max)
    throw_invalid(dotted(name, "tau_min"), to_string(device.tau_min),
                  "must be less than tau_max = \"" + to_string(device.tau_max) +
                      "\" (weights live between the two)",
                  "lower it, or raise tau_max");
  const auto require_positive = [&](const char* key, const Rational& gamma) {
    if (gamma <= 0)
      throw_invalid(dotted(name, key), to_string(gamma),
                    "must be positive (the steps shrink towards the bound)",
                    "give a positive rational such as \"2\"");
  };
  require_positive("gamma_up", device.gamma_up);
  require_positive("gamma_down", device.gamma_down);
}

/// Power step device; a polynomial one if both exponents are integers.
///   Statement  q₊(w) = ((τ_max − w)/(τ_max − τ_min))^γ₊, q₋(w) = ((w − τ_min)/(τ_max − τ_min))^γ₋
///   Units      tau_max, tau_min: weight; the exponents are pure numbers
///   Requires   tau_min < tau_max; exponents > 0; an integer exponent is at most 32
///   Source     [wu2024, App. C]
template <class T>
struct PowerStep {
  static constexpr std::string_view kind = "power-step";
  T tau_max;
  T tau_min;
  Rational gamma_up;
  Rational gamma_down;
  NumberFormat format{};

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    bounded_step_fields(self, visit);
  }
  template <class U>
  [[nodiscard]] PowerStep<U> converted(const Converter<U>& convert) const {
    return {convert(tau_max), convert(tau_min), gamma_up, gamma_down, convert.format};
  }
  [[nodiscard]] Response<T> response(const T& weight) const {
    const T range = tau_max - tau_min;
    return {rational_power(T((tau_max - weight) / range), gamma_up, format),
            rational_power(T((weight - tau_min) / range), gamma_down, format)};
  }
  [[nodiscard]] std::optional<ClosedInterval> domain() const {
    return ClosedInterval{tau_min, tau_max};
  }
  [[nodiscard]] bool is_polynomial() const {
    return denominator(gamma_up) == 1 && denominator(gamma_down) == 1;
  }
  void validate(std::string_view name = "device") const {
    validate_bounded_step(*this, name);
    for (const auto& [key, gamma] :
         {std::pair{"gamma_up", &gamma_up}, std::pair{"gamma_down", &gamma_down}})
      if (*gamma > 32)
        throw_invalid(dotted(name, key), to_string(*gamma),
                      "is larger than 32 (polynomials of such degree are not handled)",
                      "give an exponent of at most 32");
  }
};

}  // namespace certau
