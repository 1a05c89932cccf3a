// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "certau/number/rational.hpp"

namespace certau {

/// The next double above. Infinity stays; −infinity becomes the lowest double; NaN stays.
///   Statement  if r is an exact number x rounded to nearest, x <= next_up(r)
///   Error      proof: the doubles next to r enclose all that rounds to r; if r is −infinity, x is
///              below the lowest double. Subnormal numbers and zero are doubles like others
[[nodiscard]] inline double next_up(double r) {
  static_assert(std::numeric_limits<double>::is_iec559);
  if (std::isnan(r) || r == std::numeric_limits<double>::infinity()) return r;
  if (r == 0) return std::numeric_limits<double>::denorm_min();
  const auto word = std::bit_cast<std::uint64_t>(r);
  return std::bit_cast<double>(r > 0 ? word + 1 : word - 1);
}

/// The next double below; next_down(r) <= x in the same sense.
[[nodiscard]] inline double next_down(double r) { return -next_up(-r); }

/// Upper bounds of a + b, a·b, a/b and √a of doubles. Lower bounds of the sum and the quotient.
[[nodiscard]] inline double add_up(double a, double b) { return next_up(a + b); }
[[nodiscard]] inline double add_down(double a, double b) { return next_down(a + b); }
[[nodiscard]] inline double multiply_up(double a, double b) { return next_up(a * b); }
[[nodiscard]] inline double divide_up(double a, double b) { return next_up(a / b); }
[[nodiscard]] inline double sqrt_up(double a) { return next_up(std::sqrt(a)); }

/// A double not above (below) a rational.
[[nodiscard]] double round_down(const Rational& value);
[[nodiscard]] double round_up(const Rational& value);

/// Whether the machine's doubles are those that the bounds are about: round to nearest, evaluated
/// in double, subnormal numbers kept.
[[nodiscard]] bool has_ieee_doubles();

}  // namespace certau
