// SPDX-License-Identifier: Apache-2.0
// Trajectories whose updates are made of pulses.
#include <random>

#include "certau/algorithm/pulse_bound.hpp"
#include "certau/simulation/pulsed_step.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::enclosure_of;
using support::exact_of;
using support::is_complaint;
using support::q;
using support::Trajectory;

constexpr PulsePolicy policies[] = {PulsePolicy::nearest, PulsePolicy::truncate,
                                    PulsePolicy::stochastic_rounding,
                                    PulsePolicy::stochastic_train};

Trajectory pulsed(const Process<Rational>& process, const std::string& number, std::int64_t steps,
                  const PulseOptions& pulses, std::uint64_t seed = 1) {
  return support::trajectory(process, {q("-1/3")}, number, steps, seed, 1, pulses);
}

std::vector<std::string> counts_of(const Trajectory& path) {
  std::vector<std::string> counts;
  for (const auto& row : path.rows) counts.push_back(row.pulses + "/" + row.auxiliary_pulses);
  return counts;
}

// The state by the statement, with increments from the process and counts from the words' engine.
TEST(Pulses, rows_follow_from_the_update_and_the_seed) {
  const std::uint64_t seed = (std::uint64_t{7} << 32) + 3;
  for (const auto policy : policies) {
    const PulseOptions options{q("1/150"), policy, 3};
    const auto process = support::analog_sgd();
    const auto path = pulsed(process, "rational", 12, options, seed);
    ASSERT_EQ(path.rows.size(), 13U);
    std::mt19937_64 noise{seed};
    std::seed_seq pulse_seed{std::uint32_t{3}, std::uint32_t{7}, std::uint32_t{1}};
    std::mt19937_64 words{pulse_seed};
    Rational weight = q("-1/3");
    for (std::size_t k = 0; k + 1 < path.rows.size(); ++k) {
      const auto& row = path.rows[k];
      EXPECT_EQ(exact_of(row.weight), weight);
      const std::size_t branch = noise() < std::uint64_t{1} << 63 ? 0 : 1;
      const Rational increment = branch_increment(process, weight, branch);
      EXPECT_EQ(exact_of(row.increment), increment);
      const auto count = pulse_count(options, {increment, increment}, [&] { return words(); });
      EXPECT_EQ(row.pulses, std::to_string(count.value())) << name_of(policy);
      EXPECT_LE(pulse_number(count.value()), 3U);
      weight = apply_pulses(process.device, weight, count.value(), options.size);
      EXPECT_EQ(row.auxiliary_pulses + row.auxiliary_increment, "");
    }
    EXPECT_EQ(exact_of(path.rows.back().weight), weight);
    EXPECT_EQ(path.rows.back().pulses + path.rows.back().increment, "");
  }
}

TEST(Pulses, both_arrays_of_tiki_taka_are_pulsed) {
  auto process = support::tiki_taka();
  process.mixing = q("1/2");
  const PulseOptions options{q("1/300")};
  const auto path = pulsed(process, "rational", 8, options);
  ASSERT_EQ(path.rows.size(), 9U);
  for (std::size_t k = 0; k + 1 < path.rows.size(); ++k) {
    const auto& row = path.rows[k];
    const auto& next = path.rows[k + 1];
    const Rational auxiliary = exact_of(next.auxiliary);
    EXPECT_EQ(auxiliary, apply_pulses(process.auxiliary_device, exact_of(row.auxiliary),
                                      std::stoll(row.auxiliary_pulses), options.size));
    EXPECT_EQ(exact_of(next.weight), apply_pulses(process.device, exact_of(row.weight),
                                                  std::stoll(row.pulses), options.size));
    // The weight is asked for −αp⁺, with the auxiliary that its pulses made.
    EXPECT_EQ(exact_of(row.increment), -process.learning_rate * auxiliary);
    const Rational mixed = exact_of(row.weight) + q("1/2") * exact_of(row.auxiliary);
    const Rational noise = exact_of(row.auxiliary_increment) / q("1/10") - (mixed - q("1/4"));
    EXPECT_EQ(abs(noise), q("1/5"));
  }
}

TEST(Pulses, the_noise_is_that_of_the_continuous_trajectory) {
  const auto continuous = support::trajectory(support::analog_sgd(), {q("-1/3")}, "double", 200);
  const auto path = pulsed(support::analog_sgd(), "double", 200, {q("1/1000000")});
  ASSERT_EQ(path.rows.size(), continuous.rows.size());
  // One different draw would move the weight by α·2σ = 1/25. However small the pulses, many are off
  // by about Δ²/(2τ) <= 1/600 each step, and steps forget a tenth of it: docs/pulses.md.
  for (std::size_t k = 0; k < path.rows.size(); ++k)
    EXPECT_NEAR(std::stod(path.rows[k].weight), std::stod(continuous.rows[k].weight), 5e-3);
}

TEST(Pulses, one_seed_makes_the_same_pulses_in_every_number_type) {
  auto stepped = support::analog_sgd();
  stepped.device = LinearStep<Rational>{1, -2, q("1/10")};
  for (const auto& process : {support::analog_sgd(), stepped, support::tiki_taka()})
    for (const auto policy : policies) {
      const PulseOptions options{q("1/150"), policy, 31};
      const auto expected = counts_of(pulsed(process, "rational", 40, options, 5));
      ASSERT_EQ(expected.size(), 41U);
      for (const char* number :
           {"double", "long-double", "quad", "mpfr:100", "interval:128", "ball:128", "ball:64"})
        EXPECT_EQ(counts_of(pulsed(process, number, 40, options, 5)), expected)
            << number << " " << name_of(policy);
    }
}

