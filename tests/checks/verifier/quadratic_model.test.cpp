// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/quadratic_model.hpp"

#include <gtest/gtest.h>

#include <random>

#include "checks/verifier/effort.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {
namespace {

// Of the rows and columns in `chosen`, by expansion along the first row.
mpq_class minor(const Matrix& matrix, const std::vector<std::size_t>& rows,
                const std::vector<std::size_t>& columns) {
  if (rows.empty()) return 1;
  mpq_class total = 0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    std::vector<std::size_t> rest = columns;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
    const mpq_class term =
        matrix.at(rows[0], columns[k]) * minor(matrix, {rows.begin() + 1, rows.end()}, rest);
    total += k % 2 == 0 ? term : mpq_class(-term);
  }
  return total;
}

// Positive semidefinite if and only if every principal minor is >= 0.
bool has_nonnegative_minors(const Matrix& matrix) {
  for (unsigned subset = 1; subset < 1u << matrix.size; ++subset) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < matrix.size; ++i) {
      if ((subset >> i & 1u) != 0) chosen.push_back(i);
    }
    if (minor(matrix, chosen, chosen) < 0) return false;
  }
  return true;
}

TEST(QuadraticModel, semidefinite_agrees_with_the_principal_minors) {
  reset_effort();
  std::mt19937 random(20240618);
  std::size_t yes = 0;
  std::size_t no = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::size_t size = 1 + random() % 4;
    Matrix matrix{size, Vector(size * size)};
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const int entry = static_cast<int>(random() % 5) - 2;
        // Small entries, so that many matrices are singular.
        matrix.at(i, j) = i == j ? std::abs(entry) : entry / 2;
        matrix.at(j, i) = matrix.at(i, j);
      }
    }
    const bool expected = has_nonnegative_minors(matrix);
    ++(expected ? yes : no);
    ASSERT_EQ(is_semidefinite(matrix), expected) << "round " << round;
  }
  EXPECT_GE(yes, 2000u);
  EXPECT_GE(no, 2000u);
}

TEST(QuadraticModel, semidefinite_knows_singular_matrices) {
  EXPECT_TRUE(is_semidefinite({2, {0, 0, 0, 0}}));
  EXPECT_TRUE(is_semidefinite({2, {1, 1, 1, 1}}));
  EXPECT_TRUE(is_semidefinite({2, {0, 0, 0, 1}}));
  EXPECT_FALSE(is_semidefinite({2, {0, 1, 1, 0}}));
  EXPECT_FALSE(is_semidefinite({2, {0, 1, 1, 5}}));
  EXPECT_FALSE(is_semidefinite({2, {1, 1, 1, mpq_class(999'999, 1'000'000)}}));
  EXPECT_TRUE(is_semidefinite({3, {1, 2, 3, 2, 4, 6, 3, 6, 9}}));
  EXPECT_FALSE(is_semidefinite({3, {1, 2, 3, 2, 4, 7, 3, 7, 9}}));
}

TEST(QuadraticModel, gradient_and_value_are_those_of_the_form) {
  reset_effort();
  const Quadratic f = make_quadratic({2, 1, 1, 3}, {1, -1}, 2);
  EXPECT_EQ(f.gradient({2, 1}), (Vector{4, 7}));
  EXPECT_EQ(f.value({2, 1}), 9);  // (2 + 2 * 2 + 3 * 4) / 2
  EXPECT_EQ(f.value({1, -1}), 0);
}

TEST(QuadraticModel, a6_is_about_the_smallest_eigenvalue) {
  reset_effort();
  const Quadratic f = make_quadratic({2, 1, 1, 2}, {0, 0}, 2);  // eigenvalues 1 and 3
  EXPECT_NO_THROW(require_a6(f, 1));
  EXPECT_THROW(require_a6(f, mpq_class(1001, 1000)), Rejection);
  EXPECT_NO_THROW(require_a1(f, 3));
  EXPECT_THROW(require_a1(f, mpq_class(2999, 1000)), Rejection);
  EXPECT_THROW((void)make_quadratic({2, 1, 0, 2}, {0, 0}, 2), Rejection);
}

}  // namespace
}  // namespace certau_verifier
