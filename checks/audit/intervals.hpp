// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "certau/number/closed_interval.hpp"
#include "checks/audit/recorded_number.hpp"

namespace certau::audit {

/// Every number that the recorded one may stand for.
[[nodiscard]] inline ClosedInterval range_of(const RecordedNumber& number) {
  const Rational value = number.value();
  const Rational slack = number.slack();
  return {value - slack, value + slack};
}

[[nodiscard]] inline ClosedInterval widened(const ClosedInterval& interval, const Rational& by) {
  return {interval.lower - by, interval.upper + by};
}

/// The smallest interval that holds both.
[[nodiscard]] inline ClosedInterval hull(const ClosedInterval& a, const ClosedInterval& b) {
  return {std::min(a.lower, b.lower), std::max(a.upper, b.upper)};
}

[[nodiscard]] inline bool are_disjoint(const ClosedInterval& a, const ClosedInterval& b) {
  return a.upper < b.lower || b.upper < a.lower;
}

[[nodiscard]] inline ClosedInterval scaled(const ClosedInterval& interval, const Rational& factor) {
  const Rational lower = interval.lower * factor;
  const Rational upper = interval.upper * factor;
  return factor < 0 ? ClosedInterval{upper, lower} : ClosedInterval{lower, upper};
}

/// The absolute values of an interval's numbers.
[[nodiscard]] inline ClosedInterval sizes(const ClosedInterval& interval) {
  if (interval.lower >= 0) return interval;
  if (interval.upper <= 0) return scaled(interval, -1);
  return {0, std::max(Rational{-interval.lower}, interval.upper)};
}

}  // namespace certau::audit