TEST(Pulses, enclosures_contain_the_exact_weight_and_stay_narrow) {
  const PulseOptions options{q("1/150"), PulsePolicy::stochastic_train, 31};
  const auto exact = pulsed(support::analog_sgd(), "rational", 60, options);
  for (const char* number : {"interval:128", "ball:128"}) {
    const auto path = pulsed(support::analog_sgd(), number, 3000, options);
    ASSERT_EQ(path.rows.size(), 3001U) << path.outcome.reason();
    for (std::size_t k = 0; k < exact.rows.size(); ++k)
      EXPECT_TRUE(enclosure_of(path.rows[k].weight).contains(exact_of(exact.rows[k].weight)));
    // Pulses bring errors nearer to zero; only the rounding of each step is added.
    EXPECT_LT(enclosure_of(path.rows.back().weight).width(), power_of_ten(-33)) << number;
  }
}

TEST(Pulses, devices_without_a_closed_form_are_pulsed_one_by_one) {
  auto process = support::analog_sgd();
  process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  const PulseOptions options{q("1/150")};
  const auto path = pulsed(process, "ball:256", 20, options);
  ASSERT_TRUE(path.outcome.has_value()) << path.outcome.reason();
  const auto floats = pulsed(process, "double", 20, options);
  EXPECT_EQ(counts_of(path), counts_of(floats));
  for (std::size_t k = 0; k < path.rows.size(); ++k)
    EXPECT_LT(support::distance(enclosure_of(path.rows[k].weight), q(floats.rows[k].weight)),
              power_of_ten(-12));
}

TEST(Pulses, an_update_below_half_a_pulse_is_lost) {
  auto process = support::analog_sgd();
  process.noise = NoNoise<Rational>{};
  // α·abs(g) = 7/120 at the start, less than half of 1/8.
  const auto path = pulsed(process, "double", 5, {q("1/8")});
  for (const auto& row : path.rows) EXPECT_EQ(row.weight, path.rows.front().weight);
  EXPECT_EQ(path.rows.front().pulses, "0");
  EXPECT_NE(pulsed(process, "double", 5, {q("1/9")}).rows.back().weight, path.rows.front().weight);
}

TEST(Pulses, a_short_train_slows_the_weight_down) {
  auto process = support::analog_sgd();
  process.noise = NoNoise<Rational>{};
  const auto weight_after = [&](std::optional<std::int64_t> longest) {
    return exact_of(pulsed(process, "rational", 10, {q("1/150"), PulsePolicy::nearest, longest})
                        .rows.back()
                        .weight);
  };
  EXPECT_LT(weight_after(1), weight_after(3));
  EXPECT_LT(weight_after(3), weight_after({}));
  EXPECT_EQ(weight_after(31), weight_after({}));
}

TEST(Pulses, a_wide_enclosure_cannot_count) {
  for (const auto policy : policies) {
    const auto path = pulsed(support::analog_sgd(), "ball:10", 100'000, {q("1/150"), policy, 31});
    ASSERT_TRUE(path.outcome.is_inconclusive()) << name_of(policy);
    EXPECT_EQ(path.outcome.reason().rfind("at step ", 0), 0U) << path.outcome.reason();
    EXPECT_NE(path.outcome.reason().find("too wide to count its pulses: raise the precision"),
              std::string::npos)
        << path.outcome.reason();
    EXPECT_EQ(path.rows.back().pulses, "");
  }
}

TEST(Pulses, too_many_pulses_end_the_trajectory) {
  const auto path = pulsed(support::analog_sgd(), "double", 10, {q("1e-9")});
  ASSERT_TRUE(path.outcome.is_inconclusive());
  EXPECT_NE(path.outcome.reason().find("at step 0: an update would need "), std::string::npos)
      << path.outcome.reason();
  EXPECT_EQ(path.rows.size(), 1U);
}

TEST(Pulses, what_cannot_be_pulsed_is_refused) {
  const auto refusal = [](const Process<Rational>& process, const PulseOptions& options) {
    return complaint_of([&] { (void)pulsed(process, "double", 3, options); });
  };
  EXPECT_TRUE(is_complaint(refusal(support::digital_sgd(), {q("1/150")}), "pulses", "",
                           "cannot be made by digital-sgd"));
  EXPECT_TRUE(is_complaint(refusal(support::analog_sgd(), {0}), "pulses.size", "0", "positive"));
  EXPECT_TRUE(is_complaint(refusal(support::analog_sgd(), {q("3/2")}), "pulses.size", "3/2",
                           "too large for the device"));
  EXPECT_EQ(pulsed(support::analog_sgd(), "double", 3, {1}).rows.size(), 4U);
  auto process = support::tiki_taka();
  process.device = LinearStep<Rational>{3, -4, 0};
  EXPECT_TRUE(is_complaint(refusal(process, {q("5/2")}), "pulses.size", "5/2",
                           "too large for the auxiliary device"));
  process.device = LinearStep<Rational>{1, -4, 0};
  EXPECT_TRUE(is_complaint(refusal(process, {q("5/2")}), "pulses.size", "5/2", "for the device"));
  EXPECT_THROW((void)pulsed_step<double>(convert_process<double>(support::digital_sgd()), {}, 0,
                                         {q("1/150")}, {}, {}),
               ContractViolation);
}

}  // namespace
}  // namespace certau
