// SPDX-License-Identifier: Apache-2.0
#include "theorems/model/rational_function.hpp"

#include <gtest/gtest.h>

namespace certau::theorems {
namespace {

const RationalFunction y = RationalFunction::identity();

TEST(RationalFunction, cancels_common_factors) {
  const RationalFunction quotient = (y * y - 1) / (y - 1);
  EXPECT_EQ(quotient.denominator().degree(), 0);
  EXPECT_EQ(quotient.numerator().degree(), 1);
  EXPECT_EQ((quotient - (y + 1)).numerator().is_zero(), true);
}

TEST(RationalFunction, keeps_the_identity_behind_theorem_3s_coordinates) {
  const RationalFunction x = 2 * y / (1 + y * y);
  const RationalFunction root = (1 - y * y) / (1 + y * y);
  EXPECT_TRUE((x * x + root * root - 1).numerator().is_zero());
}

TEST(RationalFunction, is_proved_of_one_sign_only_where_it_has_it) {
  // y/(1 + y²) >= 0 on [0, 1], not on [−1/10, 1].
  const RationalFunction function = y / (1 + y * y);
  EXPECT_TRUE(is_proved_nonnegative_on(function, {0, 1}));
  EXPECT_FALSE(is_proved_nonnegative_on(function, {Rational(-1) / 10, 1}));
}

TEST(RationalFunction, heeds_the_sign_of_its_denominator) {
  EXPECT_TRUE(is_proved_nonnegative_on(1 / (y - 2) * -1, {0, 1}));
  EXPECT_FALSE(is_proved_nonnegative_on(1 / (y - 2), {0, 1}));
  // A pole inside: no claim.
  EXPECT_FALSE(is_proved_nonnegative_on(1 / ((2 * y - 1) * (2 * y - 1)), {0, 1}));
}

}  // namespace
}  // namespace certau::theorems
