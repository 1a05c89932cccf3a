// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/convex_region.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/support/property.hpp"

namespace certau::audit {
namespace {

using support::check_property;

Rational small(int most = 8) {
  return Rational{*rc::gen::inRange(-most, most + 1), *rc::gen::inRange(1, 5)};
}

bool holds(const HalfPlane& half_plane, const Point& point) {
  return half_plane.a * point.x + half_plane.b * point.y <= half_plane.c;
}

// In a convex polygon with corners in order every corner is on one side of every edge.
bool encloses(const ConvexRegion& region, const Point& point) {
  const auto& corners = region.corners();
  if (corners.empty()) return false;
  bool left = true;
  bool right = true;
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const Point& from = corners[k];
    const Point& to = corners[(k + 1) % corners.size()];
    const Rational turn =
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
    left = left && turn >= 0;
    right = right && turn <= 0;
  }
  const auto within = [&](auto get) {
    const auto [least, most] =
        std::minmax_element(corners.begin(), corners.end(),
                            [&](const Point& a, const Point& b) { return get(a) < get(b); });
    return get(*least) <= get(point) && get(point) <= get(*most);
  };
  return (left || right) && within([](const Point& p) { return p.x; }) &&
         within([](const Point& p) { return p.y; });
}

TEST(ConvexRegion, is_what_satisfies_every_cut) {
  check_property(400, [] {
    ConvexRegion region = ConvexRegion::box({-4, 4}, {-4, 4});
    std::vector<HalfPlane> cuts;
    for (int k = *rc::gen::inRange(1, 9); k > 0; --k) {
      cuts.push_back({small(), small(), small(12)});
      region.cut(cuts.back());
    }
    for (int k = 0; k < 20; ++k) {
      const Point point{small(16), small(16)};
      const bool in_box = abs(point.x) <= 4 && abs(point.y) <= 4;
      const bool satisfies = in_box && std::all_of(cuts.begin(), cuts.end(), [&](const auto& cut) {
                               return holds(cut, point);
                             });
      RC_ASSERT(encloses(region, point) == satisfies);
    }
    for (const auto& corner : region.corners())
      for (const auto& cut : cuts) RC_ASSERT(holds(cut, corner));
  });
}

TEST(ConvexRegion, segments_and_points_are_cut_too) {
  ConvexRegion region = ConvexRegion::segment({0, 0}, {2, 4});
  region.cut({1, 0, 1});
  EXPECT_EQ(region.range(0, 1), (ClosedInterval{0, 2}));
  region.cut({0, -1, -2});
  EXPECT_EQ(region.corners(), std::vector<Point>({{1, 2}}));
  region.cut({1, 1, 3});
  EXPECT_FALSE(region.is_empty());
  region.cut({1, 1, Rational{299, 100}});
  EXPECT_TRUE(region.is_empty());
  region.cut({0, 0, -1});
  EXPECT_TRUE(region.is_empty());
}

TEST(ConvexRegion, a_touching_cut_leaves_the_corner) {
  ConvexRegion region = ConvexRegion::box({0, 1}, {0, 1});
  region.cut({1, 1, 0});
  EXPECT_EQ(region.corners(), std::vector<Point>({{0, 0}}));
}

TEST(ConvexRegion, has_boundedly_many_corners_and_still_encloses) {
  // Tangents of the unit circle at rational points: each cut adds a corner.
  ConvexRegion region = ConvexRegion::box({-2, 2}, {-2, 2});
  for (int k = -100; k <= 100; ++k) {
    const Rational t{k, 50};
    const Rational x = (1 - t * t) / (1 + t * t);
    const Rational y = 2 * t / (1 + t * t);
    region.cut({x, y, 1});
    EXPECT_LE(region.corners().size(), ConvexRegion::most_corners);
  }
  EXPECT_EQ(region.corners().size(), ConvexRegion::most_corners);
  for (int k = -100; k <= 100; k += 7) {
    const Rational t{k, 50};
    EXPECT_TRUE(encloses(region, {(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)}));
  }
  region.cut({1, 0, -3});
  EXPECT_TRUE(region.is_empty());
}

}  // namespace
}  // namespace certau::audit
