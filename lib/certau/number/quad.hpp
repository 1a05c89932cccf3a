// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "certau/number/number_traits.hpp"

namespace certau {

/// IEEE-like float with a significand of 113 bits. Approximate.
using Quad = boost::multiprecision::number<boost::multiprecision::cpp_bin_float_quad::backend_type,
                                           boost::multiprecision::et_off>;

template <>
struct NumberTraits<Quad> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = false;
  /// Within 2 units in the last place: numerator, denominator and quotient round once each.
  static Quad from_rational(const Rational& value, NumberFormat) {
    return Quad{numerator(value).str()} / Quad{denominator(value).str()};
  }
  static std::string to_text(const Quad& value) {
    return value.str(std::numeric_limits<Quad>::max_digits10, std::ios_base::fmtflags{});
  }
  static Truth is_nonnegative(const Quad& value) { return value >= 0 ? Truth::yes : Truth::no; }
};

}  // namespace certau
