// SPDX-License-Identifier: Apache-2.0
#include "certau/number/int256.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

#include "tests/support/exact_int256.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;
using support::exact;

Integer two_to(unsigned exponent) { return Integer{1} << exponent; }

// ceil((a + b)/2) without Int256.
Integer ceil_half(const Integer& sum) { return ceil(Rational{sum, Integer{2}}); }

// Below 2^bits in magnitude. Words of equal bits are common: they are what carries run through.
rc::Gen<Integer> integer(unsigned bits) {
  const auto word = rc::gen::weightedOneOf<std::uint64_t>(
      {{2, rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>())},
       {1, rc::gen::inRange<std::uint64_t>(0, 3)},
       {1, rc::gen::element<std::uint64_t>(0, ~0ULL, ~0ULL - 1, 1ULL << 63)}});
  return rc::gen::map(
      rc::gen::tuple(word, word, word, word, rc::gen::inRange(0, 4), rc::gen::element(1, -1)),
      [bits](const auto& parts) {
        const auto& [w0, w1, w2, w3, dropped, sign] = parts;
        Integer value = 0;
        for (const auto w : {w3, w2, w1, w0}) value = (value << 64) + Integer{w};
        value >>= static_cast<unsigned>(64 * dropped);
        return Integer{(value & (two_to(bits) - 1)) * sign};
      });
}

// Integers next to the borders of the words, where carries start and end.
std::vector<Integer> border_values() {
  std::vector<Integer> result;
  for (const unsigned exponent : {0U, 63U, 64U, 127U, 128U, 129U, 192U, 253U})
    for (const int offset : {-2, -1, 0, 1, 2})
      for (const int sign : {1, -1}) result.push_back((two_to(exponent) + offset) * sign);
  return result;
}

TEST(Int256, default_is_zero) {
  EXPECT_EQ(exact(Int256{}), 0);
  EXPECT_TRUE(Int256{}.is_nonpositive());
  EXPECT_FALSE(Int256{}.is_negative());
}

TEST(Int256, conversion_keeps_the_value_up_to_255_bits) {
  check_property(1000, [] {
    const Integer value = *integer(255);
    RC_ASSERT(exact(Int256{value}) == value);
  });
  for (const Integer& value : {two_to(255) - 1, 1 - two_to(255)})
    EXPECT_EQ(exact(Int256{value}), value);
}

TEST(Int256, arithmetic_agrees_with_integers) {
  check_property(2000, [] {
    const Integer a = *integer(254);
    const Integer b = *integer(254);
    RC_ASSERT(exact(Int256{a} + Int256{b}) == a + b);
    RC_ASSERT(exact(Int256{a} - Int256{b}) == a - b);
    RC_ASSERT(exact(-Int256{a}) == -a);
    RC_ASSERT(exact(ceil_average(Int256{a}, Int256{b})) == ceil_half(a + b));
  });
}

TEST(Int256, arithmetic_carries_across_the_borders_of_the_words) {
  for (const Integer& a : border_values()) {
    EXPECT_EQ(exact(-Int256{a}), -a) << a;
    for (const Integer& b : border_values()) {
      EXPECT_EQ(exact(Int256{a} + Int256{b}), a + b) << a << ' ' << b;
      EXPECT_EQ(exact(Int256{a} - Int256{b}), a - b) << a << ' ' << b;
      EXPECT_EQ(exact(ceil_average(Int256{a}, Int256{b})), ceil_half(a + b)) << a << ' ' << b;
    }
  }
}

TEST(Int256, an_average_is_rounded_up_whatever_the_signs) {
  const auto average = [](int a, int b) {
    return exact(ceil_average(Int256{Integer{a}}, Int256{Integer{b}}));
  };
  EXPECT_EQ(average(1, 2), 2);
  EXPECT_EQ(average(-1, -2), -1);
  EXPECT_EQ(average(-1, 0), 0);
  EXPECT_EQ(average(-3, 0), -1);
  EXPECT_EQ(average(-3, 2), 0);
  EXPECT_EQ(average(3, -2), 1);
  EXPECT_EQ(average(-1, -1), -1);
}

TEST(Int256, compound_addition_may_add_to_itself) {
  check_property(300, [] {
    const Integer a = *integer(254);
    Int256 value{a};
    value += value;
    RC_ASSERT(exact(value) == 2 * a);
  });
}

TEST(Int256, signs_agree_with_integers) {
  const auto agrees = [](const Integer& a) {
    return Int256{a}.is_negative() == (a < 0) && Int256{a}.is_nonpositive() == (a <= 0);
  };
  check_property(1000, [&] { RC_ASSERT(agrees(*integer(255))); });
  for (const Integer& a : border_values()) EXPECT_TRUE(agrees(a)) << a;
}

// "More or less": a few units in the last place, relative to the value also when it is small.
TEST(Int256, approx_double_has_a_small_relative_error) {
  const auto is_close = [](const Integer& a) {
    const auto expected = a.convert_to<double>();
    return std::abs(Int256{a}.approx_double() - expected) <=
           4 * std::numeric_limits<double>::epsilon() * std::abs(expected);
  };
  check_property(1000, [&] { RC_ASSERT(is_close(*integer(255))); });
  for (const Integer& a : border_values()) EXPECT_TRUE(is_close(a)) << a;
}

}  // namespace
}  // namespace certau
