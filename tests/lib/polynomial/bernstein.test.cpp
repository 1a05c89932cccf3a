// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bernstein.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const RationalPolynomial x = RationalPolynomial::identity();

RationalPolynomial constant(const Rational& value) { return RationalPolynomial{value}; }

TEST(Bernstein, a_square_with_its_root_at_an_end_is_nonnegative) {
  for (const Rational& root : {Rational(1, 4), Rational(1, 3), Rational(-5, 7)}) {
    const auto square = (x - constant(root)) * (x - constant(root));
    EXPECT_EQ(is_nonnegative_on(square, {root, root + 1}), Truth::yes) << root;
    EXPECT_EQ(is_nonnegative_on(square, {root - 2, root}), Truth::yes) << root;
  }
}

TEST(Bernstein, a_product_with_both_roots_at_the_ends_is_nonnegative) {
  const Rational a(1, 3);
  const Rational b(6, 7);
  const auto p = (x - constant(a)) * (constant(b) - x);
  EXPECT_EQ(is_nonnegative_on(p, {a, b}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(p * (x * x + 1), {a, b}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(p, {a, b + power_of_two(-60)}), Truth::no);
  EXPECT_EQ(is_nonnegative_on(-p, {a, b}), Truth::no);
}

TEST(Bernstein, a_double_root_on_the_grid_of_bisection_is_proved) {
  const auto square = (x - constant(Rational(5, 16))) * (x - constant(Rational(5, 16)));
  EXPECT_EQ(is_nonnegative_on(square, {0, 1}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(square, {0, 1}, Strictness::strictly_positive), Truth::no);
}

TEST(Bernstein, a_double_root_off_the_grid_is_never_answered_wrongly) {
  const auto square = (x - constant(Rational(1, 3))) * (x - constant(Rational(1, 3)));
  EXPECT_NE(is_nonnegative_on(square, {0, 1}), Truth::no);
  EXPECT_NE(is_nonnegative_on(square, {0, 1}, Strictness::strictly_positive), Truth::yes);
}

TEST(Bernstein, a_small_gap_is_proved_and_a_small_dip_refuted) {
  const auto square = (x - constant(Rational(1, 3))) * (x - constant(Rational(1, 3)));
  const auto gap = constant(power_of_ten(-30));
  EXPECT_EQ(is_nonnegative_on(square + gap, {0, 1}, Strictness::strictly_positive), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(square - gap, {0, 1}), Truth::no);
}

TEST(Bernstein, strictness_decides_at_zeros_only) {
  EXPECT_EQ(is_nonnegative_on(x, {0, 1}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(x, {0, 1}, Strictness::strictly_positive), Truth::no);
  EXPECT_EQ(is_nonnegative_on(x, {-1, 0}, Strictness::strictly_positive), Truth::no);
  EXPECT_EQ(is_nonnegative_on(x + 1, {0, 1}, Strictness::strictly_positive), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(RationalPolynomial{}, {0, 1}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(RationalPolynomial{}, {0, 1}, Strictness::strictly_positive),
            Truth::no);
}

TEST(Bernstein, constants_are_judged_by_their_sign) {
  EXPECT_EQ(is_nonnegative_on(1, {0, 1}, Strictness::strictly_positive), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(constant(Rational(-1, 9)), {0, 1}), Truth::no);
}

TEST(Bernstein, a_single_point_is_an_interval) {
  EXPECT_EQ(is_nonnegative_on(x, {0, 0}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(x, {0, 0}, Strictness::strictly_positive), Truth::no);
  EXPECT_EQ(is_nonnegative_on(x, {Rational(-1, 3), Rational(-1, 3)}), Truth::no);
  EXPECT_THROW((void)is_nonnegative_on(x, {1, 0}), ContractViolation);
}

TEST(Bernstein, scale_and_place_of_the_interval_do_not_matter) {
  const Rational far = power_of_ten(20);
  const auto shifted = (x - constant(far)) * (constant(far + 1) - x);
  EXPECT_EQ(is_nonnegative_on(shifted, {far, far + 1}), Truth::yes);
  const Rational tiny = power_of_ten(-40);
  EXPECT_EQ(is_nonnegative_on(x * (constant(tiny) - x), {0, tiny}), Truth::yes);
  EXPECT_EQ(is_nonnegative_on(x * (constant(tiny) - x), {0, 2 * tiny}), Truth::no);
}

}  // namespace
}  // namespace certau
