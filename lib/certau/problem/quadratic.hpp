// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// f(w) = (L/2)(w − w*)².
///   Units     minimizer: weight; curvature: objective/weight²
///   Requires  curvature > 0
template <class T>
struct Quadratic {
  static constexpr std::string_view kind = "quadratic";
  T curvature;
  T minimizer;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("curvature", self.curvature, Presence::required);
    visit("minimizer", self.minimizer, Presence::required);
  }
  template <class U>
  [[nodiscard]] Quadratic<U> converted(const Converter<U>& convert) const {
    return {convert(curvature), convert(minimizer)};
  }
  [[nodiscard]] T value(const T& weight) const {
    const T offset = weight - minimizer;
    return curvature * offset * offset / 2;
  }
  [[nodiscard]] T gradient(const T& weight) const { return curvature * (weight - minimizer); }
  void validate() const {
    if (curvature <= 0)
      throw_invalid("problem.curvature", to_string(curvature),
                    "must be positive (the quadratic has a minimum)",
                    "give a positive rational such as \"1\"");
  }
};

}  // namespace certau
