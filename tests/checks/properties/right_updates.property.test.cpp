// SPDX-License-Identifier: Apache-2.0
// Right implementations pass: Certau's own in several number types, the example's class, and those
// that apply whole pulses.
#include <gtest/gtest.h>

#include "checks/properties/own_subject.hpp"
#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"
#include "examples/own_update/my_subject.hpp"
#include "tests/checks/properties/pulsed_subject.hpp"

namespace certau::properties {
namespace {

constexpr std::array seeds{1U, 2U, 3U};

void expect_passes(const Property& property, Subject& subject, DeviceKind device,
                   std::uint64_t seed) {
  const CheckResult result = run(property, {subject, device}, {.cases = 200, .seed = seed});
  const bool is_skipped = result.status == CheckStatus::skipped;
  EXPECT_TRUE(result.status == CheckStatus::passed || is_skipped)
      << property.id << ", " << name_in(device_kind_names, device) << ", seed " << seed << ": "
      << result.reason
      << (result.counterexample ? case_text(result.counterexample->instance) : std::string{});
  // Skipped where there is something to check, a test would check nothing.
  const bool speaks = property.statistical
                          ? subject.arithmetic().granularity > 0
                          : subject.arithmetic().granularity == 0 || !property.needs_continuous;
  if (device == DeviceKind::asymmetric_linear) {
    EXPECT_EQ(is_skipped, !speaks) << property.id;
  }
}

class OwnDynamics : public ::testing::TestWithParam<std::string> {};

TEST_P(OwnDynamics, pass_every_property_on_every_device) {
  const auto own = own_subject(GetParam());
  for (const Property& property : registry())
    for (const DeviceKind device : property.devices)
      for (const std::uint64_t seed : seeds) expect_passes(property, *own, device, seed);
}

INSTANTIATE_TEST_SUITE_P(numbers, OwnDynamics,
                         ::testing::Values("half", "float", "double", "rational"),
                         [](const auto& entry) { return entry.param; });

TEST(OwnUpdateExample, passes_every_property) {
  auto mine = my_subject();
  for (const Property& property : registry())
    for (const std::uint64_t seed : seeds)
      expect_passes(property, mine, DeviceKind::asymmetric_linear, seed);
}

class PulsedUpdates : public ::testing::TestWithParam<support::Pulses> {};

TEST_P(PulsedUpdates, pass_every_property_that_speaks_of_pulses) {
  for (const Rational& size : {Rational{1, 64}, Rational{1, 1000}})
    for (const Property& property : registry())
      for (const std::uint64_t seed : seeds)
        expect_passes(property, *support::pulsed_subject({GetParam(), size}),
                      DeviceKind::asymmetric_linear, seed);
}

INSTANTIATE_TEST_SUITE_P(policies, PulsedUpdates,
                         ::testing::Values(support::Pulses::nearest, support::Pulses::truncated,
                                           support::Pulses::stochastic_rounding));

}  // namespace
}  // namespace certau::properties
