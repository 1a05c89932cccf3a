// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "certau/device/response.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/number/conversion.hpp"

namespace certau {

/// A device without asymmetry or bounds: q₊ = q₋ = 1, so that an update lands as requested.
template <class T>
struct Ideal {
  static constexpr std::string_view kind = "ideal";

  template <class Self, class Visit>
  static void fields(Self&, Visit&&) {}

  template <class U>
  [[nodiscard]] Ideal<U> converted(const Converter<U>&) const {
    return {};
  }
  [[nodiscard]] Response<T> response(const T&) const { return {T(1), T(1)}; }
  [[nodiscard]] std::optional<ClosedInterval> domain() const { return std::nullopt; }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate(std::string_view = "device") const {}
};

}  // namespace certau
