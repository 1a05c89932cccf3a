// SPDX-License-Identifier: Apache-2.0
#include "certau/number/double_interval.hpp"

#include <random>

#include "certau/number/exact_range.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least = std::numeric_limits<double>::denorm_min();

Rational exact(double value) { return exact_range(value).lower; }

bool contains(const DoubleInterval& interval, const Rational& value) {
  const bool above = interval.lower == -infinity || exact(interval.lower) <= value;
  return above && (interval.upper == infinity || value <= exact(interval.upper));
}

// Doubles of all sizes, subnormal ones and zero among them.
double any_double(std::mt19937_64& random) {
  switch (random() % 6) {
    case 0:
      return 0;
    case 1:
      return least * static_cast<double>(random() % 1000) * (random() % 2 == 0 ? 1 : -1);
    case 2:
      return static_cast<double>(random() % 16) - 8;
    default: {
      const double fraction = static_cast<double>(random()) * 0x1p-64 - 0.5;
      return std::ldexp(fraction, static_cast<int>(random() % 2080) - 1060);
    }
  }
}

TEST(DoubleInterval, contains_what_its_members_give) {
  std::mt19937_64 random{3};
  const auto interval = [&] {
    const double a = any_double(random);
    const double b = random() % 3 == 0 ? a : any_double(random);
    return DoubleInterval{std::min(a, b), std::max(a, b)};
  };
  int bounds = 0;
  for (int k = 0; k < 40'000; ++k) {
    const auto a = interval();
    const auto b = interval();
    const auto sum = a + b;
    const auto difference = a - b;
    const auto product = a * b;
    const auto quotient = a / b;
    for (const double x : {a.lower, a.upper})
      for (const double y : {b.lower, b.upper}) {
        ASSERT_TRUE(contains(sum, exact(x) + exact(y))) << x << " " << y;
        ASSERT_TRUE(contains(difference, exact(x) - exact(y))) << x << " " << y;
        ASSERT_TRUE(contains(product, exact(x) * exact(y))) << x << " " << y;
        if (b.contains_zero()) {
          ASSERT_FALSE(quotient.is_bound());
        } else {
          ASSERT_TRUE(contains(quotient, exact(x) / exact(y))) << x << " " << y;
        }
      }
    bounds += product.is_bound() && sum.is_bound() ? 1 : 0;
    ASSERT_TRUE(contains(abs(a), abs(exact(a.lower))));
    ASSERT_TRUE(contains(abs(a), abs(exact(a.upper))));
    ASSERT_TRUE(!a.contains_zero() || abs(a).lower == 0);
    ASSERT_GE(a.magnitude(), std::abs(a.lower));
    ASSERT_GE(a.magnitude(), std::abs(a.upper));
  }
  EXPECT_GT(bounds, 10'000);
}

TEST(DoubleInterval, of_a_rational_contains_it_and_is_narrow) {
  support::check_property(300, [] {
    const Rational value{*rc::gen::inRange(-1000, 1000), *rc::gen::inRange(1, 1000)};
    const auto interval = DoubleInterval::enclosing(value);
    RC_ASSERT(contains(interval, value));
    RC_ASSERT(interval.upper - interval.lower <= std::abs(interval.upper) * 0x1p-52);
  });
}

TEST(DoubleInterval, keeps_zero_and_spoils_nothing_silently) {
  const auto zero = DoubleInterval::point(0);
  const DoubleInterval some{-3, 2};
  EXPECT_TRUE((zero * some).is_zero());
  EXPECT_TRUE((some * zero).is_zero());
  EXPECT_TRUE((zero / DoubleInterval{1, 2}).is_zero());
  const DoubleInterval vast{-infinity, infinity};
  EXPECT_FALSE((zero * vast).is_bound());
  EXPECT_FALSE((vast - vast).is_bound());
  EXPECT_FALSE((some / some).is_bound());
  EXPECT_FALSE((DoubleInterval::point(1e308) * DoubleInterval::point(10)).is_bound());
  EXPECT_FALSE(abs(some / some).is_bound());
}

TEST(Directed, neighbours_are_those_of_the_standard_library) {
  std::mt19937_64 random{5};
  const double top = std::numeric_limits<double>::max();
  std::vector<double> values{0.0, -0.0, least, -least, top, -top, infinity, -infinity, 0x1p-1022};
  for (int k = 0; k < 20'000; ++k) values.push_back(any_double(random));
  for (const double value : values) {
    ASSERT_EQ(next_up(value), std::nextafter(value, infinity)) << value;
    ASSERT_EQ(next_down(value), std::nextafter(value, -infinity)) << value;
  }
  EXPECT_TRUE(std::isnan(next_up(std::nan(""))));
}

TEST(Directed, roundings_of_rationals_enclose_them_tightly) {
  const auto check = [](const Rational& value) {
    const double down = round_down(value);
    const double up = round_up(value);
    EXPECT_TRUE(contains({down, up}, value)) << value;
    EXPECT_TRUE(up == down || up == next_up(down)) << value;
  };
  for (const auto* text : {"1/3", "-1/3", "0", "5", "1e400", "-1e400", "1e-400", "-1e-400"})
    check(parse_rational(text).value());
  check(power_of_two(-1074) * Rational(3, 2));
}

TEST(Directed, this_machine_has_ieee_doubles) { EXPECT_TRUE(has_ieee_doubles()); }

}  // namespace
}  // namespace certau
