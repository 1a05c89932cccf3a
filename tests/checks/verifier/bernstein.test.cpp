// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/bernstein.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

using Outcome = Finding::Outcome;

Finding nonnegative(const Polynomial& p, const mpq_class& lower = 0, const mpq_class& upper = 1) {
  reset_effort();
  return prove(p, Inequality::nonnegative, lower, upper);
}

Finding positive(const Polynomial& p, const mpq_class& lower = 0, const mpq_class& upper = 1) {
  reset_effort();
  return prove(p, Inequality::positive, lower, upper);
}

const Polynomial& x() {
  static const Polynomial p = linear(0, 1);
  return p;
}

TEST(Bernstein, equality_is_allowed_where_it_should_be) {
  EXPECT_TRUE(nonnegative(Polynomial()).proved());
  EXPECT_FALSE(positive(Polynomial()).proved());
  EXPECT_TRUE(nonnegative(x()).proved());
  EXPECT_EQ(positive(x()).outcome, Outcome::refuted);
  EXPECT_EQ(positive(x()).point, 0);
  EXPECT_TRUE(nonnegative(-x(), -1, 0).proved());
  EXPECT_TRUE(positive(x() + mpq_class(1, 1000000)).proved());
}

TEST(Bernstein, constants_are_judged_by_their_sign) {
  EXPECT_TRUE(positive(mpq_class(1, 7)).proved());
  EXPECT_EQ(nonnegative(mpq_class(-1, 7)).outcome, Outcome::refuted);
}

TEST(Bernstein, a_double_root_on_the_grid_is_proved) {
  EXPECT_TRUE(nonnegative(power(linear(mpq_class(-1, 2), 1), 2)).proved());
  EXPECT_TRUE(nonnegative(power(linear(mpq_class(-5, 16), 1), 2)).proved());
  EXPECT_EQ(positive(power(linear(mpq_class(-5, 16), 1), 2)).outcome, Outcome::refuted);
}

TEST(Bernstein, a_double_root_off_the_grid_is_left_undecided) {
  const Finding finding = nonnegative(power(linear(mpq_class(-1, 3), 1), 2));
  EXPECT_EQ(finding.outcome, Outcome::undecided);
  EXPECT_LT(abs(finding.point - mpq_class(1, 3)), mpq_class(1, 1000000));
}

TEST(Bernstein, a_refutation_comes_with_a_point) {
  // (x - 1/3)^2 - 1e-12 is negative on an interval of length 2e-6 alone.
  const Polynomial p = power(linear(mpq_class(-1, 3), 1), 2) - mpq_class(1, 1000000000000);
  const Finding finding = nonnegative(p);
  ASSERT_EQ(finding.outcome, Outcome::refuted);
  EXPECT_LT(value_at(p, finding.point), 0);
}

TEST(Bernstein, a_hair_above_zero_is_proved) {
  const mpq_class hair("1/10000000000000000000000000000000000000000");
  EXPECT_TRUE(positive(power(linear(mpq_class(-1, 3), 1), 2) + hair).proved());
  EXPECT_TRUE(positive(power(linear(mpq_class(-1, 3), 1), 2) + hair, -1000, 1000).proved());
}

TEST(Bernstein, the_interval_is_the_one_asked_for) {
  const Polynomial p = (x() - mpq_class(2)) * (x() - mpq_class(3));
  EXPECT_TRUE(nonnegative(p, -5, 2).proved());
  EXPECT_TRUE(nonnegative(p, 3, 4).proved());
  EXPECT_TRUE(nonnegative(-p, 2, 3).proved());
  EXPECT_FALSE(nonnegative(p, 2, 3).proved());
  EXPECT_FALSE(nonnegative(p, mpq_class(19, 10), 2 + mpq_class(1, 1000)).proved());
}

TEST(Bernstein, what_is_proved_holds_at_random_points) {
  gmp_randclass random(gmp_randinit_default);
  random.seed(11);
  int proved = 0;
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<mpq_class> coefficients;
    for (int i = 0; i < 2 + trial % 9; ++i) {
      coefficients.emplace_back(mpz_class(random.get_z_bits(20) - random.get_z_bits(20)));
    }
    coefficients[0] += 300'000;
    const Polynomial p(coefficients);
    const Finding finding = nonnegative(p, -1, 1);
    ASSERT_NE(finding.outcome, Outcome::undecided);
    proved += finding.proved() ? 1 : 0;
    if (!finding.proved()) {
      EXPECT_LT(value_at(p, finding.point), 0);
      continue;
    }
    for (int k = -50; k <= 50; ++k) ASSERT_GE(value_at(p, mpq_class(k) / 50), 0);
  }
  EXPECT_GT(proved, 20);
  EXPECT_LT(proved, 280);
}

TEST(Bernstein, a_square_plus_a_little_is_proved) {
  gmp_randclass random(gmp_randinit_default);
  random.seed(12);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<mpq_class> coefficients;
    for (int i = 0; i < 12; ++i) {
      coefficients.emplace_back(mpz_class(random.get_z_bits(10) - random.get_z_bits(10)));
    }
    const Polynomial p = power(Polynomial(coefficients), 2) + mpq_class(1, 1000);
    EXPECT_TRUE(positive(p, -1, 1).proved());
  }
}

}  // namespace
}  // namespace certau_verifier
