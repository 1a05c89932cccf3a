// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/short_numbers.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "certau/base/error.hpp"
#include "theorems/model/laws.hpp"

namespace certau::properties {
namespace {

const Arithmetic half = Arithmetic::binary("half", 11, -24, 16);
const Arithmetic twice = Arithmetic::of<double>("double");
const Arithmetic rational = Arithmetic::exact();

// Looks at many draws, at every size.
void for_draws(const Arithmetic& arithmetic, const std::function<void(ShortNumbers&)>& look) {
  rc::Random random{7};
  for (int k = 0; k < 2000; ++k) {
    theorems::Draw draw{random.split(), k % 101};
    ShortNumbers numbers{draw, arithmetic};
    look(numbers);
  }
}

TEST(ShortNumbers, every_number_can_be_held_and_is_in_its_range) {
  for (const Arithmetic& arithmetic : {half, twice, rational})
    for_draws(arithmetic, [&](ShortNumbers& numbers) {
      const Rational radius = numbers.positive();
      const Rational inner = numbers.within(radius);
      const Rational part = numbers.at_most(radius);
      const Rational either = numbers.any();
      for (const Rational& number : {radius, inner, part, either})
        ASSERT_TRUE(arithmetic.holds(number)) << number << " in " << arithmetic.name;
      ASSERT_GT(radius, 0);
      ASSERT_LE(abs(inner), radius);
      ASSERT_TRUE(part > 0 && part <= radius) << part << " of " << radius;
    });
}

TEST(ShortNumbers, binary_numbers_have_at_most_8_bits) {
  const Arithmetic eight_bits = Arithmetic::binary("8 bits", 8, -1000, 1000);
  for_draws(twice, [&](ShortNumbers& numbers) {
    const Rational radius = numbers.positive();
    for (const Rational& number : {radius, numbers.within(radius), numbers.at_most(radius)})
      ASSERT_TRUE(eight_bits.holds(number)) << number;
  });
}

TEST(ShortNumbers, limits_and_zero_are_common) {
  int ends = 0;
  int zeros = 0;
  int bounds = 0;
  for_draws(twice, [&](ShortNumbers& numbers) {
    const Rational inner = numbers.within(Rational{3, 4});
    if (abs(inner) == Rational{3, 4}) ++ends;
    if (inner == 0) ++zeros;
    if (numbers.at_most(Rational{3, 4}) == Rational{3, 4}) ++bounds;
  });
  EXPECT_GT(ends, 100);
  EXPECT_GT(zeros, 100);
  EXPECT_GT(bounds, 400);
}

TEST(ShortNumbers, a_bound_that_cannot_be_held_is_not_met_but_respected) {
  for_draws(half, [&](ShortNumbers& numbers) {
    const Rational third{1, 3};
    ASSERT_LT(numbers.at_most(third), third);
    ASSERT_LT(abs(numbers.within(third)), third);
  });
}

TEST(ShortNumbers, shortening_cuts_to_8_bits_towards_zero) {
  theorems::Draw draw{rc::Random{1}, 0};
  const ShortNumbers binary{draw, twice};
  EXPECT_EQ(binary.shortened(Rational{1, 3}), (Rational{170, 512}));
  EXPECT_EQ(binary.shortened(Rational{-1, 3}), (Rational{-170, 512}));
  EXPECT_EQ(binary.shortened(1023), 1020);
  EXPECT_EQ(binary.shortened(0), 0);
  EXPECT_EQ((ShortNumbers{draw, rational}.shortened(Rational{1, 3})), (Rational{1, 3}));
  const Arithmetic narrow = Arithmetic::binary("narrow", 4, -3, 8);
  EXPECT_EQ((ShortNumbers{draw, narrow}.shortened(Rational{31, 2})), 15);
  EXPECT_EQ((ShortNumbers{draw, narrow}.shortened(Rational{1, 3})), (Rational{1, 4}));
  EXPECT_EQ((ShortNumbers{draw, narrow}.shortened(Rational{1, 9})), 0);
}

// On a coarse grid a drawn number may not be there; 1 is.
TEST(ShortNumbers, a_coarse_grid_is_kept_to) {
  const Arithmetic coarse = Arithmetic::binary("Q4.2", 6, -2, 4);
  for_draws(coarse, [&](ShortNumbers& numbers) {
    ASSERT_TRUE(coarse.holds(numbers.positive()));
    ASSERT_TRUE(coarse.holds(numbers.within(5)));
  });
}

TEST(ShortNumbers, laws_have_mean_zero_and_values_that_are_held) {
  for (const Arithmetic& arithmetic : {twice, rational}) {
    std::set<std::size_t> counts;
    for_draws(arithmetic, [&](ShortNumbers& numbers) {
      const int points = numbers.integer(1, 4);
      const int dimension = numbers.integer(1, 3);
      const Rational scale = numbers.positive();
      const auto law = numbers.joint_law(points, dimension, scale);
      theorems::Assignment<Rational> at;
      at.set_list("eps", law.values).set_list("prob", law.probabilities);
      const auto joint = theorems::JointLaw<Rational>::of(at, static_cast<std::size_t>(dimension));
      ASSERT_EQ(joint.outcomes(), static_cast<std::size_t>(points));
      ASSERT_TRUE(joint.has_variance_at_most(law.variance()));  // probabilities, mean zero
      for (const Rational& value : law.values) ASSERT_TRUE(arithmetic.holds(value));
      if (points > 1 && law.variance() > 0) counts.insert(joint.outcomes());
    });
    EXPECT_EQ(counts.size(), 3U);
  }
}

// Eigenvalues in [low, high]: shifted by either end, no principal minor has the wrong sign.
Rational determinant(std::vector<Rational> matrix, std::size_t n) {
  Rational product = 1;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    while (pivot < n && matrix[pivot * n + k] == 0) ++pivot;
    if (pivot == n) return 0;
    for (std::size_t j = 0; j < n; ++j)
      if (pivot != k) std::swap(matrix[k * n + j], matrix[pivot * n + j]);
    if (pivot != k) product = -product;
    product *= matrix[k * n + k];
    for (std::size_t i = k + 1; i < n; ++i) {
      const Rational factor = matrix[i * n + k] / matrix[k * n + k];
      for (std::size_t j = k; j < n; ++j) matrix[i * n + j] -= factor * matrix[k * n + j];
    }
  }
  return product;
}

bool is_positive_semidefinite(const std::vector<Rational>& matrix, std::size_t n) {
  for (unsigned subset = 1; subset < 1U << n; ++subset) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < n; ++i)
      if ((subset >> i & 1U) != 0) rows.push_back(i);
    std::vector<Rational> minor;
    for (const std::size_t i : rows)
      for (const std::size_t j : rows) minor.push_back(matrix[i * n + j]);
    if (determinant(minor, rows.size()) < 0) return false;
  }
  return true;
}

