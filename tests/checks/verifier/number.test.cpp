// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/number.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace certau_verifier {
namespace {

std::string decimal(const mpq_class& number, Rounding rounding) {
  return to_decimal(number.get_num(), number.get_den(), rounding);
}

// What a reader understands by a printed decimal.
mpq_class read_decimal(const std::string& text) {
  const std::size_t mark = text.find('e');
  std::string digits = text.substr(0, mark);
  long exponent = mark == std::string::npos ? 0 : std::stol(text.substr(mark + 1));
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    exponent -= static_cast<long>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(std::abs(exponent)));
  const mpq_class whole{mpz_class(digits, 10)};
  return exponent < 0 ? mpq_class(whole / power) : mpq_class(whole * power);
}

TEST(Number, reads_integers_and_fractions) {
  EXPECT_EQ(parse_rational("0", ""), 0);
  EXPECT_EQ(parse_rational("-17", ""), -17);
  EXPECT_EQ(parse_rational("10/3", ""), mpq_class(10, 3));
  EXPECT_EQ(parse_rational("-1/1000000000000000000000", "") * mpz_class("1000000000000000000000"),
            -1);
}

TEST(Number, decimals_are_exact_where_they_can_be) {
  EXPECT_EQ(decimal(mpq_class(0), Rounding::up), "0");
  EXPECT_EQ(decimal(mpq_class(-1, 8), Rounding::up), "-0.125");
  EXPECT_EQ(decimal(mpq_class(1200), Rounding::down), "1200");
  EXPECT_EQ(decimal(mpq_class(5, 2), Rounding::down), "2.5");
  EXPECT_EQ(decimal(mpq_class(1, 1000000), Rounding::down), "0.000001");
  EXPECT_EQ(decimal(mpq_class(1, 10000000), Rounding::down), "1e-7");
  EXPECT_EQ(decimal(mpq_class("123456789012345678901234"), Rounding::down),
            "1.234567890123456789e23");
}

TEST(Number, decimals_are_rounded_in_the_direction_asked) {
  EXPECT_EQ(decimal(mpq_class(1, 3), Rounding::down), "0.33333333333333333333");
  EXPECT_EQ(decimal(mpq_class(1, 3), Rounding::up), "0.33333333333333333334");
  EXPECT_EQ(decimal(mpq_class(-1, 3), Rounding::down), "-0.33333333333333333334");
  EXPECT_EQ(decimal(mpq_class(-1, 3), Rounding::up), "-0.33333333333333333333");
  const mpq_class nearly_one("999999999999999999999/1000000000000000000000");
  EXPECT_EQ(decimal(nearly_one, Rounding::up), "1");
  EXPECT_EQ(decimal(nearly_one, Rounding::down), "0.99999999999999999999");
}

TEST(Number, decimals_enclose_the_number_tightly) {
  gmp_randclass random(gmp_randinit_default);
  random.seed(20240607);
  for (unsigned i = 0; i < 2000; ++i) {
    const mpz_class numerator = random.get_z_bits(1 + i % 700) - random.get_z_bits(1 + i % 600);
    mpq_class number(numerator, random.get_z_bits(1 + (7 * i) % 500) + 1);
    number.canonicalize();
    const mpq_class down = read_decimal(decimal(number, Rounding::down));
    const mpq_class up = read_decimal(decimal(number, Rounding::up));
    ASSERT_LE(down, number) << number;
    ASSERT_GE(up, number) << number;
    ASSERT_LE((up - down) * mpz_class("10000000000000000000"), abs(number)) << number;
  }
}

TEST(Number, decimals_do_not_need_lowest_terms) {
  EXPECT_EQ(to_decimal(mpz_class(300), mpz_class(400), Rounding::up), "0.75");
}

TEST(Number, long_numbers_are_marked_or_rounded) {
  const mpq_class small(3, 7);
  EXPECT_EQ(show(small), "3/7");
  EXPECT_EQ(show_rounded(small, Rounding::up), "3/7");
  const mpq_class large("1000000000000000000000/3000000000000000000001");
  EXPECT_EQ(show(large), "~0.33333333333333333333");
  EXPECT_EQ(show_rounded(large, Rounding::up), "0.33333333333333333334");
}

}  // namespace
}  // namespace certau_verifier
