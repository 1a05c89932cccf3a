// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/linear_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace certau {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

auto near(double value) { return DoubleNear(value, 1e-8); }

// Maximise 3a + 5b, a <= 4, 2b <= 12, 3a + 2b <= 18: a = 2, b = 6, and 36 = 12·(3/2) + 18·1.
LinearProgram textbook() {
  LinearProgram program{{4, 12, 18}};
  program.add_column({1, 0, 3}, 3);
  program.add_column({0, 2, 2}, 5);
  for (const auto& slack : {std::vector<double>{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})
    program.add_column(slack, 0);
  return program;
}

TEST(LinearProgram, duals_of_a_textbook_example) {
  auto program = textbook();
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(0), near(1.5), near(1)));
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(0), near(1.5), near(1)));
}

TEST(LinearProgram, grows_by_columns_after_it_was_solved) {
  auto program = textbook();
  ASSERT_TRUE(program.approx_solve().has_value());
  // Costs less than its price of 1.5 + 1: changes nothing.
  program.add_column({1, 1, 1}, 2);
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(0), near(1.5), near(1)));
  // Worth more than that: c = 4, b = 4, a = 0, and the third row has room.
  program.add_column({1, 1, 1}, 10);
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(7.5), near(2.5), near(0)));
}

TEST(LinearProgram, right_sides_change_after_it_was_solved) {
  auto program = textbook();
  ASSERT_TRUE(program.approx_solve().has_value());
  // 2b <= 40 no longer binds: a = 0, b = 9, and each unit of the third row is worth 5/2.
  program.set_right_side(1, 40);
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(0), near(0), near(2.5)));
}

TEST(LinearProgram, survives_a_move) {
  auto first = textbook();
  ASSERT_TRUE(first.approx_solve().has_value());
  LinearProgram second{std::move(first)};
  second.add_column({1, 1, 1}, 10);
  EXPECT_THAT(second.approx_solve().value(), ElementsAre(near(7.5), near(2.5), near(0)));
}

TEST(LinearProgram, infeasible) {
  LinearProgram program{{-1}};
  program.add_column({1}, 1);
  program.add_column({2}, 0);
  const auto outcome = program.approx_solve();
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason(), "the linear program is infeasible");
  // A column can mend it: −2y = −1, at a cost of 3.
  program.add_column({-2}, -6);
  EXPECT_THAT(program.approx_solve().value(), ElementsAre(near(3)));
}

TEST(LinearProgram, unbounded) {
  LinearProgram program{{1}};
  program.add_column({1}, 1);
  program.add_column({-1}, 0);
  const auto outcome = program.approx_solve();
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason(), "the linear program is unbounded");
}

}  // namespace
}  // namespace certau
