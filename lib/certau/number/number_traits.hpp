// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mpfr.h>

#include <cmath>
#include <concepts>
#include <cstdlib>
#include <limits>
#include <string>

#include "certau/base/truth.hpp"
#include "certau/number/rational.hpp"

namespace certau {

/// Working precision for number types that have a choice; the others ignore it.
struct NumberFormat {
  unsigned bits = 128;
};

/// What the dynamics need of a number type beyond + − · /:
///   from_rational(r, format)  the type's image of r: exact, nearest, or an enclosure
///   has_elementary_functions  whether exp, log and sqrt exist for it
///   is_enclosure              whether a value encloses the exact result of the same operations
///   to_text(x)                enough digits to read the value back
///   is_nonnegative(x)         yes, no, or unknown for an enclosure that contains zero
template <class T>
struct NumberTraits;

template <std::floating_point T>
struct NumberTraits<T> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = false;

  /// Nearest value of the type (no double rounding: MPFR rounds to the type's own precision).
  static T from_rational(const Rational& value, NumberFormat) {
    mpfr_t rounded;
    mpfr_init2(rounded, std::numeric_limits<T>::digits);
    mpfr_set_q(rounded, value.backend().data(), MPFR_RNDN);
    const T result = static_cast<T>(mpfr_get_ld(rounded, MPFR_RNDN));
    mpfr_clear(rounded);
    return result;
  }

  static std::string to_text(const T& value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*Lg", std::numeric_limits<T>::max_digits10,
                  static_cast<long double>(value));
    return text;
  }

  static Truth is_nonnegative(const T& value) { return value >= 0 ? Truth::yes : Truth::no; }
};

template <>
struct NumberTraits<Rational> {
  static constexpr bool has_elementary_functions = false;
  static constexpr bool is_enclosure = true;
  static Rational from_rational(const Rational& value, NumberFormat) { return value; }
  static std::string to_text(const Rational& value) { return to_string(value); }
  static Truth is_nonnegative(const Rational& value) { return value >= 0 ? Truth::yes : Truth::no; }
};

/// The type's image of a rational.
template <class T>
[[nodiscard]] T from_rational(const Rational& value, NumberFormat format) {
  return NumberTraits<T>::from_rational(value, format);
}

/// The nearest long double: for what is not trusted.
[[nodiscard]] inline long double approx_extended(const Rational& value) {
  return from_rational<long double>(value, {});
}

}  // namespace certau
