// SPDX-License-Identifier: Apache-2.0
// Certified means against long runs in double precision: what is proved is also what happens.
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "certau/expectation/monte_carlo.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

struct Setting {
  const char* name;
  Process<Rational> process;
  Rational start;
};

std::vector<Setting> settings() {
  const auto sgd = support::analog_sgd();
  auto shifted = sgd;
  shifted.device = AsymmetricLinear<Rational>{q("3/2"), q("1/3")};
  auto powers = sgd;
  powers.device = PowerStep<Rational>{1, -1, 2, 1};
  auto steps = sgd;
  steps.device = LinearStep<Rational>{1, q("-2"), q("1/10")};
  auto skew = sgd;
  skew.noise = FiniteLaw<Rational>{{{q("2/5")}, {q("-1/5")}}, {{q("1/3")}, {q("2/3")}}};
  return {{"asymmetric-linear", sgd, q("1/4")},
          {"symmetric point", shifted, q("1/5")},
          {"power-step", powers, q("1/4")},
          {"linear-step", steps, q("1/4")},
          {"skew noise", skew, q("1/4")},
          {"digital", support::digital_sgd(), 0},
          {"double-well", support::double_well(), q("1/2")}};
}

// h in double precision, from the definitions.
double observed(const Process<double>& process, Quantity quantity, double weight) {
  const auto factors = response(process.device, weight);
  const double omega = factors.asymmetric() / factors.symmetric();
  switch (quantity) {
    case Quantity::squared_gradient_norm: {
      const double g = gradient(process.problem, weight);
      return g * g;
    }
    case Quantity::objective_gap:
      return objective(process.problem, weight);  // f* = 0 in all
    case Quantity::squared_saturation:
      return omega * omega;
    case Quantity::amplification:
      return omega * omega / (1 - omega * omega);
    case Quantity::amplification_constant:
      break;
  }
  throw ContractViolation("no observable of this quantity: leave it out");
}

class Band : public ::testing::TestWithParam<Quantity> {};

TEST_P(Band, certified_mean_lies_within_six_standard_errors) {
  for (const auto& [name, process, start] : settings()) {
    SCOPED_TRACE(name);
    const auto bounds = certify({process, {start}, GetParam(), 10});
    if (!bounds.has_value()) {
      // Digital SGD leaves the device's range: S has no bound there.
      EXPECT_EQ(std::string{name}, "digital");
      continue;
    }
    const auto machine = convert_process<double>(process);
    const auto mean = approx_time_average(
        process, {start}, {10'000, 640'000, 20240707},
        [&](const State<double>& x) { return observed(machine, GetParam(), x.weight); });
    const auto value = from_rational<double>(bounds.value().upper.claim.value, {});
    EXPECT_GT(mean.standard_error, 0);
    // The run's own rounding is far below its statistical error.
    EXPECT_NEAR(mean.mean, value, 6 * mean.standard_error);
    EXPECT_NEAR(mean.mean, from_rational<double>(bounds.value().lower.claim.value, {}),
                6 * mean.standard_error);
  }
}

INSTANTIATE_TEST_SUITE_P(Quantities, Band,
                         ::testing::Values(Quantity::squared_gradient_norm, Quantity::objective_gap,
                                           Quantity::squared_saturation, Quantity::amplification),
                         [](const auto& tested) {
                           std::string name{name_of(tested.param)};
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(Band, the_amplification_constant_is_the_ratio_of_two_averages) {
  const auto process = support::analog_sgd();
  const auto bounds = certify({process, {q("1/4")}, Quantity::amplification_constant, 10});
  ASSERT_TRUE(bounds.has_value()) << bounds.reason();
  const double c = from_rational<double>(bounds.value().upper.claim.value, {});
  const auto machine = convert_process<double>(process);
  // c is right where E(g² − c σ²S) = 0.
  const auto difference =
      approx_time_average(process, {q("1/4")}, {10'000, 640'000, 5}, [&](const State<double>& x) {
        return observed(machine, Quantity::squared_gradient_norm, x.weight) -
               c * 0.04 * observed(machine, Quantity::amplification, x.weight);
      });
  EXPECT_NEAR(difference.mean, 0, 6 * difference.standard_error);
}

}  // namespace
}  // namespace certau
