// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/fraction_in_y.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

const std::vector<mpq_class> points{0, mpq_class(1, 3), mpq_class(-3, 4), mpq_class(99, 100)};

FractionInY first() { return {linear(2, -3), {1, 0, 2}}; }
FractionInY second() { return {Polynomial(std::vector<mpq_class>{1, 5, -1}), {0, 3, 1}}; }

TEST(FractionInY, the_denominator_is_as_declared) {
  reset_effort();
  for (const mpq_class& y : points) {
    const mpq_class expected = (2 - 3 * y) / ((1 + y * y) * (1 + y) * (1 + y));
    EXPECT_EQ(value_at(first(), y), expected);
    const mpq_class other = (1 + 5 * y - y * y) / ((1 - y) * (1 - y) * (1 - y) * (1 + y));
    EXPECT_EQ(value_at(second(), y), other);
  }
}

TEST(FractionInY, arithmetic_agrees_with_that_of_the_values) {
  reset_effort();
  for (const mpq_class& y : points) {
    const mpq_class a = value_at(first(), y);
    const mpq_class b = value_at(second(), y);
    EXPECT_EQ(value_at(first() + second(), y), a + b);
    EXPECT_EQ(value_at(first() - second(), y), a - b);
    EXPECT_EQ(value_at(first() * second(), y), a * b);
    EXPECT_EQ(value_at(square(second()), y), b * b);
    EXPECT_EQ(value_at(mpq_class(7, 2) * first() - mpq_class(3), y), mpq_class(7, 2) * a - 3);
  }
}

}  // namespace
}  // namespace certau_verifier
