// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/closed_interval.hpp"

namespace certau::audit {

struct Point {
  Rational x;
  Rational y;
  friend bool operator==(const Point&, const Point&) = default;
};

/// The points with a·x + b·y <= c.
struct HalfPlane {
  Rational a;
  Rational b;
  Rational c;
};

/// A bounded convex set of the plane with few corners, cut down by half-planes.
///   Statement  holds every point of the start that lies in all half-planes it was cut by. Exactly
///              those, until a cut would make more than most_corners corners: that cut is left out
///   Shape      a polygon, a segment, a point, or nothing
///   Error      none: rationals. A corner is the intersection of two of the lines, so that numbers
///              stay as long as three of the data's
class ConvexRegion {
 public:
  static constexpr std::size_t most_corners = 64;

  [[nodiscard]] static ConvexRegion box(const ClosedInterval& x, const ClosedInterval& y);
  [[nodiscard]] static ConvexRegion segment(const Point& from, const Point& to);

  void cut(const HalfPlane& half_plane);

  [[nodiscard]] bool is_empty() const { return corners_.empty(); }
  /// In order around the region.
  [[nodiscard]] const std::vector<Point>& corners() const { return corners_; }
  /// The values of a·x + b·y. Requires: not empty.
  [[nodiscard]] ClosedInterval range(const Rational& a, const Rational& b) const;

 private:
  explicit ConvexRegion(std::vector<Point> corners) : corners_{std::move(corners)} {}
  std::vector<Point> corners_;
};

}  // namespace certau::audit