TEST(ShortNumbers, matrices_are_symmetric_with_eigenvalues_in_range) {
  bool has_full_row = false;
  for (const Arithmetic& arithmetic : {twice, rational})
    for_draws(arithmetic, [&](ShortNumbers& numbers) {
      const int dimension = numbers.integer(1, 4);
      const auto n = static_cast<std::size_t>(dimension);
      const Rational low = numbers.any();
      const Rational high = low + numbers.positive();
      const auto matrix = numbers.symmetric_matrix(dimension, low, high);
      std::vector<Rational> above = matrix;
      std::vector<Rational> below = matrix;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
          ASSERT_EQ(matrix[i * n + j], matrix[j * n + i]);
          ASSERT_TRUE(arithmetic.holds(matrix[i * n + j]));
          has_full_row = has_full_row || (i != j && matrix[i * n + j] != 0);
          above[i * n + j] -= i == j ? low : Rational{0};
          below[i * n + j] = (i == j ? high : Rational{0}) - below[i * n + j];
        }
      ASSERT_TRUE(is_positive_semidefinite(above, n));
      ASSERT_TRUE(is_positive_semidefinite(below, n));
    });
  EXPECT_TRUE(has_full_row);
}

TEST(ShortNumbers, equal_seeds_give_equal_numbers) {
  const auto drawn = [](std::uint64_t seed) {
    theorems::Draw draw{rc::Random{seed}, 40};
    ShortNumbers numbers{draw, twice};
    return numbers.vector_within(20, 3);
  };
  EXPECT_EQ(drawn(1), drawn(1));
  EXPECT_NE(drawn(1), drawn(2));
}

// The stream is the same on every machine, so that a seed in a report is worth something.
TEST(ShortNumbers, a_known_seed_gives_known_numbers) {
  theorems::Draw draw{rc::Random{1}, 40};
  ShortNumbers numbers{draw, twice};
  std::string text;
  for (int k = 0; k < 5; ++k) text += to_string(numbers.positive()) + " ";
  EXPECT_EQ(text, "32 8 7 6 1/2 ");
}

TEST(ShortNumbers, impossible_requests_are_refused) {
  theorems::Draw draw{rc::Random{1}, 0};
  ShortNumbers numbers{draw, twice};
  EXPECT_THROW((void)numbers.joint_law(0, 1, 1), ContractViolation);
  EXPECT_THROW((void)numbers.symmetric_matrix(5, 0, 1), ContractViolation);
  EXPECT_THROW((void)numbers.symmetric_matrix(2, 1, 0), ContractViolation);
  ShortNumbers narrow{draw, half};
  EXPECT_THROW((void)narrow.at_most(power_of_two(-30)), ContractViolation);
}

}  // namespace
}  // namespace certau::properties
