// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/number/closed_interval.hpp"

namespace certau::audit {

/// The ends of an interval as decimals, the lower rounded down and the upper up.
struct OutwardDecimals {
  std::string lower;
  std::string upper;
};

/// Four digits more than it takes to tell the ends apart, at least 12 and at most 40 in all; an end
/// that is a shorter decimal is that.
[[nodiscard]] OutwardDecimals outward_decimals(const ClosedInterval& interval);

/// A rational that is a decimal of at most 40 digits exactly, else to 17 digits with "…".
[[nodiscard]] std::string shown_decimal(const Rational& value);

}  // namespace certau::audit
