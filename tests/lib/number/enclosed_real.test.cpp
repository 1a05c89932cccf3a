// SPDX-License-Identifier: Apache-2.0
#include "certau/number/enclosed_real.hpp"

#include <gtest/gtest.h>

#include <random>

#include "certau/number/exact_range.hpp"

namespace certau {
namespace {

Rational exact(const Real& value) { return exact_range(value).lower; }

template <class T>
void is_itself(const T& value) {
  EXPECT_EQ(exact(exact_real(value)), exact_range(value).lower);
}

TEST(EnclosedReal, numbers_of_every_type_are_themselves) {
  const Rational third(1, 3);
  for (const auto& value : {third, Rational{-7}, Rational{third * power_of_two(-100)}}) {
    is_itself(from_rational<float>(value, {}));
    is_itself(from_rational<double>(value, {}));
    is_itself(from_rational<long double>(value, {}));
    is_itself(from_rational<Quad>(value, {}));
    is_itself(from_rational<Real>(value, {300}));
    is_itself(from_rational<Bfloat16>(value, {}));
    is_itself(from_rational<Half>(value, {}));
  }
  is_itself(from_rational<Quad>(third * power_of_two(-3000), {}));
  is_itself(from_rational<Quad>(third * power_of_two(3000), {}));
  is_itself(Quad{0});
  std::mt19937_64 random{1};
  for (int k = 0; k < 200; ++k) {
    const Rational part = Rational{Integer{random()}} * power_of_two(-64);
    is_itself(from_rational<Quad>(part + part * part * power_of_two(-40), {}));
  }
}

TEST(EnclosedReal, distances_are_enclosed) {
  std::mt19937_64 random{2};
  const auto number = [&](unsigned bits) {
    const Rational value = (Rational{Integer{random()}} * power_of_two(-64) - Rational(1, 2)) / 3;
    return from_rational<Real>(value, {bits});
  };
  for (int k = 0; k < 2000; ++k) {
    const EnclosedReal enclosure{number(300), k % 4 == 0 ? 0 : std::ldexp(1.0, -k % 300)};
    const Real value = k % 5 == 0 ? enclosure.middle : number(11 + static_cast<unsigned>(k) % 200);
    const Rational gap = abs(exact(value) - exact(enclosure.middle));
    const Rational radius = exact_range(enclosure.radius).lower;
    const auto bounds = distance(enclosure, value);
    // The nearest and the farthest member.
    EXPECT_GE(exact_range(bounds.upper).lower, gap + radius);
    EXPECT_TRUE(bounds.lower == 0 || exact_range(bounds.lower).lower <= gap - radius);
    EXPECT_LE(bounds.upper, round_up(gap + radius) * (1 + 0x1p-50));
    EXPECT_TRUE(gap <= radius * Rational(101, 100) ||
                exact_range(bounds.lower).lower > (gap - radius) * Rational(99, 100));
  }
}

TEST(EnclosedReal, a_ball_is_within_its_middle_and_radius) {
  for (const unsigned bits : {30U, 64U, 320U}) {
    const Ball third{Rational(1, 3), bits};
    const auto enclosure = enclosed(third * third - third);
    const Rational value(-2, 9);
    EXPECT_LE(abs(value - exact(enclosure.middle)), exact_range(enclosure.radius).lower);
    EXPECT_LT(enclosure.radius, std::ldexp(1.0, 3 - static_cast<int>(bits)));
  }
  EXPECT_EQ(enclosed(Ball{5}).radius, 0);
  EXPECT_THROW((void)enclosed(Ball{1} / Ball{0}), ContractViolation);
}

TEST(EnclosedReal, widths_are_not_below_the_true_ones) {
  const Interval interval{Rational(1, 3), 40};
  EXPECT_GE(exact_range(width_up(interval)).lower, exact_upper(interval) - exact_lower(interval));
  EXPECT_LT(width_up(interval), 0x1p-40);
  EXPECT_EQ(width_up(Interval{1} / (interval - interval)), std::numeric_limits<double>::infinity());
  const Ball ball{Rational(1, 3), 40};
  EXPECT_GE(exact_range(width_up(ball)).lower, exact_upper(ball) - exact_lower(ball));
  EXPECT_EQ(width_up(Ball{1} / Ball{0}), std::numeric_limits<double>::infinity());
}

TEST(EnclosedReal, binary_exponents_are_those_of_the_size) {
  EXPECT_EQ(binary_exponent(exact_real(1.0)), 0);
  EXPECT_EQ(binary_exponent(exact_real(-0.75)), -1);
  EXPECT_EQ(binary_exponent(exact_real(1023.0)), 9);
  EXPECT_THROW((void)binary_exponent(exact_real(0.0)), ContractViolation);
}

}  // namespace
}  // namespace certau
