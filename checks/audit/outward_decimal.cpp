// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/outward_decimal.hpp"

#include <algorithm>

namespace certau::audit {
namespace {

constexpr int fewest_digits = 12;
constexpr int most_digits = 40;

// A value that is a multiple of 10^-places for some places, without its last zeros.
std::string plain(const Rational& value, int digits) {
  if (value == 0) return "0";
  const int exponent = decimal_exponent(value);
  if (exponent < -30 || exponent > 30) {
    const auto mantissa = plain(value * power_of_ten(-exponent), digits);
    return mantissa + "e" + std::to_string(exponent);
  }
  std::string text = approx_decimal(value, std::max(0, digits - 1 - exponent));
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

}  // namespace

OutwardDecimals outward_decimals(const ClosedInterval& interval) {
  int digits = most_digits;
  const Rational size = std::max(Rational{abs(interval.lower)}, Rational{abs(interval.upper)});
  if (interval.width() > 0)
    digits = std::clamp(decimal_exponent(size) - decimal_exponent(interval.width()) + 4,
                        fewest_digits, most_digits);
  return {plain(round_down(interval.lower, digits), digits),
          plain(round_up(interval.upper, digits), digits)};
}

std::string shown_decimal(const Rational& value) {
  if (value == 0 || round_down(value, most_digits) == value) return plain(value, most_digits);
  constexpr int shown = 17;
  return plain(value < 0 ? round_up(value, shown) : round_down(value, shown), shown) + "…";
}

}  // namespace certau::audit
