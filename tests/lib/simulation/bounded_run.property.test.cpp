// SPDX-License-Identifier: Apache-2.0
// The bound against trajectories in so many bits that they are as good as exact.
#include "certau/simulation/bounded_run.hpp"

#include "certau/number/enclosed_real.hpp"
#include "certau/number/exact_range.hpp"
#include "certau/simulation/double_bound.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::q;

struct Compared {
  std::int64_t steps = 0;
  double tightest = 0;  // the largest part of the bound that an error took up
};

// Runs both side by side and holds every error against its bound.
template <class T>
Compared compare(const Process<Rational>& exact, const State<Rational>& start, std::int64_t steps,
                 std::uint64_t seed, unsigned ball_bits, NumberFormat format = {53}) {
  BoundedRun<T> run{exact, start, seed, format};
  const NumberFormat wide{ball_bits};
  const auto process = convert_process<Ball>(exact, wide);
  const BranchSampler sampler{exact};
  std::mt19937_64 words{seed};
  auto state = convert_state<Ball>(start, wide);
  Compared result;
  const auto check = [&](const Ball& truth, const T& computed, double bound) {
    const Real real = exact_real(computed);
    if (!isfinite(real)) {
      EXPECT_FALSE(std::isfinite(bound)) << "step " << run.step();
      return;
    }
    const auto error = distance(enclosed(truth), real);
    // The ball is as good as a point: the lower bound of the error is the error.
    EXPECT_LE(error.lower, bound) << "step " << run.step();
    if (bound > 0) result.tightest = std::max(result.tightest, error.lower / bound);
  };
  for (;; ++result.steps) {
    check(state.weight, run.state().weight, run.weight_error());
    if (has_auxiliary(exact.algorithm))
      check(state.auxiliary, run.state().auxiliary, run.auxiliary_error());
    EXPECT_LE(run.weight_error(), run.largest_weight_error());
    EXPECT_LE(run.auxiliary_error(), run.largest_auxiliary_error());
    if (result.steps == steps || run.advance_to(result.steps + 1) == result.steps) return result;
    state = branch_image(process, state, sampler.choose(words()));
  }
}

TEST(BoundedRun, bounds_the_error_of_random_steps_in_double) {
  support::check_property(400, [] {
    const auto started = *properties::polynomial_process();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    static_cast<void>(compare<double>(started.process, {started.start}, 25, seed, 4000));
    RC_ASSERT(!::testing::Test::HasFailure());
  });
}

TEST(BoundedRun, bounds_the_error_of_random_invariant_processes_in_double) {
  int far = 0;
  support::check_property(100, [&] {
    const auto started = *properties::invariant_process();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto result = compare<double>(started.process, {started.start}, 150, seed, 1200);
    RC_ASSERT(!::testing::Test::HasFailure());
    far += result.steps == 150 ? 1 : 0;
  });
  EXPECT_GT(far, 60);
}

TEST(BoundedRun, bounds_the_error_of_random_tiki_taka_in_double) {
  support::check_property(150, [] {
    const auto started = *properties::tiki_taka_process();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    static_cast<void>(compare<double>(started.process, started.start, 100, seed, 1200));
    RC_ASSERT(!::testing::Test::HasFailure());
  });
}

TEST(BoundedRun, bounds_the_error_of_random_runs_in_mpfr) {
  support::check_property(100, [] {
    const auto bits = *rc::gen::inRange(53U, 300U);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto one = *properties::invariant_process();
    static_cast<void>(compare<Real>(one.process, {one.start}, 60, seed, 1200, {bits}));
    const auto two = *properties::tiki_taka_process();
    static_cast<void>(compare<Real>(two.process, two.start, 60, seed, 1200, {bits}));
    RC_ASSERT(!::testing::Test::HasFailure());
  });
}

struct Setting {
  const char* name;
  Process<Rational> process;
  State<Rational> start;
  double useful;  // the bound is to be below
};

std::vector<Setting> settings() {
  auto descent = support::analog_sgd();
  descent.algorithm = Algorithm::analog_gd;
  descent.noise = NoNoise<Rational>{};
  auto linear = support::analog_sgd();
  linear.device = LinearStep<Rational>{1, q("-2"), q("1/10")};
  auto powers = support::analog_sgd();
  powers.device = PowerStep<Rational>{1, -1, 3, 2};
  auto polynomial = support::analog_sgd();
  polynomial.problem = PolynomialObjective<Rational>{{0, q("-1/5"), 1, 0, q("1/7")}};
  auto slow = support::analog_sgd();
  slow.learning_rate = q("1e-5");
  auto mixed = support::tiki_taka();
  mixed.mixing = q("-1/3");
  mixed.noise = TwoPoint<Rational>{q("13/10")};
  auto noisy = mixed;
  noisy.mixing = 0;
  noisy.learning_rate = q("1/50");
  noisy.auxiliary_learning_rate = q("1/5");
  return {{"analog-sgd", support::analog_sgd(), {0}, 1e-14},
          {"digital-sgd", support::digital_sgd(), {0}, 1e-14},
          {"analog-gd", descent, {q("-2/3")}, 1e-14},
          {"linear-step", linear, {q("-1/3")}, 1e-14},
          {"power-step", powers, {q("1/3")}, 1e-14},
          {"polynomial", polynomial, {q("1/3")}, 1e-14},
          {"double-well", support::double_well(), {q("1/3")}, 1e-13},
          {"slow", slow, {q("1/3")}, 1e-11},
          {"tiki-taka, mixed", mixed, {q("-1/3"), 0}, 1e-12},
          {"tiki-taka", noisy, {q("-1/3"), q("1/7")}, 1e-12}};
}

