// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/convex_region.hpp"

#include <algorithm>

namespace certau::audit {
namespace {

// Where the segment between two points on either side of the line meets it.
Point crossing(const Point& from, const Point& to, const Rational& above_from,
               const Rational& above_to) {
  const Rational share = above_from / (above_from - above_to);
  return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

void append(std::vector<Point>& corners, const Point& point) {
  if (corners.empty() || !(corners.back() == point)) corners.push_back(point);
}

}  // namespace

ConvexRegion ConvexRegion::box(const ClosedInterval& x, const ClosedInterval& y) {
  return ConvexRegion{
      {{x.lower, y.lower}, {x.upper, y.lower}, {x.upper, y.upper}, {x.lower, y.upper}}};
}

ConvexRegion ConvexRegion::segment(const Point& from, const Point& to) {
  return ConvexRegion{{from, to}};
}

// [sutherland1974] for one half-plane.
void ConvexRegion::cut(const HalfPlane& half_plane) {
  if (corners_.empty()) return;
  std::vector<Rational> above;
  for (const auto& corner : corners_)
    above.push_back(half_plane.a * corner.x + half_plane.b * corner.y - half_plane.c);
  if (std::all_of(above.begin(), above.end(), [](const Rational& x) { return x <= 0; })) return;

  std::vector<Point> kept;
  for (std::size_t k = 0; k < corners_.size(); ++k) {
    const std::size_t next = k + 1 == corners_.size() ? 0 : k + 1;
    if (above[k] <= 0) append(kept, corners_[k]);
    if ((above[k] < 0 && above[next] > 0) || (above[k] > 0 && above[next] < 0))
      append(kept, crossing(corners_[k], corners_[next], above[k], above[next]));
  }
  while (kept.size() > 1 && kept.back() == kept.front()) kept.pop_back();
  if (kept.size() <= std::max(most_corners, corners_.size())) corners_ = std::move(kept);
}

ClosedInterval ConvexRegion::range(const Rational& a, const Rational& b) const {
  require(!corners_.empty(), "range over an empty region (there is none): test is_empty first");
  const auto value = [&](const Point& corner) { return Rational{a * corner.x + b * corner.y}; };
  ClosedInterval range{value(corners_.front()), value(corners_.front())};
  for (const auto& corner : corners_) {
    range.lower = std::min(range.lower, value(corner));
    range.upper = std::max(range.upper, value(corner));
  }
  return range;
}

}  // namespace certau::audit
