// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/printed_number.hpp"

#include <algorithm>
#include <charconv>

namespace certau::theorems {
namespace {

constexpr int most_zeros = 30;

// Of a text that parse_rational accepts.
std::optional<int> place_of(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return std::nullopt;
  int place = 0;
  const auto e = std::min(text.size(), text.find_first_of("eE"));
  if (e < text.size()) {
    auto exponent = text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), place);
  }
  const auto mantissa = text.substr(0, e);
  const auto point = mantissa.find('.');
  if (point != std::string_view::npos) place -= static_cast<int>(mantissa.size() - point - 1);
  return place;
}

// How many units of 10^place the size of a multiple of it is.
std::string units(const Rational& multiple, int place) {
  return numerator(Rational{abs(multiple) * power_of_ten(-place)}).str();
}

// A number of at most that many significant digits; with an exponent where zeros would be many.
std::string significant(const Rational& number, int digits) {
  const int exponent = decimal_exponent(number);
  if (exponent >= -4 && exponent < 6)
    return approx_decimal(number, std::max(0, digits - 1 - exponent));
  return approx_decimal(number * power_of_ten(-exponent), digits - 1) + "e" +
         std::to_string(exponent);
}

}  // namespace

Outcome<PrintedNumber> parse_printed(std::string_view text) {
  const auto value = parse_rational(text);
  if (!value.has_value()) return value.refusal<PrintedNumber>();
  return PrintedNumber{std::string{text}, value.value(), place_of(text)};
}

Rational sharpest_bound(const Rational& value, Bound bound, int place) {
  const Rational units = value * power_of_ten(-place);
  return Rational{bound == Bound::upper ? ceil(units) : floor(units)} * power_of_ten(place);
}

std::string printed_at(const Rational& multiple, int place) {
  if (place <= 0 && place >= -most_zeros) return approx_decimal(multiple, -place);
  const std::string digits = units(multiple, place);
  if (digits == "0") return digits;
  return (multiple < 0 ? "-" : "") + digits + "e" + std::to_string(place);
}

std::string first_wrong_digit(const PrintedNumber& printed, const Rational& value, Bound bound) {
  require(printed.place.has_value(),
          "first_wrong_digit of a quotient (it has no digits): ask for decimals only");
  if ((printed.value < 0 && value > 0) || (printed.value > 0 && value < 0)) return "sign";
  std::string claimed = units(printed.value, *printed.place);
  std::string right = units(sharpest_bound(value, bound, *printed.place), *printed.place);
  const auto width = std::max(claimed.size(), right.size());
  const std::size_t first = claimed == "0" ? width : width - claimed.size();
  claimed.insert(0, width - claimed.size(), '0');
  right.insert(0, width - right.size(), '0');
  const auto wrong = static_cast<std::size_t>(
      std::mismatch(claimed.begin(), claimed.end(), right.begin()).first - claimed.begin());
  return std::to_string(wrong < first ? 1 : wrong - first + 1);
}

Integer spare_units(const PrintedNumber& printed, const Rational& value, Bound bound) {
  require(printed.place.has_value(),
          "spare_units of a quotient (it has no digits): ask for decimals only");
  const Rational spare = printed.value - sharpest_bound(value, bound, *printed.place);
  return numerator(Rational{abs(spare) * power_of_ten(-*printed.place)});
}

std::string exact_or_first_digits(const Rational& value, std::size_t longest, int digits) {
  const std::string exact = to_string(value);
  if (exact.size() <= longest || value == 0) return exact;
  // Towards zero: the digits shown are those of the number.
  const Rational cut = value < 0 ? round_up(value, digits) : round_down(value, digits);
  return significant(cut, digits) + (cut == value ? "" : "…");
}

}  // namespace certau::theorems
