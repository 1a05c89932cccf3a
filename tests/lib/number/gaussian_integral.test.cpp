// SPDX-License-Identifier: Apache-2.0
#include "certau/number/gaussian_integral.hpp"

#include <gtest/gtest.h>

#include "certau/number/closed_interval.hpp"

namespace certau {
namespace {

template <class Number>
ClosedInterval enclosure_at(const Rational& z, unsigned bits) {
  const Number value = gaussian_integral(Number{z, bits});
  return {exact_lower(value), exact_upper(value)};
}

TEST(GaussianIntegral, the_two_ways_overlap_and_are_tight) {
  for (const Rational& z : {Rational{0}, Rational{1, 1000}, Rational{1, 3}, Rational{1},
                            Rational{5}, Rational{-2, 7}, Rational{-4}})
    for (const unsigned bits : {64U, 200U}) {
      const ClosedInterval ball = enclosure_at<Ball>(z, bits);
      const ClosedInterval interval = enclosure_at<Interval>(z, bits);
      EXPECT_NO_THROW((void)intersection(ball, interval)) << to_string(z);
      // The series at 5 has terms up to about 1e5 = 2^17.
      EXPECT_LE(ball.width(), power_of_two(16 - static_cast<long>(bits)));
      EXPECT_LE(interval.width(), power_of_two(28 - static_cast<long>(bits)));
    }
}

TEST(GaussianIntegral, has_its_known_values) {
  // The normal probability of [-1, 1] is 0.682689492137...; times √(π/2) it is 0.855624391892...
  const ClosedInterval known{Rational{855624391892, 1'000'000'000'000},
                             Rational{855624391893, 1'000'000'000'000}};
  EXPECT_TRUE(known.contains(enclosure_at<Ball>(1, 100).lower));
  EXPECT_TRUE(known.contains(enclosure_at<Interval>(1, 100).upper));
}

TEST(GaussianIntegral, a_wide_argument_is_enclosed) {
  const Interval value = gaussian_integral(Interval{Rational{1, 3}, 8});
  const ClosedInterval inside = enclosure_at<Ball>(Rational{1, 3}, 64);
  EXPECT_LE(exact_lower(value), inside.lower);
  EXPECT_GE(exact_upper(value), inside.upper);
}

TEST(GaussianIntegral, unbounded_arguments_are_refused) {
  EXPECT_THROW((void)gaussian_integral(Ball{1} / Ball{0}), ContractViolation);
  EXPECT_THROW((void)gaussian_integral(Interval{1} / Interval{0}), ContractViolation);
}

}  // namespace
}  // namespace certau
