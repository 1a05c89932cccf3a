// SPDX-License-Identifier: Apache-2.0
#include "certau/number/closed_interval.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

TEST(ClosedInterval, measures_are_exact) {
  const ClosedInterval interval{Rational(-1, 3), 1};
  EXPECT_EQ(interval.centre(), Rational(1, 3));
  EXPECT_EQ(interval.radius(), Rational(2, 3));
  EXPECT_EQ(interval.width(), Rational(4, 3));
}

TEST(ClosedInterval, the_ends_belong_to_it) {
  const ClosedInterval interval{0, 1};
  EXPECT_TRUE(interval.contains(0) && interval.contains(1) && interval.contains(Rational(1, 2)));
  EXPECT_FALSE(interval.contains(-power_of_two(-99)) || interval.contains(1 + power_of_two(-99)));
}

TEST(ClosedInterval, to_unit_maps_it_onto_minus_one_to_one) {
  const ClosedInterval interval{Rational(-1, 3), 1};
  EXPECT_EQ(interval.to_unit(Rational(-1, 3)), -1);
  EXPECT_EQ(interval.to_unit(1), 1);
  EXPECT_EQ(interval.to_unit(Rational(2, 3)), Rational(1, 2));
}

TEST(ClosedInterval, intersection_is_the_common_part) {
  EXPECT_EQ(intersection({0, 2}, {1, 3}), (ClosedInterval{1, 2}));
  EXPECT_EQ(intersection({0, 3}, {1, 2}), (ClosedInterval{1, 2}));
  EXPECT_EQ(intersection({0, 1}, {1, 2}), (ClosedInterval{1, 1}));
  EXPECT_THROW((void)intersection({0, 1}, {2, 3}), ContractViolation);
}

}  // namespace
}  // namespace certau
