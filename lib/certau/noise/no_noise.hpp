// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "certau/number/conversion.hpp"

namespace certau {

/// Exact gradients: the value 0 with probability 1.
template <class T>
struct NoNoise {
  static constexpr std::string_view kind = "none";

  template <class Self, class Visit>
  static void fields(Self&, Visit&&) {}

  template <class U>
  [[nodiscard]] NoNoise<U> converted(const Converter<U>&) const {
    return {};
  }
  [[nodiscard]] std::size_t size() const { return 1; }
  [[nodiscard]] T value(std::size_t, const T&) const { return T(0); }
  [[nodiscard]] T probability(std::size_t, const T&) const { return T(1); }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate() const {}
};

}  // namespace certau
