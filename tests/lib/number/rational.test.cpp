// SPDX-License-Identifier: Apache-2.0
#include "certau/number/rational.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

Rational parsed(std::string_view text) { return parse_rational(text).value(); }

TEST(Rational, parse_reads_integers_quotients_and_decimals_exactly) {
  EXPECT_EQ(parsed("3"), 3);
  EXPECT_EQ(parsed("-1/4"), Rational(-1, 4));
  EXPECT_EQ(parsed("+1/4"), Rational(1, 4));
  EXPECT_EQ(parsed("6/8"), Rational(3, 4));
  EXPECT_EQ(parsed("0.125"), Rational(1, 8));
  EXPECT_EQ(parsed("0.1"), Rational(1, 10));
  EXPECT_EQ(parsed("-0.10"), Rational(-1, 10));
  EXPECT_EQ(parsed("1e-5"), Rational(1, 100000));
  EXPECT_EQ(parsed("1e5"), 100000);
  EXPECT_EQ(parsed("1E+2"), 100);
  EXPECT_EQ(parsed("-12.5e-1"), Rational(-5, 4));
  EXPECT_EQ(parsed("0e9"), 0);
}

TEST(Rational, parse_gives_zero_one_form) {
  EXPECT_EQ(parsed("-0"), 0);
  EXPECT_EQ(parsed("-0/7"), 0);
  EXPECT_EQ(to_string(parsed("-0.0")), "0");
}

TEST(Rational, parse_takes_leading_zeros_for_decimal) {
  EXPECT_EQ(parsed("010"), 10);
  EXPECT_EQ(parsed("-007/010"), Rational(-7, 10));
  EXPECT_EQ(parsed("00.50"), Rational(1, 2));
  EXPECT_EQ(parsed("000"), 0);
}

TEST(Rational, parse_refuses_what_is_no_number) {
  for (const auto* text :
       {"",     "+",    "-",    "/",     "1/",    "/2",    "1/0",   "1/00",  "0/0",   ".5",
        "5.",   ".",    "1.e5", "e5",    "1e",    "1e+",   "1e5e5", "1.2.3", "1e0.5", "--1",
        "+-1",  "1/-2", "1/+2", "1.5/2", "1/2/3", "1/2e1", "1e5/2", " 1",    "1 ",    "1 /2",
        "0x10", "1,5",  "inf",  "nan",   "1_000", "١",     "1\n"}) {
    const auto outcome = parse_rational(text);
    EXPECT_FALSE(outcome.has_value()) << text;
    EXPECT_FALSE(outcome.is_inconclusive()) << text;
    EXPECT_NE(outcome.reason().find('"' + std::string{text} + '"'), std::string::npos) << text;
  }
  EXPECT_FALSE(parse_rational(std::string_view{"1\0", 2}).has_value());
}

TEST(Rational, parse_bounds_exponent_and_length) {
  EXPECT_EQ(parsed("1e20000"), power_of_ten(20000));
  EXPECT_EQ(parsed("1e-20000"), power_of_ten(-20000));
  for (const auto* text : {"1e20001", "1e-20001", "1e999999999", "1e-999999999",
                           "1e99999999999999999999", "1e-99999999999999999999"})
    EXPECT_FALSE(parse_rational(text).has_value()) << text;
  EXPECT_TRUE(parse_rational(std::string(20'000, '7')).has_value());
  const auto refused = parse_rational(std::string(20'001, '7'));
  EXPECT_FALSE(refused.has_value());
  EXPECT_LT(refused.reason().size(), 200U);
}

TEST(Rational, to_string_is_in_lowest_terms) {
  EXPECT_EQ(to_string(Rational(-6, 8)), "-3/4");
  EXPECT_EQ(to_string(Rational(8, 4)), "2");
  EXPECT_EQ(to_string(Rational{0}), "0");
}

TEST(Rational, floor_and_ceil_round_towards_their_infinity) {
  EXPECT_EQ(floor(Rational(7, 2)), 3);
  EXPECT_EQ(floor(Rational(-7, 2)), -4);
  EXPECT_EQ(ceil(Rational(7, 2)), 4);
  EXPECT_EQ(ceil(Rational(-7, 2)), -3);
  EXPECT_EQ(floor(Rational{-3}), -3);
  EXPECT_EQ(ceil(Rational{-3}), -3);
}

TEST(Rational, powers_are_exact) {
  EXPECT_EQ(power(Rational(-2, 3), 3), Rational(-8, 27));
  EXPECT_EQ(power(Rational(5, 7), 0), 1);
  EXPECT_EQ(power(Rational{0}, 0), 1);
  EXPECT_EQ(power_of_ten(-3), Rational(1, 1000));
  EXPECT_EQ(power_of_ten(0), 1);
  EXPECT_EQ(power_of_two(-70) * power_of_two(70), 1);
  EXPECT_EQ(power_of_two(10), 1024);
}

TEST(Rational, decimal_exponent_of_powers_and_their_neighbours) {
  const Rational below{Rational{1} - power_of_ten(-30)};
  for (int e = -40; e <= 40; ++e) {
    EXPECT_EQ(decimal_exponent(power_of_ten(e)), e);
    EXPECT_EQ(decimal_exponent(-power_of_ten(e) * below), e - 1);
  }
  EXPECT_THROW((void)decimal_exponent(Rational{0}), ContractViolation);
}

TEST(Rational, rounding_is_directed) {
  const Rational third(1, 3);
  EXPECT_EQ(round_down(third, 3), Rational(333, 1000));
  EXPECT_EQ(round_up(third, 3), Rational(334, 1000));
  EXPECT_EQ(round_down(-third, 3), Rational(-334, 1000));
  EXPECT_EQ(round_up(-third, 3), Rational(-333, 1000));
  EXPECT_EQ(round_up(Rational{999'999}, 3), 1'000'000);
  EXPECT_EQ(round_down(Rational{0}, 3), 0);
  EXPECT_EQ(round_up(Rational(1, 8), 3), Rational(1, 8));
}

TEST(Rational, approx_decimal_rounds_to_nearest) {
  EXPECT_EQ(approx_decimal(Rational(2, 3), 4), "0.6667");
  EXPECT_EQ(approx_decimal(Rational(-2, 3), 0), "-1");
  EXPECT_EQ(approx_decimal(Rational(1, 2), 0), "1");
  EXPECT_EQ(approx_decimal(Rational(12345, 100), 1), "123.5");
  EXPECT_EQ(approx_decimal(Rational(1, 1000), 5), "0.00100");
  EXPECT_EQ(approx_decimal(Rational(-1, 1000), 2), "0.00");
  EXPECT_EQ(approx_decimal(Rational{0}, 2), "0.00");
  EXPECT_THROW((void)approx_decimal(Rational{1}, -1), ContractViolation);
}

}  // namespace
}  // namespace certau
