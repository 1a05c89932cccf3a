// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/rational.hpp"

namespace certau {

/// A closed interval of the real line with rational ends, lower <= upper.
struct ClosedInterval {
  Rational lower;
  Rational upper;

  [[nodiscard]] bool contains(const Rational& point) const {
    return lower <= point && point <= upper;
  }
  [[nodiscard]] Rational centre() const { return (lower + upper) / 2; }
  [[nodiscard]] Rational radius() const { return (upper - lower) / 2; }
  [[nodiscard]] Rational width() const { return upper - lower; }
  /// Where a point lies when the interval is mapped onto [-1, 1]. Requires lower < upper.
  [[nodiscard]] Rational to_unit(const Rational& point) const {
    return (point - centre()) / radius();
  }

  friend bool operator==(const ClosedInterval&, const ClosedInterval&) = default;
};

/// The common part. Requires: there is one.
[[nodiscard]] inline ClosedInterval intersection(const ClosedInterval& a, const ClosedInterval& b) {
  const ClosedInterval common{a.lower < b.lower ? b.lower : a.lower,
                              a.upper < b.upper ? a.upper : b.upper};
  require(common.lower <= common.upper,
          "intersection of disjoint intervals (it is empty): test for overlap first");
  return common;
}

}  // namespace certau
