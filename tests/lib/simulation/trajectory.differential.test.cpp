// SPDX-License-Identifier: Apache-2.0
// One seed in all number types: the enclosures say how far the others are off.
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::enclosure_of;
using support::exact_of;
using support::q;
using support::trajectory;

struct Setting {
  const char* name;
  Process<Rational> process;
  State<Rational> start;
};

std::vector<Setting> polynomial_settings() {
  const auto sgd = support::analog_sgd();
  auto powers = sgd;
  powers.device = PowerStep<Rational>{1, -1, 3, 2};
  auto steps = sgd;
  steps.device = LinearStep<Rational>{1, q("-2"), q("1/10")};
  auto dependent = sgd;
  dependent.noise = FiniteLaw<Rational>{{{q("1/5"), q("-1/5")}, {q("-1/5"), q("-1/5")}},
                                        {{q("1/2"), q("1/2")}, {q("1/2"), q("-1/2")}}};
  auto descent = sgd;
  descent.algorithm = Algorithm::analog_gd;
  descent.noise = NoNoise<Rational>{};
  auto mixed = support::tiki_taka();
  mixed.mixing = q("-1/2");
  mixed.auxiliary_device = LinearStep<Rational>{1, q("-2"), q("1/10")};
  return {{"asymmetric-linear", sgd, {q("-1/3")}},
          {"power-step", powers, {q("1/7")}},
          {"linear-step", steps, {}},
          {"state-dependent noise", dependent, {q("1/3")}},
          {"descent", descent, {q("-2/3")}},
          {"digital", support::digital_sgd(), {q("5/3")}},
          {"double-well", support::double_well(), {q("1/2")}},
          {"tiki-taka", support::tiki_taka(), {q("-1/3"), q("1/7")}},
          {"mixed tiki-taka", mixed, {q("1/3"), q("-1/7")}}};
}

std::vector<Setting> all_settings() {
  auto result = polynomial_settings();
  auto exponential = support::analog_sgd();
  exponential.device = ExponentialStep<Rational>{1, -1, 2, q("5/2")};
  auto fractional = support::analog_sgd();
  fractional.device = PowerStep<Rational>{1, -1, q("3/2"), q("1/2")};
  auto theorem = support::analog_sgd();
  theorem.noise = Theorem3Law<Rational>{q("1/5"), 1};
  auto both = support::tiki_taka();
  both.noise = theorem.noise;
  both.auxiliary_device = exponential.device;
  result.push_back({"exponential-step", exponential, {q("1/7")}});
  result.push_back({"fractional power-step", fractional, {q("1/7")}});
  result.push_back({"theorem-3", theorem, {q("1/5")}});
  result.push_back({"tiki-taka with theorem-3", both, {q("1/5"), q("1/7")}});
  return result;
}

// Each descends into a region where steps contract: rounding errors do not pile up. A unit of
// the last place at 1 is 2^(1-p); the distances leave room for 2^10 of them.
const std::pair<const char*, int> distances[] = {{"float", 24 - 11},
                                                 {"double", 53 - 11},
                                                 {"long-double", 64 - 11},
                                                 {"quad", 113 - 11},
                                                 {"mpfr:80", 80 - 11}};

// The state of a row: weight, and auxiliary if the process has one.
std::vector<std::string> coordinates(const TrajectoryRow& row) {
  if (row.auxiliary.empty()) return {row.weight};
  return {row.weight, row.auxiliary};
}

// The largest distance of a row's coordinates from the far ends of their enclosures.
Rational distance(const TrajectoryRow& enclosures, const TrajectoryRow& row) {
  const auto outer = coordinates(enclosures);
  const auto inner = coordinates(row);
  Rational result = 0;
  for (std::size_t c = 0; c < inner.size(); ++c)
    result = std::max(result, support::distance(enclosure_of(outer.at(c)), q(inner[c])));
  return result;
}

bool contains(const TrajectoryRow& enclosures, const TrajectoryRow& exact) {
  const auto outer = coordinates(enclosures);
  const auto inner = coordinates(exact);
  bool result = outer.size() == inner.size();
  for (std::size_t c = 0; result && c < inner.size(); ++c)
    result = enclosure_of(outer[c]).contains(exact_of(inner[c]));
  return result;
}

