// SPDX-License-Identifier: Apache-2.0
#include "certau/report/decimal.hpp"

#include <algorithm>

namespace certau {
namespace {

// More decimals than any digits asked for, so that no certain digit is hidden.
constexpr int places_limit = 1100;
// A point value without a finite decimal is cut here.
constexpr int places_for_point = 60;

// m/10^places is the decimal nearest to the middle; are both ends within one unit of it?
bool covers(const Rational& lower, const Rational& upper, int places) {
  const Rational unit = power_of_ten(-places);
  const Rational shown = Rational{floor((lower + upper) / 2 / unit + Rational{1, 2})} * unit;
  return upper - shown <= unit && shown - lower <= unit;
}

std::string short_decimal(const Rational& rounded, int digits) {
  if (rounded == 0) return "0";
  const int exponent = decimal_exponent(rounded);
  if (exponent >= -4 && exponent < 6)
    return approx_decimal(rounded, std::max(0, digits - 1 - exponent));
  return approx_decimal(rounded * power_of_ten(-exponent), digits - 1) + "e" +
         std::to_string(exponent);
}

}  // namespace

std::string short_decimal_up(const Rational& value, int digits) {
  return short_decimal(value == 0 ? value : round_up(value, digits), digits);
}

std::string short_decimal_down(const Rational& value, int digits) {
  return short_decimal(value == 0 ? value : round_down(value, digits), digits);
}

std::string readable_enclosure(const Rational& lower, const Rational& upper) {
  constexpr int few = 4;
  const Rational size = std::max(Rational{abs(lower)}, Rational{abs(upper)});
  if (upper - lower <= size * power_of_ten(-few)) return certain_decimal(lower, upper);
  return "[" + short_decimal_down(lower, few + 1) + ", " + short_decimal_up(upper, few + 1) + "]";
}

std::string certain_decimal(const Rational& lower, const Rational& upper) {
  require(lower <= upper,
          "certain_decimal of an empty enclosure (no number in it): order its ends");
  if (lower == upper) {
    for (int places = 0; places <= places_for_point; ++places)
      if (denominator(Rational{lower * power_of_ten(places)}) == 1)
        return approx_decimal(lower, places);
    return approx_decimal(lower, places_for_point) + "(1)";
  }
  const int exponent = decimal_exponent(upper - lower);
  int places = std::min(std::max(0, 1 - exponent), places_limit);
  while (places > 0 && !covers(lower, upper, places)) --places;
  if (covers(lower, upper, places)) return approx_decimal((lower + upper) / 2, places) + "(1)";
  // Not even the units are certain: the enclosure itself is what is known.
  return "[" + approx_decimal(Rational{floor(lower)}, 0) + ", " +
         approx_decimal(Rational{ceil(upper)}, 0) + "]";
}

}  // namespace certau
