// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/noise_law.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/effort.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {
namespace {

const Vector skew_eps{-2, mpq_class(1, 2)};
const Vector skew_prob{mpq_class(1, 5), mpq_class(4, 5)};

TEST(NoiseLaw, a_joint_law_has_rows) {
  reset_effort();
  const NoiseLaw law = joint_law({1, 2, -1, -2}, {mpq_class(1, 2), mpq_class(1, 2)}, 2);
  EXPECT_EQ(law.values, (std::vector<Vector>{{1, 2}, {-1, -2}}));
  EXPECT_EQ(expectation(law, squared_norm), 5);
}

TEST(NoiseLaw, a_product_law_has_independent_coordinates) {
  reset_effort();
  const NoiseLaw law = product_law(skew_eps, skew_prob, 3);
  ASSERT_EQ(law.values.size(), 8u);
  const auto mean = [&](auto value) {
    return expectation(law, [&](const Vector& e) -> mpq_class { return value(e); });
  };
  EXPECT_EQ(mean([](const Vector&) { return mpq_class(1); }), 1);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(mean([&](const Vector& e) { return e[i]; }), 0);
    EXPECT_EQ(mean([&](const Vector& e) { return square(e[i]); }), 1);
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_EQ(mean([&](const Vector& e) { return mpq_class(e[i] * e[j]); }), 0);
      EXPECT_EQ(mean([&](const Vector& e) { return mpq_class(square(e[i]) * square(e[j])); }), 1);
    }
  }
}

TEST(NoiseLaw, a5_is_exact_at_its_bounds) {
  reset_effort();
  const NoiseLaw coordinate = joint_law(skew_eps, skew_prob, 1);
  // E abs(g + eps) is 2 at g = 2 and 1/2 at g = -1/2; the variance is 1.
  EXPECT_NO_THROW(require_a5(coordinate, 1, mpq_class(1, 2), 1));
  EXPECT_THROW(require_a5(coordinate, 1, mpq_class(501, 1000), 1), Rejection);
  EXPECT_THROW(require_a5(coordinate, mpq_class(999, 1000), mpq_class(1, 2), 1), Rejection);
  EXPECT_NO_THROW(require_a5(coordinate, 2, mpq_class(1, 4), 4));
  EXPECT_THROW(require_a5(coordinate, mpq_class(1999, 1000), mpq_class(1, 4), 4), Rejection);
}

// No other g gives less than the corners that require_a5 looks at.
TEST(NoiseLaw, the_least_mean_magnitude_is_at_a_corner) {
  reset_effort();
  const NoiseLaw coordinate =
      joint_law({-3, 1, 2}, {mpq_class(1, 3), mpq_class(1, 3), mpq_class(1, 3)}, 1);
  const mpq_class least = mpq_class(5, 3);  // at g = -1
  EXPECT_NO_THROW(require_a5(coordinate, 10, least / 10, 1));
  EXPECT_THROW(require_a5(coordinate, 10, least / 10 + mpq_class(1, 1000), 1), Rejection);
  for (int i = -500; i <= 500; ++i) {
    const mpq_class g(i, 100);
    EXPECT_GE(expectation(coordinate, [&](const Vector& e) -> mpq_class { return abs(g + e[0]); }),
              least);
  }
}

TEST(NoiseLaw, paths_are_limited) {
  reset_effort();
  const NoiseLaw law = product_law(skew_eps, skew_prob, 4);
  EXPECT_NO_THROW(require_few_paths(law, 3));
  EXPECT_THROW(require_few_paths(law, 4), Rejection);
}

}  // namespace
}  // namespace certau_verifier