TEST(Trajectory, every_type_keeps_its_distance_to_the_ball) {
  for (const auto& [name, process, start] : all_settings()) {
    SCOPED_TRACE(name);
    const auto ball = trajectory(process, start, "ball:256", 200, 42);
    ASSERT_TRUE(ball.outcome.has_value()) << ball.outcome.reason();
    for (const auto& [number, bits] : distances) {
      SCOPED_TRACE(number);
      const auto path = trajectory(process, start, number, 200, 42);
      ASSERT_TRUE(path.outcome.has_value()) << path.outcome.reason();
      ASSERT_EQ(path.rows.size(), ball.rows.size());
      for (std::size_t k = 0; k < path.rows.size(); ++k)
        ASSERT_LT(distance(ball.rows[k], path.rows[k]), power_of_two(-bits))
            << "step " << k << ": " << path.rows[k].weight << " against " << ball.rows[k].weight;
    }
  }
}

TEST(Trajectory, mpfr_comes_closer_than_any_stated_digit_of_the_ball) {
  for (const auto& [name, process, start] : all_settings()) {
    SCOPED_TRACE(name);
    const auto ball = trajectory(process, start, "ball:512", 200, 7);
    const auto path = trajectory(process, start, "mpfr:256", 200, 7);
    ASSERT_TRUE(ball.outcome.has_value() && path.outcome.has_value());
    for (std::size_t k = 0; k < path.rows.size(); ++k)
      ASSERT_LT(distance(ball.rows[k], path.rows[k]), power_of_two(-256 + 11)) << k;
  }
}

TEST(Trajectory, enclosures_contain_the_exact_rational) {
  for (const auto& [name, process, start] : polynomial_settings()) {
    SCOPED_TRACE(name);
    const auto exact = trajectory(process, start, "rational", 6, 3);
    ASSERT_TRUE(exact.outcome.has_value()) << exact.outcome.reason();
    for (const char* number : {"interval:40", "ball:40", "interval:128", "ball:128"}) {
      const auto path = trajectory(process, start, number, 6, 3);
      ASSERT_TRUE(path.outcome.has_value()) << path.outcome.reason();
      for (std::size_t k = 0; k < exact.rows.size(); ++k) {
        const auto& row = path.rows.at(k);
        EXPECT_TRUE(contains(row, exact.rows[k])) << number << k;
        EXPECT_TRUE(enclosure_of(row.gradient).contains(exact_of(exact.rows[k].gradient)))
            << number << k;
        EXPECT_TRUE(enclosure_of(row.objective).contains(exact_of(exact.rows[k].objective)))
            << number << k;
      }
    }
  }
}

TEST(Trajectory, enclosures_contain_the_exact_rational_on_random_instances) {
  support::check_property(300, [] {
    const auto instance = *properties::polynomial_process();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto exact = trajectory(instance.process, {instance.start}, "rational", 3, seed);
    for (const char* number : {"interval:64", "ball:64"}) {
      const auto path = trajectory(instance.process, {instance.start}, number, 3, seed);
      RC_ASSERT(path.outcome.has_value());
      for (std::size_t k = 0; k < exact.rows.size(); ++k)
        RC_ASSERT(contains(path.rows.at(k), exact.rows[k]));
    }
  });
}

TEST(Trajectory, enclosures_contain_the_exact_rational_of_random_tiki_taka) {
  support::check_property(200, [] {
    const auto instance = *properties::tiki_taka_process();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto exact = trajectory(instance.process, instance.start, "rational", 3, seed);
    for (const char* number : {"interval:64", "ball:64"}) {
      const auto path = trajectory(instance.process, instance.start, number, 3, seed);
      RC_ASSERT(path.outcome.has_value());
      for (std::size_t k = 0; k < exact.rows.size(); ++k)
        RC_ASSERT(contains(path.rows.at(k), exact.rows[k]));
    }
  });
}

TEST(Trajectory, ball_and_interval_overlap) {
  for (const auto& [name, process, start] : all_settings()) {
    SCOPED_TRACE(name);
    const auto ball = trajectory(process, start, "ball:192", 60, 5);
    const auto interval = trajectory(process, start, "interval:192", 60, 5);
    ASSERT_EQ(ball.rows.size(), interval.rows.size());
    for (std::size_t k = 0; k < ball.rows.size(); ++k) {
      const auto a = enclosure_of(ball.rows[k].weight);
      const auto b = enclosure_of(interval.rows[k].weight);
      EXPECT_TRUE(a.lower <= b.upper && b.lower <= a.upper) << k;
    }
  }
}

}  // namespace
}  // namespace certau
