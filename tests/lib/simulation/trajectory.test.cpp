// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/trajectory.hpp"

#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"

namespace certau {
namespace {

using support::q;
using support::trajectory;

std::vector<std::int64_t> steps_of(const support::Trajectory& path) {
  std::vector<std::int64_t> result;
  for (const auto& row : path.rows) result.push_back(row.step);
  return result;
}

TEST(Trajectory, rows_are_those_asked_for_and_the_last) {
  const auto rows = [](std::int64_t steps, std::int64_t every) {
    return steps_of(trajectory(support::analog_sgd(), {0}, "double", steps, 1, every));
  };
  using List = std::vector<std::int64_t>;
  EXPECT_EQ(rows(10, 4), (List{0, 4, 8, 10}));
  EXPECT_EQ(rows(8, 4), (List{0, 4, 8}));
  EXPECT_EQ(rows(3, 1), (List{0, 1, 2, 3}));
  EXPECT_EQ(rows(3, 100), (List{0, 3}));
  EXPECT_EQ(rows(0, 1), (List{0}));
}

TEST(Trajectory, the_distance_of_rows_does_not_change_them) {
  const auto all = trajectory(support::analog_sgd(), {0}, "double", 100, 9);
  const auto few = trajectory(support::analog_sgd(), {0}, "double", 100, 9, 25);
  for (const auto& row : few.rows)
    EXPECT_EQ(row.weight, all.rows.at(static_cast<std::size_t>(row.step)).weight);
}

TEST(Trajectory, a_row_has_gradient_and_objective_of_its_weight) {
  const auto path = trajectory(support::analog_sgd(), {q("-1/3")}, "rational", 5);
  ASSERT_EQ(path.rows.size(), 6U);
  EXPECT_EQ(path.rows.front().weight, "-1/3");
  for (const auto& row : path.rows) {
    const Rational gap = q(row.weight) - q("1/4");
    EXPECT_EQ(row.gradient, to_string(gap));
    EXPECT_EQ(row.objective, to_string(gap * gap / 2));
  }
}

TEST(Trajectory, rows_of_tiki_taka_have_its_auxiliary_and_the_gradient_at_the_weight) {
  auto process = support::tiki_taka();
  process.noise = NoNoise<Rational>{};
  process.mixing = q("1/2");  // moves the steps' gradients, not the rows'
  const auto path = trajectory(process, {q("-1/2"), q("1/4")}, "rational", 3);
  ASSERT_EQ(path.rows.size(), 4U);
  State<Rational> state{q("-1/2"), q("1/4")};
  for (const auto& row : path.rows) {
    EXPECT_EQ(row.weight, to_string(state.weight));
    EXPECT_EQ(row.auxiliary, to_string(state.auxiliary));
    EXPECT_EQ(row.gradient, to_string(state.weight - q("1/4")));
    state = branch_image(process, state, 0);
  }
}

TEST(Trajectory, rows_of_other_algorithms_have_no_auxiliary) {
  for (const auto& row : trajectory(support::analog_sgd(), {q("1/5")}, "double", 5).rows)
    EXPECT_EQ(row.auxiliary, "");
}

TEST(Trajectory, noiseless_descent_has_its_closed_form) {
  auto process = support::digital_sgd();
  process.noise = NoNoise<Rational>{};
  const auto path = trajectory(process, {1}, "rational", 30);
  ASSERT_TRUE(path.outcome.has_value());
  for (const auto& row : path.rows)
    EXPECT_EQ(row.weight,
              to_string(q("1/4") + q("3/4") * power(q("9/10"), static_cast<unsigned>(row.step))));
}

TEST(Trajectory, seeds_differ_and_replay) {
  const auto last = [](std::uint64_t seed) {
    return trajectory(support::analog_sgd(), {0}, "double", 64, seed).rows.back().weight;
  };
  EXPECT_EQ(last(1), last(1));
  EXPECT_NE(last(1), last(2));
}

TEST(Trajectory, a_rational_that_outgrows_its_limit_is_inconclusive_with_the_step) {
  const auto path = trajectory(support::analog_sgd(), {q("1/7")}, "rational", 1000);
  ASSERT_FALSE(path.outcome.has_value());
  EXPECT_TRUE(path.outcome.is_inconclusive());
  const auto next = path.rows.back().step + 1;
  EXPECT_EQ(path.outcome.reason().rfind("at step " + std::to_string(next) + ": ", 0), 0U)
      << path.outcome.reason();
  EXPECT_NE(path.outcome.reason().find("2^20 bits"), std::string::npos);
  EXPECT_LT(next, 25);
}

TEST(Trajectory, a_wide_enclosure_cannot_choose_a_branch) {
  auto process = support::analog_sgd();
  process.noise = FiniteLaw<Rational>{{{q("1/5"), q("-1/5")}, {q("-1/5"), q("-1/5")}},
                                      {{q("1/2"), q("1/2")}, {q("1/2"), q("-1/2")}}};
  for (const char* number : {"interval:12", "ball:12"}) {
    const auto path = trajectory(process, {q("1/4")}, number, 100'000);
    ASSERT_FALSE(path.outcome.has_value()) << number;
    EXPECT_TRUE(path.outcome.is_inconclusive());
    EXPECT_EQ(path.outcome.reason().rfind("at step ", 0), 0U) << path.outcome.reason();
    EXPECT_NE(path.outcome.reason().find("raise the precision"), std::string::npos)
        << path.outcome.reason();
  }
}

TEST(Trajectory, divergence_is_told_with_its_step) {
  // f' grows with the cube of w: from 4 the weight runs away within a dozen steps.
  auto process = support::double_well();
  process.algorithm = Algorithm::digital_sgd;
  process.learning_rate = 1;
  for (const char* number : {"float", "double", "long-double", "quad", "mpfr:64", "interval:64"}) {
    const auto path = trajectory(process, {4}, number, 200);
    ASSERT_FALSE(path.outcome.has_value()) << number;
    EXPECT_EQ(path.outcome.reason().rfind("at step ", 0), 0U) << path.outcome.reason();
    for (const auto& row : path.rows)
      for (const char* word : {"nan", "inf"})
        EXPECT_EQ(row.weight.find(word), std::string::npos) << number << " " << row.weight;
  }
}

TEST(Trajectory, exact_states_of_tiki_taka_outgrow_the_limit_too) {
  const auto path = trajectory(support::tiki_taka(), {q("1/7"), q("1/3")}, "rational", 1000);
  ASSERT_TRUE(path.outcome.is_inconclusive());
  EXPECT_NE(path.outcome.reason().find("has outgrown 2^20 bits"), std::string::npos)
      << path.outcome.reason();
}

TEST(Trajectory, an_interruption_is_noticed) {
  std::stop_source source;
  std::int64_t rows = 0;
  const auto outcome = simulate(
      {support::analog_sgd(), {}, {}, 1'000'000'000, 1, 1},
      [&](const TrajectoryRow&) {
        if (++rows == 10) source.request_stop();
      },
      source.get_token());
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_NE(outcome.reason().find("interrupted"), std::string::npos) << outcome.reason();
  EXPECT_LT(rows, 5000);
}

TEST(Trajectory, requirements_are_checked) {
  const auto ignore = [](const TrajectoryRow&) {};
  EXPECT_THROW((void)simulate({support::analog_sgd(), {}, {}, -1, 1, 1}, ignore),
               ContractViolation);
  EXPECT_THROW((void)simulate({support::analog_sgd(), {}, {}, 1, 0, 1}, ignore), ContractViolation);
  auto bad = support::analog_sgd();
  bad.learning_rate = 0;
  EXPECT_THROW((void)simulate({bad, {}, {}, 1, 1, 1}, ignore), InvalidInput);
  auto exponential = support::analog_sgd();
  exponential.device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_THROW((void)trajectory(exponential, {0}, "rational", 3), InvalidInput);
}

}  // namespace
}  // namespace certau
