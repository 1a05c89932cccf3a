// SPDX-License-Identifier: Apache-2.0
#include "certau/number/half.hpp"

#include <gtest/gtest.h>

#include <random>

#include "certau/number/exact_range.hpp"

namespace certau {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class T>
class NarrowFloatTest : public ::testing::Test {
 protected:
  using Limits = std::numeric_limits<T>;

  // The nonnegative number that a pattern of bits stands for: IEEE 754, 3.4.
  static double decoded(unsigned pattern) {
    const unsigned fraction_bits = Limits::digits - 1;
    const unsigned fraction = pattern & ((1U << fraction_bits) - 1);
    const int exponent = static_cast<int>(pattern >> fraction_bits);
    if (exponent == 0) return std::ldexp(fraction, Limits::min_exponent - Limits::digits);
    return std::ldexp((1U << fraction_bits) + fraction,
                      exponent - 1 + Limits::min_exponent - Limits::digits);
  }
  // The pattern of infinity; all below it are finite.
  static unsigned patterns() {
    const int exponents = Limits::max_exponent - Limits::min_exponent + 2;
    return static_cast<unsigned>(exponents) << (Limits::digits - 1);
  }
  static T number(unsigned pattern) {
    return pattern >= patterns() ? Limits::infinity() : T{decoded(pattern)};
  }
};

using Types = ::testing::Types<Half, Bfloat16>;
TYPED_TEST_SUITE(NarrowFloatTest, Types);

TYPED_TEST(NarrowFloatTest, has_as_many_numbers_as_its_bits_tell) {
  EXPECT_EQ(this->patterns(), (std::is_same_v<TypeParam, Half> ? 31U << 10 : 255U << 7));
  EXPECT_EQ(Half{1e9}.to_double(), infinity);
  EXPECT_EQ(std::numeric_limits<Half>::max().to_double(), 65504);
  EXPECT_EQ(std::numeric_limits<Half>::denorm_min().to_double(), 0x1p-24);
  EXPECT_EQ(std::numeric_limits<Bfloat16>::denorm_min().to_double(), 0x1p-133);
  EXPECT_EQ(std::numeric_limits<Bfloat16>::max().to_double(), 0x1.FEp127);
}

// Exhaustive: every number, and each of the intervals between two.
TYPED_TEST(NarrowFloatTest, rounds_every_interval_to_its_nearer_end_and_ties_to_even) {
  using T = TypeParam;
  for (unsigned pattern = 0; pattern < this->patterns(); ++pattern) {
    const double low = this->decoded(pattern);
    // Beyond the largest number the next one of an unbounded format takes the place of infinity.
    const double next = this->decoded(pattern + 1);
    const double high = pattern + 1 == this->patterns() ? infinity : next;
    const double middle = (low + next) / 2;
    ASSERT_EQ(T{low}.to_double(), low) << pattern;
    ASSERT_EQ(T{std::nextafter(middle, 0)}.to_double(), low) << pattern;
    ASSERT_EQ(T{middle}.to_double(), pattern % 2 == 0 ? low : high) << pattern;
    ASSERT_EQ(T{std::nextafter(middle, infinity)}.to_double(), high) << pattern;
    ASSERT_EQ(T{-middle}.to_double(), pattern % 2 == 0 ? -low : -high) << pattern;
    ASSERT_EQ(std::signbit(T{-middle}.to_double()), true) << pattern;
  }
}

TYPED_TEST(NarrowFloatTest, rationals_round_once_in_every_interval) {
  using T = TypeParam;
  const Rational hair = power_of_two(-2000);
  for (unsigned pattern = 0; pattern < this->patterns(); pattern += 7) {
    const Rational low = exact_range(this->decoded(pattern)).lower;
    const Rational next = exact_range(this->decoded(pattern + 1)).lower;
    const Rational middle = (low + next) / 2;
    const auto rounded = [](const Rational& value) { return from_rational<T>(value, {}); };
    const T below = this->number(pattern);
    const T above = this->number(pattern + 1);
    ASSERT_EQ(rounded(low), below);
    ASSERT_EQ(rounded(middle - hair), below) << pattern;
    ASSERT_EQ(rounded(middle), pattern % 2 == 0 ? below : above) << pattern;
    ASSERT_EQ(rounded(middle + hair), above) << pattern;
    ASSERT_EQ(rounded(-middle - hair), -above) << pattern;
  }
}

TYPED_TEST(NarrowFloatTest, reads_the_text_of_every_number_back) {
  using T = TypeParam;
  for (unsigned pattern = 0; pattern < this->patterns(); ++pattern) {
    const T value = this->number(pattern);
    ASSERT_EQ(T{std::stod(NumberTraits<T>::to_text(value))}, value) << pattern;
  }
}

// The exact result rounded once, by MPFR with the format's bits and exponents.
template <class T, class Operation>
double once_rounded(Operation operation) {
  using Limits = std::numeric_limits<T>;
  const auto old_low = mpfr_get_emin();
  const auto old_high = mpfr_get_emax();
  mpfr_set_emin(Limits::min_exponent - Limits::digits + 1);
  mpfr_set_emax(Limits::max_exponent);
  mpfr_t result;
  mpfr_init2(result, Limits::digits);
  const int inexact = operation(result);
  mpfr_subnormalize(result, mpfr_check_range(result, inexact, MPFR_RNDN), MPFR_RNDN);
  mpfr_set_emin(old_low);
  mpfr_set_emax(old_high);
  const double value = mpfr_get_d(result, MPFR_RNDN);
  mpfr_clear(result);
  return value;
}

template <class T>
void agrees_with_mpfr(T a, T b) {
  mpfr_t x;
  mpfr_t y;
  mpfr_init2(x, 53);
  mpfr_init2(y, 53);
  mpfr_set_d(x, a.to_double(), MPFR_RNDN);
  mpfr_set_d(y, b.to_double(), MPFR_RNDN);
  const auto same = [](T computed, double expected) {
    if (std::isnan(expected)) return std::isnan(computed.to_double());
    return computed.to_double() == expected;
  };
  const auto by = [&](auto function) {
    return once_rounded<T>([&](mpfr_ptr r) { return function(r, x, y, MPFR_RNDN); });
  };
  ASSERT_TRUE(same(a + b, by(mpfr_add))) << a.to_double() << " " << b.to_double();
  ASSERT_TRUE(same(a - b, by(mpfr_sub))) << a.to_double() << " " << b.to_double();
  ASSERT_TRUE(same(a * b, by(mpfr_mul))) << a.to_double() << " " << b.to_double();
  ASSERT_TRUE(same(a / b, by(mpfr_div))) << a.to_double() << " " << b.to_double();
  mpfr_clear(x);
  mpfr_clear(y);
}

TYPED_TEST(NarrowFloatTest, rounds_sums_products_and_quotients_of_random_numbers_once) {
  std::mt19937 random{7};
  const auto pattern = [&] { return static_cast<unsigned>(random()) % this->patterns(); };
  for (int k = 0; k < 100'000 && !this->HasFatalFailure(); ++k) {
    auto a = this->number(pattern());
    auto b = this->number(pattern());
    if (k % 3 == 1) b = a + std::numeric_limits<TypeParam>::denorm_min() * TypeParam{k % 7};
    agrees_with_mpfr(a, k % 2 == 0 ? b : -b);
  }
}

// Every quotient and product by a few numbers: the case that rounds twice if any does.
TYPED_TEST(NarrowFloatTest, rounds_all_quotients_by_some_numbers_once) {
  for (const double divisor : {3.0, 0x1.554p-3, 0x1.FCp7, 0x1.84p9, 0x1.02p-10})
    for (unsigned pattern = 0; pattern < this->patterns() && !this->HasFatalFailure(); ++pattern)
      agrees_with_mpfr(this->number(pattern), TypeParam{divisor});
}

TYPED_TEST(NarrowFloatTest, takes_every_square_root_to_the_nearest) {
  using T = TypeParam;
  for (unsigned pattern = 0; pattern < this->patterns(); ++pattern) {
    const T value = this->number(pattern);
    mpfr_t x;
    mpfr_init2(x, 53);
    mpfr_set_d(x, value.to_double(), MPFR_RNDN);
    const double expected = once_rounded<T>([&](mpfr_ptr r) { return mpfr_sqrt(r, x, MPFR_RNDN); });
    mpfr_clear(x);
    ASSERT_EQ(sqrt(value).to_double(), expected) << pattern;
  }
}

TYPED_TEST(NarrowFloatTest, exp_and_log_are_within_a_unit) {
  using T = TypeParam;
  const double unit = std::numeric_limits<T>::epsilon().to_double();
  for (const double x : {0.001, 0.3, 1.0, 2.5, 7.0}) {
    const T value{x};
    EXPECT_NEAR(exp(value).to_double() / std::exp(value.to_double()), 1, unit);
    EXPECT_NEAR(log(value).to_double(), std::log(value.to_double()),
                unit * std::abs(std::log(value.to_double())));
  }
}

TYPED_TEST(NarrowFloatTest, knows_infinity_and_nan) {
  using T = TypeParam;
  const T top = std::numeric_limits<T>::max();
  EXPECT_FALSE(isfinite(top + top));
  EXPECT_TRUE(isnan(top + top - (top + top)));
  EXPECT_EQ((top + top).to_double(), infinity);
  EXPECT_EQ(NumberTraits<T>::is_nonnegative(T{0}), Truth::yes);
  EXPECT_EQ(NumberTraits<T>::is_nonnegative(T{-1}), Truth::no);
  EXPECT_LT(T{1}, T{2});
  EXPECT_EQ(abs(T{-3}), T{3});
}

TYPED_TEST(NarrowFloatTest, limits_are_those_of_the_format) {
  using Numbers = std::numeric_limits<TypeParam>;
  EXPECT_EQ(Numbers::max(), this->number(this->patterns() - 1));
  EXPECT_EQ(Numbers::denorm_min(), this->number(1));
  EXPECT_EQ(Numbers::min(), this->number(1U << (Numbers::digits - 1)));
  EXPECT_NE(TypeParam{1} + Numbers::epsilon(), TypeParam{1});
  EXPECT_EQ(TypeParam{1} + Numbers::epsilon() / TypeParam{2}, TypeParam{1});
}

}  // namespace
}  // namespace certau
