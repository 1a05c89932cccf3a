// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/number/rational.hpp"

namespace certau {

/// The digits of a number that an enclosure makes certain.
///   Statement  "0.0033(1)" means: every number of [lower, upper] is within one unit of the last
///              digit shown; as many digits as that allows. A single number
///              with a decimal of at most 60 places is shown exactly, without "(1)"; where not even
///              units are certain, "[lower, upper]" rounded outward
///   Requires   lower <= upper
///   Error      none: decided in exact rationals
[[nodiscard]] std::string certain_decimal(const Rational& lower, const Rational& upper);

/// The same where digits are few: fewer than four certain ones become "[lower, upper]", rounded
/// outward to five.
[[nodiscard]] std::string readable_enclosure(const Rational& lower, const Rational& upper);

/// A decimal of a few digits not below (above) the value, in exponent notation where it is shorter.
[[nodiscard]] std::string short_decimal_up(const Rational& value, int digits);
[[nodiscard]] std::string short_decimal_down(const Rational& value, int digits);

}  // namespace certau
