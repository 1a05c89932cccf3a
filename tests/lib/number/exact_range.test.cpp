// SPDX-License-Identifier: Apache-2.0
#include "certau/number/exact_range.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const Rational third{1, 3};

TEST(ExactRange, of_a_point_is_the_point) {
  EXPECT_EQ(exact_range(third), (ClosedInterval{third, third}));
  EXPECT_EQ(exact_range(0.1), (ClosedInterval{Rational{0x1999999999999aLL} * power_of_two(-56),
                                              Rational{0x1999999999999aLL} * power_of_two(-56)}));
  EXPECT_EQ(exact_range(-0.75F).lower, Rational(-3, 4));
  EXPECT_EQ(exact_range(0.0).lower, 0);
  EXPECT_EQ(exact_range(std::numeric_limits<double>::denorm_min()).upper, power_of_two(-1074));
  EXPECT_EQ(exact_range(Half{-0.375}).lower, Rational(-3, 8));
}

// A number of p bits next to 1/3: its distance is at most half a unit, 2^-(p+2), and not zero.
template <class T>
void rounds_a_third(const char* name, const T& value, int bits) {
  const auto range = exact_range(value);
  EXPECT_EQ(range.lower, range.upper) << name;
  const Rational distance = abs(Rational{range.lower - third});
  EXPECT_GT(distance, power_of_two(-bits - 3)) << name;
  EXPECT_LE(distance, power_of_two(-bits)) << name;
  // No more bits than the type has.
  EXPECT_EQ(denominator(Rational{range.lower * power_of_two(bits + 1)}), 1) << name;
}

TEST(ExactRange, of_a_float_has_all_its_bits) {
  rounds_a_third("float", from_rational<float>(third, {}), 24);
  rounds_a_third("double", from_rational<double>(third, {}), 53);
  rounds_a_third("long double", from_rational<long double>(third, {}), 64);
  rounds_a_third("quad", from_rational<Quad>(third, {}), 113);
  rounds_a_third("mpfr", from_rational<Real>(third, {200}), 200);
  rounds_a_third("half", from_rational<Half>(third, {}), 11);
}

TEST(ExactRange, of_an_enclosure_has_its_ends) {
  for (const unsigned bits : {20U, 128U}) {
    const auto ball = exact_range(from_rational<Ball>(third, {bits}));
    const auto interval = exact_range(from_rational<Interval>(third, {bits}));
    for (const auto& range : {ball, interval}) {
      EXPECT_TRUE(range.contains(third));
      EXPECT_GT(range.width(), 0);
      EXPECT_LE(range.width(), power_of_two(1 - static_cast<long>(bits)));
    }
  }
  EXPECT_EQ(exact_range(Ball{3}), (ClosedInterval{3, 3}));
}

TEST(ExactRange, what_is_not_finite_has_none) {
  EXPECT_THROW((void)exact_range(std::numeric_limits<double>::infinity()), ContractViolation);
  EXPECT_THROW((void)exact_range(std::numeric_limits<float>::quiet_NaN()), ContractViolation);
  EXPECT_THROW((void)exact_range(Quad{1} / Quad{0}), ContractViolation);
  EXPECT_THROW((void)exact_range(Ball{1} / Ball{0}), ContractViolation);
  EXPECT_THROW((void)exact_range(Interval{1} / Interval{0}), ContractViolation);
  EXPECT_THROW((void)exact_range(Real{1} / Real{0}), ContractViolation);
}

}  // namespace
}  // namespace certau