TEST(BoundedRun, holds_and_is_useful_along_runs_of_every_algorithm) {
  for (const auto& [name, process, start, useful] : settings()) {
    SCOPED_TRACE(name);
    ASSERT_EQ(why_not_bounded(process), "");
    const auto result = compare<double>(process, start, 1500, 7, 3000);
    EXPECT_EQ(result.steps, 1500);
    // Some error comes near its bound: it is not a bound by miles.
    EXPECT_GT(result.tightest, 0.02);
    const auto bound = bound_double_run(process, start, 100'000, 7);
    EXPECT_EQ(bound.obstacle, "");
    EXPECT_EQ(bound.steps, 100'000);
    EXPECT_LT(bound.largest.weight, useful);
    EXPECT_GE(bound.largest.weight, bound.last.weight);
  }
}

TEST(BoundedRun, in_double_is_the_trajectory_of_simulate) {
  for (const auto& [name, process, start, useful] : settings()) {
    BoundedRun<double> run{process, start, 11};
    const auto path = support::trajectory(process, start, "double", 300, 11, 50);
    for (const auto& row : path.rows) {
      ASSERT_EQ(run.advance_to(row.step), row.step) << name;
      EXPECT_EQ(NumberTraits<double>::to_text(run.state().weight), row.weight) << name;
      const bool two = has_auxiliary(process.algorithm);
      EXPECT_EQ(two ? NumberTraits<double>::to_text(run.state().auxiliary) : "", row.auxiliary)
          << name;
    }
  }
}

TEST(BoundedRun, does_not_depend_on_where_it_pauses) {
  for (const auto& [name, process, start, useful] : settings()) {
    BoundedRun<double> whole{process, start, 3};
    BoundedRun<double> pausing{process, start, 3};
    whole.advance_to(500);
    for (int k = 1; k <= 500; ++k) pausing.advance_to(k);
    EXPECT_EQ(whole.weight_error(), pausing.weight_error()) << name;
    EXPECT_EQ(whole.state(), pausing.state()) << name;
  }
}

TEST(BoundedRun, of_a_chaotic_process_stops_with_a_true_bound_in_hand) {
  auto process = support::double_well();
  process.algorithm = Algorithm::digital_sgd;
  process.learning_rate = q("7/2");  // w+ = 11/4 w − 7 w^3, on [−0.9, 0.9]
  process.noise = NoNoise<Rational>{};
  const auto result = compare<double>(process, {q("1/3")}, 500, 5, 4000);
  EXPECT_GT(result.steps, 10);
  EXPECT_LT(result.steps, 500);
  BoundedRun<double> run{process, {q("1/3")}, 5};
  run.advance_to(500);
  EXPECT_NE(run.obstacle().find("has grown past"), std::string::npos) << run.obstacle();
  EXPECT_EQ(run.step(), result.steps);
}

TEST(BoundedRun, follows_a_weight_out_of_its_first_grid) {
  auto process = support::digital_sgd();
  process.problem = Quadratic<Rational>{1, 1'000'000};
  const auto result = compare<double>(process, {q("1/3")}, 400, 5, 2000);
  EXPECT_EQ(result.steps, 400);
  process.problem = Quadratic<Rational>{1, q("1e-9")};
  process.noise = TwoPoint<Rational>{q("1e-10")};
  EXPECT_EQ(compare<double>(process, {0}, 400, 5, 2000).steps, 400);
}

TEST(BoundedRun, stops_where_the_weight_runs_away) {
  auto process = support::double_well();
  process.algorithm = Algorithm::digital_sgd;
  process.learning_rate = 1;
  BoundedRun<double> run{process, {4}, 1};
  EXPECT_LT(run.advance_to(200), 50);
  EXPECT_NE(run.obstacle(), "");
  const auto bound = bound_double_run(process, {4}, 200, 1);
  EXPECT_EQ(bound.obstacle, run.obstacle());
}

TEST(BoundedRun, says_for_what_there_is_no_bound) {
  auto exponential = support::analog_sgd();
  exponential.device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_NE(why_not_bounded(exponential), "");
  auto roots = support::analog_sgd();
  roots.device = PowerStep<Rational>{1, -1, q("1/2"), 1};
  EXPECT_NE(why_not_bounded(roots), "");
  auto dependent = support::analog_sgd();
  dependent.noise = support::state_dependent_law();
  EXPECT_NE(why_not_bounded(dependent).find("depend on the state"), std::string::npos);
  EXPECT_EQ(bound_double_run(dependent, {0}, 10, 1).steps, -1);
  EXPECT_THROW((BoundedRun<double>{dependent, {0}, 1}), ContractViolation);
  EXPECT_THROW((BoundedRun<Real>{support::analog_sgd(), {0}, 1, {40}}), ContractViolation);
}

TEST(DoubleBound, keeps_the_course_of_the_bound) {
  const auto bound = bound_double_run(support::analog_sgd(), {q("1/3")}, 250, 1);
  std::vector<std::int64_t> steps;
  for (const auto& point : bound.path) steps.push_back(point.step);
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0,  1,  2,  3,  4,  5,  6,  7,  8,   9,   10,
                                              20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 250}));
  BoundedRun<double> run{support::analog_sgd(), {q("1/3")}, 1};
  for (const auto& [step, error] : bound.path) {
    run.advance_to(step);
    EXPECT_EQ(error.weight, run.weight_error()) << step;
  }
  EXPECT_EQ(bound.largest.weight, run.largest_weight_error());
}

TEST(DoubleBound, an_interruption_is_noticed) {
  std::stop_source source;
  source.request_stop();
  const auto bound =
      bound_double_run(support::analog_sgd(), {0}, 1'000'000'000, 1, source.get_token());
  EXPECT_EQ(bound.obstacle, "interrupted");
  EXPECT_LT(bound.steps, 1'000'000'000);
}

}  // namespace
}  // namespace certau
