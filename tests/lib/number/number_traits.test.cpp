// SPDX-License-Identifier: Apache-2.0
#include "certau/number/number_traits.hpp"

#include <gtest/gtest.h>

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"

namespace certau {
namespace {

const Rational third(1, 3);

TEST(NumberTraits, floats_read_their_text_back) {
  const auto back = [](auto value) {
    const auto text = NumberTraits<decltype(value)>::to_text(value);
    return static_cast<decltype(value)>(std::stold(text)) == value;
  };
  EXPECT_TRUE(back(from_rational<float>(third, {})));
  EXPECT_TRUE(back(from_rational<double>(third, {})));
  EXPECT_TRUE(back(from_rational<long double>(third, {})));
  const Quad quad = from_rational<Quad>(third, {});
  EXPECT_EQ(Quad{NumberTraits<Quad>::to_text(quad)}, quad);
}

TEST(NumberTraits, real_reads_its_text_back) {
  const Real value = from_rational<Real>(third, {200});
  Real again = value;
  mpfr_set_str(again.data(), NumberTraits<Real>::to_text(value).c_str(), 10, MPFR_RNDN);
  EXPECT_EQ(again, value);
}

TEST(NumberTraits, double_conversion_rounds_once) {
  // 1 + 2^-53 + 2^-70: to nearest it is 1 + 2^-52; by way of long double it would fall to 1.
  const Rational above = 1 + power_of_two(-53) + power_of_two(-70);
  EXPECT_EQ(from_rational<double>(above, {}), 1 + std::numeric_limits<double>::epsilon());
  EXPECT_EQ(from_rational<double>(Rational{1 + power_of_two(-53)}, {}), 1.0);
}

TEST(NumberTraits, is_nonnegative_of_floats_is_yes_or_no) {
  EXPECT_EQ(NumberTraits<double>::is_nonnegative(0.0), Truth::yes);
  EXPECT_EQ(NumberTraits<double>::is_nonnegative(-1e-300), Truth::no);
  EXPECT_EQ(NumberTraits<Quad>::is_nonnegative(Quad{-1}), Truth::no);
  EXPECT_EQ(NumberTraits<Real>::is_nonnegative(Real{0}), Truth::yes);
  EXPECT_EQ(NumberTraits<Rational>::is_nonnegative(-third), Truth::no);
}

// third − third of an enclosure holds zero inside.
template <class T>
void expect_unknown_around_zero() {
  using Traits = NumberTraits<T>;
  const T enclosed = from_rational<T>(third, {64});
  EXPECT_EQ(Traits::is_nonnegative(enclosed - enclosed), Truth::unknown);
  EXPECT_EQ(Traits::is_nonnegative(enclosed), Truth::yes);
  EXPECT_EQ(Traits::is_nonnegative(-enclosed), Truth::no);
  EXPECT_EQ(Traits::is_nonnegative(T(0)), Truth::yes);
}

TEST(NumberTraits, an_interval_around_zero_is_unknown) { expect_unknown_around_zero<Interval>(); }
TEST(NumberTraits, a_ball_around_zero_is_unknown) { expect_unknown_around_zero<Ball>(); }

TEST(NumberTraits, which_types_enclose_and_which_have_exp) {
  EXPECT_TRUE(NumberTraits<Interval>::is_enclosure && NumberTraits<Ball>::is_enclosure &&
              NumberTraits<Rational>::is_enclosure);
  EXPECT_FALSE(NumberTraits<double>::is_enclosure || NumberTraits<Quad>::is_enclosure ||
               NumberTraits<Real>::is_enclosure);
  EXPECT_FALSE(NumberTraits<Rational>::has_elementary_functions);
  EXPECT_TRUE(NumberTraits<Ball>::has_elementary_functions);
}

}  // namespace
}  // namespace certau
