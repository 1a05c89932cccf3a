// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/guarded_sum.hpp"

#include <gtest/gtest.h>

#include <random>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

BiPolynomial x() { return in_x(linear(0, 1)); }
BiPolynomial y() { return in_y(linear(0, 1)); }

BiPolynomial random_polynomial(std::mt19937& random) {
  std::vector<std::vector<mpq_class>> table(1 + random() % 3);
  for (auto& row : table) {
    row.resize(1 + random() % 3);
    for (mpq_class& entry : row) entry = static_cast<long>(random() % 9) - 4;
  }
  return BiPolynomial(table);
}

TEST(GuardedSum, absolute_values_are_what_they_say) {
  constexpr unsigned seed = 8;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  reset_effort();
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<BiPolynomial> arguments;
    std::vector<BiPolynomial> factors;
    GuardedSum sum;
    for (int k = 0; k < 5; ++k) {
      // Multiples of earlier arguments share their sign.
      arguments.push_back(k == 3 ? mpq_class(-2, 3) * arguments[0] : random_polynomial(random));
      factors.push_back(random_polynomial(random));
      sum.add_absolute({}, arguments.back(), factors.back());
    }
    EXPECT_LE(sum.arguments().size(), 4u);
    for (int point = 0; point < 10; ++point) {
      const mpq_class at_x = mpq_class(static_cast<long>(random() % 9) - 4) / 4;
      const mpq_class at_y = mpq_class(static_cast<long>(random() % 9) - 4) / 4;
      mpq_class expected = 0;
      for (std::size_t k = 0; k < arguments.size(); ++k) {
        expected += abs(value_at(arguments[k], at_x, at_y)) * value_at(factors[k], at_x, at_y);
      }
      ASSERT_EQ(sum.value_at(at_x, at_y), expected);
    }
  }
}

TEST(GuardedSum, nested_guards_are_the_composition) {
  // abs(x + abs(y)/2): with guards on y first, then on x + y/2 or x - y/2.
  const mpq_class half(1, 2);
  GuardedSum sum;
  for (const Sign sign : {Sign::nonpositive, Sign::nonnegative}) {
    const mpq_class side = sign == Sign::nonnegative ? half : mpq_class(-half);
    sum.add_absolute(sum.with({}, y(), sign).value(), x() + side * y(), mpq_class(1));
  }
  EXPECT_EQ(sum.arguments().size(), 3u);
  for (const mpq_class& at_x : {mpq_class(-1), mpq_class(0), mpq_class(1, 3)}) {
    for (const mpq_class& at_y : {mpq_class(-1), mpq_class(0), mpq_class(2, 3), mpq_class(3)}) {
      EXPECT_EQ(sum.value_at(at_x, at_y), abs(mpq_class(at_x + abs(at_y) / 2)));
    }
  }
}

TEST(GuardedSum, known_signs_need_no_guard) {
  GuardedSum sum;
  EXPECT_TRUE(sum.with({}, mpq_class(2), Sign::nonnegative)->empty());
  EXPECT_FALSE(sum.with({}, mpq_class(2), Sign::nonpositive));
  EXPECT_TRUE(sum.with({}, mpq_class(-2), Sign::nonpositive)->empty());
  EXPECT_TRUE(sum.with({}, BiPolynomial(), Sign::nonnegative)->empty());
  EXPECT_FALSE(sum.with({}, BiPolynomial(), Sign::nonpositive));
  const Guards above = sum.with({}, x() - y(), Sign::nonnegative).value();
  EXPECT_EQ(sum.with(above, mpq_class(3) * (y() - x()), Sign::nonpositive), above);
  EXPECT_FALSE(sum.with(above, mpq_class(3) * (y() - x()), Sign::nonnegative));
  EXPECT_EQ(sum.arguments().size(), 1u);
}

TEST(GuardedSum, terms_with_the_same_guards_are_one) {
  GuardedSum sum;
  sum.add_absolute({}, x(), y());
  sum.add_absolute({}, -x(), x());
  sum.add_absolute({}, mpq_class(-5), y());
  EXPECT_EQ(sum.terms().size(), 3u);
  EXPECT_EQ(sum.value_at(-2, 3), 2 * 3 + 2 * -2 + 5 * 3);
}

}  // namespace
}  // namespace certau_verifier
