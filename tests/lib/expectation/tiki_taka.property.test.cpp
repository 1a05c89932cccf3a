// SPDX-License-Identifier: Apache-2.0
// What the paper says of Tiki-Taka's drift where the gradient vanishes, and that wide devices are
// nearly ideal, both by enumeration.
#include <gtest/gtest.h>

#include "certau/expectation/enumeration.hpp"
#include "certau/expectation/monte_carlo.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/expectation/observables.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;
using support::q;

Rational weight_of(const State<Rational>& state) { return state.weight; }
Rational auxiliary_of(const State<Rational>& state) { return state.auxiliary; }

// A tiki-taka instance that starts at the minimizer, where g = 0.
properties::StartedTikiTaka at_the_minimizer() {
  auto instance = *properties::tiki_taka_process();
  auto& problem = std::get<Quadratic<Rational>>(instance.process.problem);
  problem.minimizer = instance.start.weight;
  instance.process.mixing = 0;
  return instance;
}

Rational tau_of(const Device<Rational>& device) {
  return std::get<AsymmetricLinear<Rational>>(device).tau;
}

Rational mean_size_of(const Noise<Rational>& noise) {
  Rational result = 0;
  for (std::size_t j = 0; j < branch_count(noise); ++j)
    result += noise_probability(noise, j, Rational{0}) * abs(noise_value(noise, j, Rational{0}));
  return result;
}

TEST(TikiTaka, analog_sgd_drifts_to_the_symmetric_point_at_order_alpha) {
  // [wu2024, (11)]: E W⁺ − W = −(α/τ) E abs(ε) W.
  check_property(200, [] {
    const auto [process, start] = at_the_minimizer();
    auto sgd = process;
    sgd.algorithm = Algorithm::analog_sgd;
    const auto mean = enumerate_expectations(sgd, {start.weight}, 1, weight_of);
    RC_ASSERT(mean[1] - start.weight ==
              -sgd.learning_rate / tau_of(sgd.device) * mean_size_of(sgd.noise) * start.weight);
  });
}

TEST(TikiTaka, its_drift_is_of_order_alpha_beta_from_an_auxiliary_at_zero) {
  // [wu2024, (12)]: E W⁺ − W = −(αβ/τ) E abs(ε) W, with τ that of W's device.
  check_property(200, [] {
    const auto [process, start] = at_the_minimizer();
    const auto mean = enumerate_expectations(process, {start.weight, 0}, 1, weight_of);
    RC_ASSERT(mean[1] - start.weight == -process.learning_rate * process.auxiliary_learning_rate /
                                            tau_of(process.device) * mean_size_of(process.noise) *
                                            start.weight);
  });
}

TEST(TikiTaka, the_auxiliary_decays_where_the_gradient_vanishes) {
  // [wu2024, (13)]: E P⁺ = (1 − (β/τ) E abs(ε)) P, with τ that of P's device.
  check_property(200, [] {
    const auto [process, start] = at_the_minimizer();
    const auto mean = enumerate_expectations(process, start, 1, auxiliary_of);
    const Rational rate = process.auxiliary_learning_rate / tau_of(process.auxiliary_device) *
                          mean_size_of(process.noise);
    RC_ASSERT(mean[1] == (1 - rate) * start.auxiliary);
  });
}

// (1/K) sum of E g², K = 6.
Rational average(const Process<Rational>& process, const State<Rational>& start) {
  constexpr int horizon = 6;
  Rational sum = 0;
  for (const auto& term :
       enumerate_expectations(process, start, horizon - 1,
                              support::observable(process, Quantity::squared_gradient_norm)))
    sum += term;
  return sum / horizon;
}

TEST(TikiTaka, wide_devices_tend_to_ideal_ones) {
  for (const Rational& mixing : {q("0"), q("1/2")}) {
    auto process = support::tiki_taka();
    process.mixing = mixing;
    const State<Rational> start{q("-1/3"), q("1/5")};
    auto ideal = process;
    ideal.device = Ideal<Rational>{};
    ideal.auxiliary_device = Ideal<Rational>{};
    const Rational limit = average(ideal, start);
    Rational previous = 1;
    for (const int tau : {10, 100, 1000}) {
      process.device = AsymmetricLinear<Rational>{tau, 0};
      process.auxiliary_device = AsymmetricLinear<Rational>{tau, 0};
      const Rational distance = abs(Rational{average(process, start) - limit});
      EXPECT_GT(distance, 0) << tau;
      EXPECT_LT(distance, previous) << tau;
      // The distance is of order 1/τ.
      EXPECT_LT(distance, Rational(1, 10 * tau)) << tau;
      previous = distance / 5;
    }
  }
}

TEST(TikiTaka, a_long_run_of_ideal_devices_has_the_mean_of_its_linear_recursion) {
  // With ideal devices (w − w*, p) is linear: E g and E p vanish in the long run.
  auto process = support::tiki_taka();
  process.device = Ideal<Rational>{};
  process.auxiliary_device = Ideal<Rational>{};
  process.mixing = -2;  // damps: without it the two coordinates swing
  const RunLength length{10'000, 640'000, 3};
  const auto weight =
      approx_time_average(process, {1, q("1/2")}, length, [](const auto& x) { return x.weight; });
  const auto auxiliary = approx_time_average(process, {1, q("1/2")}, length,
                                             [](const auto& x) { return x.auxiliary; });
  EXPECT_NEAR(weight.mean, 0.25, 6 * weight.standard_error);
  EXPECT_NEAR(auxiliary.mean, 0, 6 * auxiliary.standard_error);
}

}  // namespace
}  // namespace certau
