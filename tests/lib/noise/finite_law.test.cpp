// SPDX-License-Identifier: Apache-2.0
#include "certau/noise/finite_law.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using Lists = std::vector<std::vector<Rational>>;

std::string refused(const Lists& values, const Lists& probabilities) {
  const FiniteLaw<Rational> law{values, probabilities};
  return support::complaint_of([&] { law.validate(); });
}

::testing::AssertionResult complains(const std::string& message, const std::string& key,
                                     const std::string& part) {
  return support::is_complaint(message, key, "", part);
}

const Rational half(1, 2);

TEST(FiniteLaw, good_laws_are_accepted) {
  EXPECT_NO_THROW((FiniteLaw<Rational>{{{0}}, {{1}}}.validate()));
  EXPECT_NO_THROW(
      (FiniteLaw<Rational>{{{-1}, {half}}, {{Rational(1, 3)}, {Rational(2, 3)}}}.validate()));
  // Probabilities (1 ± w)/2 and values -+(1 ± w): mean (1 − w²)/2 − (1 − w²)/2.
  EXPECT_NO_THROW(
      (FiniteLaw<Rational>{{{1, -1}, {-1, -1}}, {{half, half}, {half, -half}}}.validate()));
}

TEST(FiniteLaw, values_and_probabilities_are_polynomials_in_the_weight) {
  const FiniteLaw<Rational> law{{{1, -1}, {-1, -1}}, {{half, half}, {half, -half}}};
  EXPECT_EQ(law.size(), 2U);
  EXPECT_EQ(law.value(0, Rational(1, 4)), Rational(3, 4));
  EXPECT_EQ(law.value(1, Rational(1, 4)), Rational(-5, 4));
  EXPECT_EQ(law.probability(0, Rational(1, 4)), Rational(5, 8));
  EXPECT_EQ(law.probability(1, Rational(1, 4)), Rational(3, 8));
}

TEST(FiniteLaw, the_lists_must_match) {
  EXPECT_TRUE(complains(refused({}, {}), "noise.values", "is empty"));
  EXPECT_TRUE(
      complains(refused({{1}, {-1}}, {{1}}), "noise.probabilities", "1 entries for 2 values"));
  EXPECT_TRUE(complains(refused(Lists(65, {0}), Lists(65, {Rational(1, 65)})), "noise.values",
                        "65 values"));
  EXPECT_NO_THROW((FiniteLaw<Rational>{Lists(64, {0}), Lists(64, {Rational(1, 64)})}.validate()));
}

TEST(FiniteLaw, entries_are_counted_from_one) {
  EXPECT_TRUE(complains(refused({{1}, {}}, {{half}, {half}}), "noise.values", "entry 2"));
  EXPECT_TRUE(complains(refused({{1}, {-1}}, {{}, {1}}), "noise.probabilities", "entry 1"));
  EXPECT_TRUE(complains(refused({std::vector<Rational>(66, 1)}, {{1}}), "noise.values", "entry 1"));
}

TEST(FiniteLaw, probabilities_sum_to_one_exactly) {
  EXPECT_TRUE(complains(refused({{1}, {-1}}, {{half}, {Rational(1, 3)}}), "noise.probabilities",
                        "sum to 5/6"));
  EXPECT_TRUE(complains(refused({{1}, {-1}}, {{half, 1}, {half}}), "noise.probabilities",
                        "sum to 1 + 1 w"));
  EXPECT_TRUE(complains(refused({{0}}, {{0}}), "noise.probabilities", "sum to 0"));
}

TEST(FiniteLaw, the_mean_is_zero_exactly) {
  EXPECT_TRUE(complains(refused({{1}, {-2}}, {{half}, {half}}), "noise.values", "have mean -1/2"));
  EXPECT_TRUE(
      complains(refused({{1, 0, 1}, {-1}}, {{half}, {half}}), "noise.values", "have mean 1/2 w^2"));
}

TEST(FiniteLaw, a_constant_probability_is_not_negative) {
  const auto message = refused({{0}, {0}}, {{Rational(3, 2)}, {-half}});
  EXPECT_TRUE(support::is_complaint(message, "noise.probabilities", "-1/2", "entry 2"));
}

}  // namespace
}  // namespace certau
