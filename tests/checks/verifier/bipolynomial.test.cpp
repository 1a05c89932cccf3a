// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/bipolynomial.hpp"

#include <gtest/gtest.h>

#include <random>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

using Table = std::vector<std::vector<mpq_class>>;

mpq_class small_rational(std::mt19937& random) {
  mpq_class number(static_cast<long>(random() % 41) - 20, 1 + random() % 6);
  number.canonicalize();
  return number;
}

// Rows of different lengths, zeros among the entries.
Table random_table(std::mt19937& random) {
  Table table(1 + random() % 4);
  for (auto& row : table) {
    row.resize(1 + random() % 4);
    for (mpq_class& entry : row) entry = random() % 4 == 0 ? mpq_class(0) : small_rational(random);
  }
  return table;
}

mpq_class plain_value(const Table& table, const mpq_class& x, const mpq_class& y) {
  mpq_class sum = 0;
  for (std::size_t i = table.size(); i-- > 0;) {
    mpq_class row = 0;
    for (std::size_t j = table[i].size(); j-- > 0;) row = row * y + table[i][j];
    sum = sum * x + row;
  }
  return sum;
}

TEST(BiPolynomial, arithmetic_agrees_with_plain_values) {
  constexpr unsigned seed = 3;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  reset_effort();
  for (int trial = 0; trial < 300; ++trial) {
    const Table a = random_table(random);
    const Table b = random_table(random);
    const mpq_class x = small_rational(random);
    const mpq_class y = small_rational(random);
    const mpq_class at_a = plain_value(a, x, y);
    const mpq_class at_b = plain_value(b, x, y);
    const BiPolynomial p(a);
    const BiPolynomial q(b);
    ASSERT_EQ(value_at(p, x, y), at_a);
    ASSERT_EQ(value_at(p + q, x, y), at_a + at_b);
    ASSERT_EQ(value_at(p - q, x, y), at_a - at_b);
    ASSERT_EQ(value_at(p * q, x, y), at_a * at_b);
    ASSERT_EQ(value_at(reduced(p * q), x, y), at_a * at_b);
  }
}

TEST(BiPolynomial, substitution_agrees_with_plain_values) {
  std::mt19937 random(4);
  reset_effort();
  for (int trial = 0; trial < 200; ++trial) {
    const Table outer = random_table(random);
    const Table first = random_table(random);
    const Table second = trial % 10 == 0 ? Table{{0}} : random_table(random);
    const mpq_class x = small_rational(random);
    const mpq_class y = small_rational(random);
    Substitution inner{BiPolynomial(first), BiPolynomial(second)};
    for (int repeat = 0; repeat < 2; ++repeat) {
      ASSERT_EQ(value_at(inner.into(BiPolynomial(outer)), x, y),
                plain_value(outer, plain_value(first, x, y), plain_value(second, x, y)));
    }
  }
}

TEST(BiPolynomial, one_variable_is_placed_in_either_coordinate) {
  const Polynomial p(std::vector<mpq_class>{1, mpq_class(2, 3), -5});
  EXPECT_EQ(value_at(in_x(p), mpq_class(1, 7), 9), value_at(p, mpq_class(1, 7)));
  EXPECT_EQ(value_at(in_y(p), 9, mpq_class(1, 7)), value_at(p, mpq_class(1, 7)));
}

TEST(BiPolynomial, tables_are_trimmed) {
  const BiPolynomial p(Table{{1, 0, 0}, {0, 2}, {0}});
  EXPECT_EQ(p.rows, 2u);
  EXPECT_EQ(p.columns, 2u);
  EXPECT_TRUE(BiPolynomial(Table{{0, 0}, {0}}).is_zero());
  EXPECT_TRUE((p - p).is_zero());
  EXPECT_TRUE(BiPolynomial(Table{{7, 0}}).is_constant());
  EXPECT_FALSE(p.is_constant());
}

}  // namespace
}  // namespace certau_verifier
