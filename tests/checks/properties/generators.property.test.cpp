// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>

#include "certau/number/arithmetic.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "checks/properties/generators/process.hpp"
#include "checks/properties/generators/schedule.hpp"
#include "tests/support/property.hpp"

namespace certau::properties {
namespace {

using support::check_property;

// Dyadic, and with few enough bits for a double.
const Arithmetic twice = Arithmetic::of<double>("double");

bool holds(const Rational& value) { return twice.holds(value); }
template <class T>
bool holds(const std::vector<T>& values) {
  return std::all_of(values.begin(), values.end(), [](const T& value) { return holds(value); });
}

// All parameters but probabilities.
template <class... Kinds>
bool is_held(const std::variant<Kinds...>& variant) {
  bool held = true;
  std::visit(
      [&](const auto& kind) {
        std::decay_t<decltype(kind)>::fields(
            kind, [&](std::string_view key, const auto& value, auto) {
              held = held && (key == "probabilities" || holds(value));
            });
      },
      variant);
  return held;
}
bool is_held(const Process<Rational>& process) {
  return twice.holds(process.learning_rate) && twice.holds(process.auxiliary_learning_rate) &&
         twice.holds(process.mixing) && is_held(process.problem) && is_held(process.device) &&
         is_held(process.auxiliary_device) && is_held(process.noise);
}

template <class T>
std::string shown(const T& value) {
  std::ostringstream out;
  rc::show(value, out);
  return out.str();
}

TEST(Generators, dyadic_numbers_are_held_and_in_range) {
  check_property(1000, [] {
    const Rational any = *dyadic();
    const Rational positive = *positive_dyadic();
    const Rational small = *number(NumberKind::dyadic, 6, 4);
    const Rational large = *positive_number(NumberKind::dyadic, 6, 4);
    const Rational part = *fraction(NumberKind::dyadic);
    for (const Rational& value : {any, positive, small, large, part}) RC_ASSERT(twice.holds(value));
    RC_ASSERT(positive > 0 && large > 0 && large <= 6 && abs(small) <= 6);
    RC_ASSERT(denominator(small) <= 4 && denominator(any) <= 64 && abs(any) < 200);
    RC_ASSERT(part >= 0 && part <= 1);
    const ClosedInterval interval{small - large, small};
    const Rational inner = *rational_in(interval, NumberKind::dyadic);
    RC_ASSERT(twice.holds(inner) && interval.lower <= inner && inner <= interval.upper);
  });
}

TEST(Generators, devices_problems_and_laws_are_valid_and_the_dyadic_ones_held) {
  for (const NumberKind kind : {NumberKind::rational, NumberKind::dyadic})
    check_property(300, [kind] {
      const auto device = *polynomial_device(kind);
      const auto objective = *problem(kind);
      const auto noise = *polynomial_noise(kind);
      std::visit([](const auto& d) { d.validate(); }, device);
      std::visit([](const auto& p) { p.validate(); }, objective);
      std::visit([](const auto& n) { n.validate(); }, noise);
      if (kind == NumberKind::dyadic)
        RC_ASSERT(is_held(device) && is_held(objective) && is_held(noise));
    });
}

TEST(Generators, laws_have_mean_zero) {
  for (const NumberKind kind : {NumberKind::rational, NumberKind::dyadic})
    check_property(300, [kind] {
      const Noise<Rational> law = *finite_law(kind);
      Rational mean = 0;
      Rational total = 0;
      for (std::size_t j = 0; j < branch_count(law); ++j) {
        mean += noise_probability(law, j, Rational{0}) * noise_value(law, j, Rational{0});
        total += noise_probability(law, j, Rational{0});
      }
      RC_ASSERT(mean == 0 && total == 1 && branch_count(law) <= 5);
    });
}

TEST(Generators, dyadic_processes_are_held_with_their_starts) {
  check_property(300, [] {
    const auto [process, start] = *polynomial_process(NumberKind::dyadic);
    RC_ASSERT(is_held(process) && twice.holds(start));
    const auto invariant = *invariant_process(NumberKind::dyadic);
    RC_ASSERT(is_held(invariant.process) && twice.holds(invariant.start));
    const auto pair = *tiki_taka_process(NumberKind::dyadic);
    RC_ASSERT(is_held(pair.process) && twice.holds(pair.start.weight) &&
              twice.holds(pair.start.auxiliary));
  });
}

// The claims of the definitions, at a step from a drawn state.
TEST(Generators, processes_stay_where_they_are_said_to_stay) {
  for (const NumberKind kind : {NumberKind::rational, NumberKind::dyadic})
    check_property(300, [kind] {
      const auto started = *invariant_process(kind);
      const ClosedInterval set = invariant_interval(started.process);
      RC_ASSERT(set.lower <= started.start && started.start <= set.upper);
      for (std::size_t j = 0; j < branch_count(started.process.noise); ++j) {
        const Rational next = branch_image(started.process, started.start, j);
        RC_ASSERT(set.lower <= next && next <= set.upper);
      }
      const auto pair = *tiki_taka_process(kind);
      const Rational tau = std::get<AsymmetricLinear<Rational>>(pair.process.device).tau;
      const Rational auxiliary_tau =
          std::get<AsymmetricLinear<Rational>>(pair.process.auxiliary_device).tau;
      for (std::size_t j = 0; j < branch_count(pair.process.noise); ++j) {
        const auto next = branch_image(pair.process, pair.start, j);
        RC_ASSERT(abs(next.weight) <= tau && abs(next.auxiliary) <= auxiliary_tau);
      }
    });
}

TEST(Generators, schedules_have_horizons_in_order) {
  check_property(300, [] {
    const Schedule drawn = *schedule();
    RC_ASSERT(!drawn.horizons.empty() && drawn.horizons.front() >= 1);
    RC_ASSERT(drawn.horizons.back() <= 1'000'000 && drawn.scale > 0);
    for (std::size_t i = 1; i < drawn.horizons.size(); ++i)
      RC_ASSERT(drawn.horizons[i - 1] < drawn.horizons[i]);
    RC_ASSERT(!drawn.auxiliary_ratio || *drawn.auxiliary_ratio > 0);
  });
}

TEST(Generators, learning_rates_are_constant_or_fall_like_the_root) {
  for (const NumberKind kind : {NumberKind::rational, NumberKind::dyadic}) {
    int constant = 0;
    int falling = 0;
    check_property(300, [&] {
      const auto rates = *learning_rates(30, kind);
      RC_ASSERT(!rates.empty() && rates.size() <= 30U && rates.front() > 0);
      for (const Rational& rate : rates)
        RC_ASSERT(kind == NumberKind::rational || twice.holds(rate));
      if (rates.size() == 1) return;
      if (std::all_of(rates.begin(), rates.end(), [&](const auto& r) { return r == rates[0]; })) {
        ++constant;
        return;
      }
      ++falling;
      for (std::size_t k = 0; k < rates.size(); ++k) {
        // a/(2√k) < rate <= a/√k
        const Rational ratio = rates[k] * rates[k] * (k + 1) / (rates[0] * rates[0]);
        RC_ASSERT(ratio <= 1 && ratio * 4 > 1);
      }
    });
    EXPECT_GT(constant, 50);
    EXPECT_GT(falling, 50);
  }
}

TEST(Generators, counterexamples_are_printed_with_their_parameters) {
  EXPECT_EQ(shown(Device<Rational>{AsymmetricLinear<Rational>{1, Rational{1, 2}}}),
            "asymmetric-linear{ tau = 1 symmetric_point = 1/2 }");
  EXPECT_EQ(shown(Problem<Rational>{Quadratic<Rational>{2, 0}}),
            "quadratic{ curvature = 2 minimizer = 0 }");
  EXPECT_EQ(shown(Noise<Rational>{TwoPoint<Rational>{3}}), "two-point{ sigma = 3 }");
  EXPECT_EQ(shown(FiniteLaw<Rational>{{{1}, {-1}}, {{Rational{1, 2}}, {Rational{1, 2}}}}),
            "finite{ values = [[1], [-1]] probabilities = [[1/2], [1/2]] }");
  EXPECT_EQ(shown(ClosedInterval{0, Rational{1, 3}}), "[0, 1/3]");
  EXPECT_EQ(shown(Schedule{{1, 4}, 3, Rational{1, 2}}),
            "learning_rate 3/sqrt(K), K in [1, 4], auxiliary_learning_rate 1/2*learning_rate");
  const Process<Rational> process{Algorithm::tiki_taka,
                                  Rational{1, 2},
                                  Quadratic<Rational>{2, 0},
                                  AsymmetricLinear<Rational>{1, 0},
                                  TwoPoint<Rational>{3},
                                  Rational{1, 4},
                                  1,
                                  Ideal<Rational>{}};
  EXPECT_EQ(shown(StartedTikiTaka{process, {1, 2}}),
            "tiki-taka, learning_rate 1/2, auxiliary_learning_rate 1/4, mixing 1, auxiliary "
            "ideal{ }, quadratic{ curvature = 2 minimizer = 0 }, asymmetric-linear{ tau = 1 "
            "symmetric_point = 0 }, two-point{ sigma = 3 }, weight 1, auxiliary 2");
}

// A failing property ends at the shortest numbers that fail.
TEST(Generators, counterexamples_shrink) {
  const auto shrunk = [](const rc::Gen<Rational>& gen) {
    std::optional<Rational> smallest;
    rc::detail::TestParams parameters;
    parameters.seed = 9;
    parameters.maxSuccess = 500;
    const auto result = rc::detail::checkTestable(
        [&] {
          const Rational value = *gen;
          if (value < 3) return;
          smallest = value;
          RC_FAIL("large");
        },
        rc::detail::TestMetadata{}, parameters);
    EXPECT_TRUE(result.template is<rc::detail::FailureResult>());
    return smallest.value_or(0);
  };
  EXPECT_EQ(shrunk(rational()), 3);
  EXPECT_EQ(shrunk(dyadic()), 3);
}

}  // namespace
}  // namespace certau::properties
