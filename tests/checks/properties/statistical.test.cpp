// SPDX-License-Identifier: Apache-2.0
// The statistical property finds wrong pulses and no right ones. Its rates: see
// statistical_rates.slow.test.cpp.
#include <gtest/gtest.h>

#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"
#include "tests/checks/properties/tally.hpp"

namespace certau::properties {
namespace {

using support::pulsed;
using support::Pulses;
using support::tally;
using support::Tally;

TEST(MeanUpdate, calls_no_right_implementation_wrong) {
  for (const Pulses pulses : {Pulses::stochastic_rounding, Pulses::stochastic_train}) {
    const Tally right = tally(pulsed(pulses), 200, 11);
    EXPECT_EQ(right.failed, 0);
    EXPECT_LT(right.closest, 1);
    EXPECT_GT(right.closest, 0.05) << "the bound should not be far from what chance does";
  }
}

// Cases whose weight is at the bound that it moves to say nothing; the others of one pulse or two
// must find this.
TEST(MeanUpdate, finds_half_a_pulse_too_many) {
  const Property& property = find_property("mean-update");
  const auto subject = support::pulsed_subject(pulsed(Pulses::stochastic_rounding, 0.5));
  for (const Rational& nu : {Rational{1, 4}, Rational{-5, 16}, Rational{5, 4}}) {
    Instance at = property.example;
    at.set("nu", nu);
    const CheckResult result = replay(property, {*subject, DeviceKind::asymmetric_linear}, at);
    EXPECT_EQ(result.status, CheckStatus::failed) << nu;
  }
}

TEST(MeanUpdate, finds_a_wrong_chance_in_a_run) {
  for (const double excess : {-0.25, -0.125, 0.125, 0.25}) {
    const auto subject = support::pulsed_subject(pulsed(Pulses::stochastic_rounding, excess));
    const CheckResult result =
        run(find_property("mean-update"), {*subject, DeviceKind::asymmetric_linear}, {});
    EXPECT_EQ(result.status, CheckStatus::failed) << excess;
  }
}

TEST(MeanUpdate, asks_nothing_of_fixed_pulses_but_their_distance) {
  for (const Pulses pulses : {Pulses::nearest, Pulses::truncated})
    EXPECT_EQ(tally(pulsed(pulses), 50, 3).failed, 0);
}

TEST(MeanUpdate, is_skipped_without_pulses_and_says_how_to_ask) {
  UpdateSubject<double> continuous =
      asymmetric_linear_subject<double>([](double w, double delta, double tau, double w_sym) {
        return w + delta - std::abs(delta) * (w - w_sym) / tau;
      });
  const CheckResult result =
      run(find_property("mean-update"), {continuous, DeviceKind::asymmetric_linear}, {});
  EXPECT_EQ(result.status, CheckStatus::skipped);
  EXPECT_NE(result.reason.find("granularity"), std::string::npos) << result.reason;
}

}  // namespace
}  // namespace certau::properties
