// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "certau/number/rational.hpp"

namespace certau::theorems {

/// Which way a bound bounds.
enum class Bound { lower, upper };

/// A number with the resolution at which it was printed.
struct PrintedNumber {
  std::string text;
  Rational value;
  /// The power of ten that one unit of the last digit is worth: -4 for "0.1234", 2 for "1.2e3";
  /// nothing for "1/3", which has no digits.
  std::optional<int> place;
};

/// Reads what parse_rational reads, and where its last digit stands.
[[nodiscard]] Outcome<PrintedNumber> parse_printed(std::string_view text);

/// The sharpest true bound at that resolution: the least multiple of 10^place that is at least the
/// value for an upper bound, the greatest that is at most the value for a lower one.
[[nodiscard]] Rational sharpest_bound(const Rational& value, Bound bound, int place);

/// A multiple of 10^place as it would be printed: "0.1235", or "12e7" and "12e-40" where zeros
/// would take the room.
[[nodiscard]] std::string printed_at(const Rational& multiple, int place);

/// Where a bound that is false goes wrong: "sign", or the number of its first digit, counted from 1
/// at the first digit that is not zero, that differs from the sharpest true bound at its resolution
/// (digits compared place by place). A bound that is 0, or has fewer digits before the point than
/// the true one, is wrong from digit 1 on.
///   Requires  printed.place; the bound is false
[[nodiscard]] std::string first_wrong_digit(const PrintedNumber& printed, const Rational& value,
                                            Bound bound);

/// By how many units of its last digit a true bound could be sharpened.
///   Requires  printed.place; the bound is true
[[nodiscard]] Integer spare_units(const PrintedNumber& printed, const Rational& value, Bound bound);

/// The number itself where its exact text has at most `longest` characters; else its first `digits`
/// significant digits, cut and not rounded, with "…" after them unless that is the number.
[[nodiscard]] std::string exact_or_first_digits(const Rational& value, std::size_t longest,
                                                int digits);

}  // namespace certau::theorems
