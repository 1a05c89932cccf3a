// SPDX-License-Identifier: Apache-2.0
#include "certau/number/interval.hpp"

#include <gtest/gtest.h>

#include "certau/number/closed_interval.hpp"

namespace certau {
namespace {

const Rational third(1, 3);

unsigned precision(const Interval& value) {
  return static_cast<unsigned>(mpfi_get_prec(value.data()));
}

TEST(Interval, ends_are_exact_neighbours) {
  const auto enclosed = from_rational<Interval>(third, {4});
  EXPECT_EQ(exact_lower(enclosed), Rational(10, 32));
  EXPECT_EQ(exact_upper(enclosed), Rational(11, 32));
}

TEST(Interval, every_operation_keeps_the_precision) {
  for (const unsigned bits : {24U, 53U, 113U, 192U, 256U, 1000U}) {
    const auto x = from_rational<Interval>(third, {bits});
    const auto enough = [&](const Interval& y) { return precision(y) >= bits; };
    EXPECT_TRUE(enough(x + x) && enough(x - x) && enough(x * x) && enough(x / x)) << bits;
    EXPECT_TRUE(enough(1 - x) && enough(x / 2) && enough(-x) && enough(abs(x))) << bits;
    EXPECT_TRUE(enough(exp(x)) && enough(log(x)) && enough(sqrt(x))) << bits;
  }
}

TEST(Interval, an_exact_factor_does_not_lower_the_precision) {
  // T(1), T(k) and the like are written without a format throughout the dynamics.
  const auto x = from_rational<Interval>(third, {300});
  EXPECT_GE(precision(Interval(1) * x), 300U);
  EXPECT_GE(precision(x * Interval(3)), 300U);
  EXPECT_GE(precision(Interval(0) + x), 300U);
}

TEST(Interval, elementary_functions_enclose) {
  // exp(log(x)) and sqrt(x)^2 are x.
  const auto x = from_rational<Interval>(third, {100});
  for (const Interval& y : {Interval{exp(log(x))}, Interval{sqrt(x) * sqrt(x)}}) {
    EXPECT_LE(exact_lower(y), third);
    EXPECT_GE(exact_upper(y), third);
    EXPECT_LT(exact_upper(y) - exact_lower(y), power_of_two(-90));
  }
}

TEST(Interval, abs_of_an_interval_around_zero_starts_at_zero) {
  const auto x = from_rational<Interval>(third, {20});
  const Interval around = x - x;
  EXPECT_LT(exact_lower(around), 0);
  EXPECT_EQ(exact_lower(abs(around)), 0);
  EXPECT_EQ(exact_upper(abs(around)), exact_upper(around));
}

TEST(Interval, text_rounds_outward) {
  const auto enclosed = from_rational<Interval>(-third, {53});
  const auto text = NumberTraits<Interval>::to_text(enclosed);
  const auto comma = text.find(", ");
  ASSERT_TRUE(text.front() == '[' && text.back() == ']' && comma != std::string::npos) << text;
  const Rational lower = parse_rational(text.substr(1, comma - 1)).value();
  const Rational upper = parse_rational(text.substr(comma + 2, text.size() - comma - 3)).value();
  EXPECT_LE(lower, exact_lower(enclosed));
  EXPECT_GE(upper, exact_upper(enclosed));
  EXPECT_LT(upper - lower, power_of_two(-50));
}

TEST(Interval, text_of_zero_and_of_an_unbounded_end) {
  EXPECT_EQ(NumberTraits<Interval>::to_text(Interval(0)), "[0, 0]");
  EXPECT_EQ(NumberTraits<Interval>::to_text(log(Interval(0) * Interval(1))).substr(0, 6), "[-inf,");
}

}  // namespace
}  // namespace certau
