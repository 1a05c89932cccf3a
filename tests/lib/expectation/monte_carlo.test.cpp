// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/monte_carlo.hpp"

#include <gtest/gtest.h>

#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

double weight(const State<double>& state) { return state.weight; }

TEST(MonteCarlo, a_constant_has_no_error) {
  const auto mean = approx_time_average(support::analog_sgd(), {}, {0, 6400, 1},
                                        [](const State<double>&) { return 2.5; });
  EXPECT_EQ(mean.mean, 2.5);
  EXPECT_EQ(mean.standard_error, 0);
}

TEST(MonteCarlo, a_seed_is_replayed) {
  const auto run = [](std::uint64_t seed) {
    return approx_time_average(support::analog_sgd(), {}, {100, 6400, seed}, weight);
  };
  EXPECT_EQ(run(7).mean, run(7).mean);
  EXPECT_EQ(run(7).standard_error, run(7).standard_error);
  EXPECT_NE(run(7).mean, run(8).mean);
}

TEST(MonteCarlo, noiseless_descent_stands_at_the_minimizer) {
  auto process = support::analog_sgd();
  process.algorithm = Algorithm::analog_gd;
  process.noise = NoNoise<Rational>{};
  const auto mean = approx_time_average(process, {}, {10'000, 6400, 1}, weight);
  EXPECT_NEAR(mean.mean, 0.25, 1e-14);
  EXPECT_NEAR(mean.standard_error, 0, 1e-14);
}

TEST(MonteCarlo, the_known_variance_of_digital_sgd_lies_in_the_band) {
  // α²σ²/(1 − ρ²) = (1/50)²/(1 − (9/10)²) = 1/475.
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto mean = approx_time_average(
        support::digital_sgd(), {}, {10'000, 640'000, seed},
        [](const State<double>& x) { return (x.weight - 0.25) * (x.weight - 0.25); });
    EXPECT_GT(mean.standard_error, 0);
    EXPECT_LT(mean.standard_error, 1e-4);
    EXPECT_NEAR(mean.mean, 1.0 / 475, 6 * mean.standard_error) << "seed " << seed;
  }
}

TEST(MonteCarlo, the_standard_error_falls_with_the_square_root_of_the_length) {
  const auto error = [](std::int64_t steps) {
    return approx_time_average(support::digital_sgd(), {}, {1000, steps, 1}, weight).standard_error;
  };
  // 16 times as many steps: a quarter, give or take the error's own error (64 batches).
  const double ratio = error(64'000) / error(1'024'000);
  EXPECT_GT(ratio, 2.5);
  EXPECT_LT(ratio, 6.5);
}

TEST(MonteCarlo, too_short_runs_are_refused) {
  EXPECT_THROW((void)approx_time_average(support::analog_sgd(), {}, {0, 63, 1}, weight),
               ContractViolation);
}

}  // namespace
}  // namespace certau
