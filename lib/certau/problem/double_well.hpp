// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// f(w) = L/(8a²)·(w² − a²)² + t·w: two wells at ±a with curvature L, tilted by t.
///   Units     well: weight; curvature: objective/weight²; tilt: objective/weight
///   Requires  well > 0; curvature > 0
template <class T>
struct DoubleWell {
  static constexpr std::string_view kind = "double-well";
  T well;
  T curvature;
  T tilt;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("well", self.well, Presence::required);
    visit("curvature", self.curvature, Presence::required);
    visit("tilt", self.tilt, Presence::optional);
  }
  template <class U>
  [[nodiscard]] DoubleWell<U> converted(const Converter<U>& convert) const {
    return {convert(well), convert(curvature), convert(tilt)};
  }
  [[nodiscard]] T value(const T& weight) const {
    const T gap = weight * weight - well * well;
    return curvature * gap * gap / (8 * well * well) + tilt * weight;
  }
  [[nodiscard]] T gradient(const T& weight) const {
    return curvature * (weight * weight - well * well) * weight / (2 * well * well) + tilt;
  }
  void validate() const {
    if (well <= 0)
      throw_invalid("problem.well", to_string(well),
                    "must be positive (the wells lie at plus and minus it)",
                    "give a positive rational such as \"1/2\"");
    if (curvature <= 0)
      throw_invalid("problem.curvature", to_string(curvature),
                    "must be positive (it is the curvature in the wells)",
                    "give a positive rational such as \"1\"");
  }
};

}  // namespace certau
