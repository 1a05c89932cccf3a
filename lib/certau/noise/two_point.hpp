// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// Noise ±sigma with probability 1/2 each.
///   Units     sigma: gradient
///   Requires  sigma > 0
template <class T>
struct TwoPoint {
  static constexpr std::string_view kind = "two-point";
  T sigma;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("sigma", self.sigma, Presence::required);
  }
  template <class U>
  [[nodiscard]] TwoPoint<U> converted(const Converter<U>& convert) const {
    return {convert(sigma)};
  }
  [[nodiscard]] std::size_t size() const { return 2; }
  [[nodiscard]] T value(std::size_t branch, const T&) const {
    return branch == 0 ? T(sigma) : T(-sigma);
  }
  [[nodiscard]] T probability(std::size_t, const T&) const { return T(1) / 2; }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate() const {
    if (sigma <= 0)
      throw_invalid("noise.sigma", to_string(sigma),
                    "must be positive (it is the size of both noise values)",
                    "give a positive rational, or kind = \"none\" for exact gradients");
  }
};

}  // namespace certau
