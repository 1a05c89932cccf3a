// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"
#include "certau/polynomial/horner.hpp"

namespace certau {

/// f(w) = c₀ + c₁w + … with any rational coefficients.
///   Requires  degree 1 to 64, last coefficient not zero
template <class T>
struct PolynomialObjective {
  static constexpr std::string_view kind = "polynomial";
  std::vector<T> coefficients;
  std::vector<T> gradient_coefficients{};  // derived once, on conversion

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("coefficients", self.coefficients, Presence::required);
  }
  template <class U>
  [[nodiscard]] PolynomialObjective<U> converted(const Converter<U>& convert) const {
    return {convert(coefficients), convert(derivative(coefficients))};
  }
  [[nodiscard]] T value(const T& weight) const { return horner(coefficients, weight); }
  [[nodiscard]] T gradient(const T& weight) const {
    return gradient_coefficients.empty() ? horner(derivative(coefficients), weight)
                                         : horner(gradient_coefficients, weight);
  }
  void validate() const {
    if (coefficients.size() < 2 || coefficients.size() > 65)
      throw_invalid("problem.coefficients", "",
                    "has " + std::to_string(coefficients.size()) +
                        " entries (degrees 1 to 64 are handled, constants first)",
                    "give 2 to 65 coefficients");
    if (coefficients.back() == 0)
      throw_invalid("problem.coefficients", "", "ends with 0 (the degree would be ambiguous)",
                    "drop the trailing zeros");
  }
};

}  // namespace certau
