// SPDX-License-Identifier: Apache-2.0
#include "certau/noise/noise.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

TEST(Noise, none_is_zero_for_sure) {
  const Noise<Rational> noise = NoNoise<Rational>{};
  ASSERT_EQ(branch_count(noise), 1U);
  EXPECT_EQ(noise_value(noise, 0, Rational(7)), 0);
  EXPECT_EQ(noise_probability(noise, 0, Rational(7)), 1);
}

TEST(Noise, two_points_are_plus_and_minus_sigma) {
  const Noise<Rational> noise = TwoPoint<Rational>{Rational(1, 3)};
  ASSERT_EQ(branch_count(noise), 2U);
  EXPECT_EQ(noise_value(noise, 0, Rational(7)), Rational(1, 3));
  EXPECT_EQ(noise_value(noise, 1, Rational(7)), Rational(-1, 3));
  EXPECT_EQ(noise_probability(noise, 0, Rational(7)), Rational(1, 2));
  EXPECT_EQ(noise_probability(noise, 1, Rational(7)), Rational(1, 2));
}

TEST(Noise, two_points_need_a_positive_sigma) {
  for (const int sigma : {0, -2})
    EXPECT_TRUE(is_complaint(complaint_of([&] { TwoPoint<Rational>{sigma}.validate(); }),
                             "noise.sigma", std::to_string(sigma), "must be positive"));
  EXPECT_NO_THROW(TwoPoint<Rational>{Rational(1, 9)}.validate());
}

TEST(Noise, the_law_of_theorem_3_has_mean_zero_and_variance_sigma_squared) {
  const Noise<double> noise = Theorem3Law<double>{0.5, 2.0};
  for (const double w : {-1.5, -0.25, 0.0, 1.0, 1.75}) {
    const double p = noise_probability(noise, 0, w);
    const double a = noise_value(noise, 0, w);
    const double b = noise_value(noise, 1, w);
    EXPECT_NEAR(p, (1 - w / 2) / 2, 1e-15);
    EXPECT_NEAR(p + noise_probability(noise, 1, w), 1, 1e-15);
    EXPECT_NEAR(p * a + (1 - p) * b, 0, 1e-15);
    EXPECT_NEAR(p * a * a + (1 - p) * b * b, 0.25, 1e-14);
    EXPECT_GT(a, 0);
  }
}

TEST(Noise, the_law_of_theorem_3_is_not_rational) {
  const Theorem3Law<Rational> law{1, 1};
  EXPECT_FALSE(law.is_polynomial());
  EXPECT_THROW((void)law.value(0, Rational{0}), ContractViolation);
  EXPECT_TRUE(is_complaint(complaint_of([] {
                             Theorem3Law<Rational>{0, 1}.validate();
                           }),
                           "noise.sigma", "0", "must be positive"));
}

}  // namespace
}  // namespace certau
