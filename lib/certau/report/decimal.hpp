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

}  // namespace certau
