// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/subdivision.hpp"

#include <gtest/gtest.h>

#include <random>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

using Outcome = BoxFinding::Outcome;

BiPolynomial x() { return in_x(linear(0, 1)); }
BiPolynomial y() { return in_y(linear(0, 1)); }
BiPolynomial number(long a, unsigned long b = 1) { return mpq_class(a, b); }

BoxFinding judge(const GuardedSum& sum, std::uint64_t boxes = 100'000) {
  reset_effort();
  return prove_nonpositive(sum, boxes);
}

BoxFinding judge(const BiPolynomial& p, std::uint64_t boxes = 100'000) {
  GuardedSum sum;
  sum.add({}, p);
  return judge(sum, boxes);
}

TEST(Subdivision, equality_is_allowed) {
  EXPECT_TRUE(judge(BiPolynomial()).proved());
  EXPECT_TRUE(judge(-x()).proved());
  EXPECT_TRUE(judge(-x() * y()).proved());
  EXPECT_TRUE(judge(x() * x() - x()).proved());
  EXPECT_TRUE(judge(number(-1)).proved());
}

TEST(Subdivision, a_hair_of_slack_is_enough) {
  const BiPolynomial circle =
      (x() - number(1, 3)) * (x() - number(1, 3)) + (y() - number(2, 7)) * (y() - number(2, 7));
  EXPECT_TRUE(judge(number(-1, 1'000'000'000) - circle).proved());
  EXPECT_EQ(judge(-circle).outcome, Outcome::undecided);
}

TEST(Subdivision, a_refutation_comes_with_point_and_value) {
  const BiPolynomial hill = number(1, 1000) - (x() - number(1, 3)) * (x() - number(1, 3)) -
                            (y() - number(1, 2)) * (y() - number(1, 2));
  const BoxFinding finding = judge(hill);
  ASSERT_EQ(finding.outcome, Outcome::refuted);
  EXPECT_GT(finding.value, 0);
  EXPECT_EQ(value_at(hill, finding.x, finding.y), finding.value);
}

TEST(Subdivision, kinks_are_followed) {
  // abs(x - y/3 - 1/5) (1 - x) - 1 + tiny kink slack, and the same sum upside down
  GuardedSum valley;
  valley.add({}, number(-1, 1000));
  valley.add_absolute({}, x() - number(1, 3) * y() - number(1, 5), number(-1));
  EXPECT_TRUE(judge(valley).proved());
  GuardedSum ridge;
  ridge.add({}, number(-82, 100));
  ridge.add_absolute({}, x() - number(1, 3) * y() - number(1, 5), number(1));
  EXPECT_TRUE(judge(ridge).proved());  // the largest value is 4/5, at (1, 0)
  ridge.add({}, number(3, 100));
  const BoxFinding finding = judge(ridge);
  EXPECT_EQ(finding.outcome, Outcome::refuted);
  EXPECT_EQ(finding.x, 1);
  EXPECT_EQ(finding.y, 0);
  EXPECT_EQ(finding.value, mpq_class(1, 100));
}

TEST(Subdivision, a_touch_on_a_kink_is_left_undecided) {
  GuardedSum touch;
  touch.add_absolute({}, x() - number(1, 3), number(-1));
  EXPECT_EQ(judge(touch).outcome, Outcome::undecided);
  GuardedSum on_the_grid;
  on_the_grid.add_absolute({}, x() - number(1, 4), number(-1));
  EXPECT_TRUE(judge(on_the_grid).proved());
}

TEST(Subdivision, boxes_are_counted) {
  const BiPolynomial thin =
      number(-1, 1'000'000) - (x() - number(1, 3) * y()) * (x() - number(1, 3) * y());
  std::uint64_t boxes = 1'000'000;
  GuardedSum sum;
  sum.add({}, thin);
  reset_effort();
  EXPECT_TRUE(prove_nonpositive(sum, boxes).proved());
  const std::uint64_t used = 1'000'000 - boxes;
  EXPECT_GT(used, 100u);
  EXPECT_TRUE(judge(thin, used).proved());
  EXPECT_EQ(judge(thin, used - 1).outcome, Outcome::undecided);
}

TEST(Subdivision, findings_agree_with_values_at_random_points) {
  constexpr unsigned seed = 21;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const auto polynomial = [&](std::size_t size) {
    std::vector<std::vector<mpq_class>> table(size, std::vector<mpq_class>(size));
    for (auto& row : table) {
      for (mpq_class& entry : row) {
        entry = mpq_class(static_cast<long>(random() % 201) - 100) / 97;
      }
    }
    return BiPolynomial(table);
  };
  int proved = 0;
  for (int trial = 0; trial < 60; ++trial) {
    GuardedSum sum;
    for (int k = 0; k < 3; ++k) sum.add_absolute({}, polynomial(2), polynomial(3));
    sum.add({}, number(-static_cast<long>(random() % 8)));
    const BoxFinding finding = judge(sum);
    ASSERT_NE(finding.outcome, Outcome::undecided) << trial;
    if (!finding.proved()) {
      EXPECT_GT(sum.value_at(finding.x, finding.y), 0);
      continue;
    }
    ++proved;
    for (int point = 0; point < 50; ++point) {
      ASSERT_LE(sum.value_at(mpq_class(random() % 65) / 64, mpq_class(random() % 65) / 64), 0);
    }
  }
  EXPECT_GT(proved, 10);
  EXPECT_LT(proved, 50);
}

}  // namespace
}  // namespace certau_verifier
