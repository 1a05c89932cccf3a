// SPDX-License-Identifier: Apache-2.0
#include "certau/number/ball.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const Rational third(1, 3);

TEST(Ball, integers_are_exact) {
  const Ball seven{7};
  EXPECT_EQ(exact_lower(seven), 7);
  EXPECT_EQ(exact_upper(seven), 7);
}

TEST(Ball, an_operation_works_in_the_larger_precision) {
  const Ball coarse{third, 20};
  const Ball fine{third, 300};
  EXPECT_EQ((coarse + fine).working_bits(), 300U);
  EXPECT_EQ((1 - fine).working_bits(), 300U);
  EXPECT_EQ((Ball(1) / 2 * fine).working_bits(), 300U);
  const Ball product = Ball(3) * fine;
  EXPECT_LE(exact_upper(product) - exact_lower(product), power_of_two(-295));
}

TEST(Ball, end_points_are_exact) {
  const Ball x{third, 30};
  EXPECT_LT(exact_lower(x), third);
  EXPECT_GT(exact_upper(x), third);
  EXPECT_EQ((exact_lower(x) + exact_upper(x)) / 2, approx_midpoint(x));
  // The radius of a conversion is one unit of the midpoint's last place at most.
  EXPECT_LE(exact_upper(x) - exact_lower(x), power_of_two(-30));
}

TEST(Ball, end_points_of_an_unbounded_ball_are_refused) {
  const Ball zero_divisor = Ball{1} / Ball{0};
  EXPECT_THROW((void)exact_lower(zero_divisor), ContractViolation);
  EXPECT_THROW((void)exact_upper(zero_divisor), ContractViolation);
}

TEST(Ball, elementary_functions_enclose) {
  const Ball x{third, 100};
  for (const Ball& y : {exp(log(x)), sqrt(x) * sqrt(x)}) {
    EXPECT_LE(exact_lower(y), third);
    EXPECT_GE(exact_upper(y), third);
    EXPECT_LT(exact_upper(y) - exact_lower(y), power_of_two(-90));
  }
}

TEST(Ball, copies_and_moves_keep_value_and_precision) {
  const Ball x{third, 77};
  Ball copy = x;
  EXPECT_EQ(approx_midpoint(copy), approx_midpoint(x));
  Ball moved = std::move(copy);
  EXPECT_EQ(moved.working_bits(), 77U);
  Ball assigned;
  assigned = moved;
  EXPECT_EQ(exact_upper(assigned), exact_upper(x));
  EXPECT_EQ(assigned.working_bits(), 77U);
}

TEST(Ball, approx_dyadic_is_the_nearest_multiple) {
  const Ball x{third, 100};
  EXPECT_EQ(approx_dyadic(x.data(), 4), Rational(5, 16));
  EXPECT_EQ(approx_dyadic((-x).data(), 4), Rational(-5, 16));
  EXPECT_EQ(approx_dyadic((x * Ball{96}).data(), -3), 32);
  EXPECT_EQ(approx_dyadic(x.data(), 0), 0);
}

TEST(Ball, text_shows_midpoint_and_radius) {
  const auto text = NumberTraits<Ball>::to_text(Ball{third, 64});
  EXPECT_EQ(text.substr(0, 7), "[0.3333");
  EXPECT_NE(text.find("+/-"), std::string::npos);
}

}  // namespace
}  // namespace certau
