// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <string>
#include <string_view>

#include "certau/base/outcome.hpp"

namespace certau {

/// Exact integers and rationals: GMP through Boost.Multiprecision, without expression templates so
/// that `auto` is always a value.
using Integer =
    boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;
using Rational = boost::multiprecision::number<boost::multiprecision::gmp_rational,
                                               boost::multiprecision::et_off>;

/// Reads "3", "-1/4", "0.125" or "1e-5" exactly.
///   Returns  the rational; outside_domain with the reason if the text is no such number
///   Error    none: no binary floating point is involved
[[nodiscard]] Outcome<Rational> parse_rational(std::string_view text);

/// "p/q" in lowest terms, "p" if the denominator is 1.
[[nodiscard]] std::string to_string(const Rational& value);

[[nodiscard]] Integer floor(const Rational& value);
[[nodiscard]] Integer ceil(const Rational& value);

[[nodiscard]] Rational power(const Rational& base, unsigned exponent);

/// 10^exponent, for any sign of the exponent.
[[nodiscard]] Rational power_of_ten(int exponent);

/// 2^exponent, for any sign of the exponent.
[[nodiscard]] Rational power_of_two(long exponent);

/// The e with 10^e <= abs(value) < 10^(e + 1). Requires value != 0.
[[nodiscard]] int decimal_exponent(const Rational& value);

/// The decimal with `digits` significant digits next to value, not above (below) it.
[[nodiscard]] Rational round_down(const Rational& value, int digits);
[[nodiscard]] Rational round_up(const Rational& value, int digits);

/// The value with `places` digits after the decimal point, rounded to the nearest.
[[nodiscard]] std::string approx_decimal(const Rational& value, int places);

}  // namespace certau
