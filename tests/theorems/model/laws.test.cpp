// SPDX-License-Identifier: Apache-2.0
#include "theorems/model/laws.hpp"

#include <gtest/gtest.h>

namespace certau::theorems {
namespace {

const std::vector<Rational> halves{Rational{1, 2}, Rational{1, 2}};

TEST(ProductLaw, meets_a5_up_to_the_least_mean_magnitude) {
  // E abs(g + ε) for ε = ±1 is 1 wherever abs(g) <= 1, and more elsewhere.
  const std::vector<Rational> values{1, -1};
  const ProductLaw<Rational> law{values, halves, 1};
  EXPECT_TRUE(law.meets_a5(1, 1));
  EXPECT_FALSE(law.meets_a5(1, Rational{101, 100}));
  EXPECT_FALSE(law.meets_a5(Rational{99, 100}, Rational{1, 2}));  // E ε² = 1 > σ²
}

TEST(ProductLaw, looks_for_the_least_mean_magnitude_at_every_value) {
  // ε = 3 with probability 1/4, −1 with 3/4: E abs(g + ε) is least at g = 1, where it is 1.
  const std::vector<Rational> values{3, -1};
  const std::vector<Rational> probabilities{Rational{1, 4}, Rational{3, 4}};
  const ProductLaw<Rational> law{values, probabilities, 1};
  EXPECT_EQ(law.mean_magnitude(0), Rational(3) / 2);
  EXPECT_EQ(law.mean_magnitude(1), 1);
  const Rational sigma = 2;
  EXPECT_TRUE(law.meets_a5(sigma, Rational{1, 2}));
  EXPECT_FALSE(law.meets_a5(sigma, Rational{51, 100}));
}

TEST(ProductLaw, shares_the_variance_among_the_coordinates) {
  const std::vector<Rational> values{1, -1};
  const ProductLaw<Rational> law{values, halves, 2};
  EXPECT_EQ(law.outcomes(), 4U);
  EXPECT_TRUE(law.meets_a5(Rational{3, 2}, Rational{1, 2}));   // 1 <= (9/4)/2
  EXPECT_FALSE(law.meets_a5(Rational{7, 5}, Rational{1, 2}));  // 1 > (49/25)/2
}

TEST(JointLaw, needs_mean_zero_and_its_variance) {
  Instance at;
  at.set_list("eps", {1, 2, -1, -2}).set_list("prob", halves);
  EXPECT_TRUE(JointLaw<Rational>::of(at, 2).has_variance_at_most(5));
  EXPECT_FALSE(JointLaw<Rational>::of(at, 2).has_variance_at_most(Rational{49, 10}));
  at.set_list("eps", {1, 2, -1, -1});
  EXPECT_FALSE(JointLaw<Rational>::of(at, 2).has_variance_at_most(100));
  at.set_list("eps", {1, 2}).set_list("prob", {1});
  EXPECT_FALSE(JointLaw<Rational>::of(at, 2).has_variance_at_most(100));
}

TEST(JointLaw, takes_expectations) {
  Instance at;
  at.set_list("eps", {3, -1}).set_list("prob", {Rational{1, 4}, Rational{3, 4}});
  const auto law = JointLaw<Rational>::of(at, 1);
  EXPECT_EQ(expectation<Rational>(law, [](const auto& eps) { return eps[0] * eps[0]; }), 3);
}

}  // namespace
}  // namespace certau::theorems
