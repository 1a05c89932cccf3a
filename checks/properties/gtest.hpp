// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"

namespace certau::properties {

/// Whether an implementation passes a property on every device that the property is about and the
/// implementation offers: for a GoogleTest suite of your own, which links GoogleTest itself.
///   Statement  a failure prints the counterexample and the line that judges it again; skipping
///              every device is a failure, too, since nothing was checked
///   Error      PartnerFailure passes through
[[nodiscard]] inline ::testing::AssertionResult passes(const Property& property, Subject& subject,
                                                       const RunOptions& options = {}) {
  bool has_run = false;
  std::string skipped;
  for (const DeviceKind device : property.devices) {
    const CheckResult result = run(property, {subject, device}, options);
    const std::string name{name_in(device_kind_names, device)};
    if (result.status == CheckStatus::skipped) {
      skipped += "\n  " + name + ": " + result.reason;
      continue;
    }
    has_run = true;
    if (result.status == CheckStatus::passed) continue;
    auto failure = ::testing::AssertionFailure()
                   << property.id << " on the " << name << " device, seed " << options.seed;
    if (!result.counterexample) return failure << ": gave up: " << result.reason;
    const Counterexample& found = *result.counterexample;
    const std::string text = case_text(found.instance);
    failure << ", case " << result.cases << " (shortened " << found.shrinks << " times): " << text
            << "\n  ";
    if (!found.problem.empty()) {
      failure << found.problem;
    } else {
      const Comparison& comparison = found.comparison;
      failure << comparison.label << ": " << to_string(comparison.found) << " "
              << symbol(comparison.relation) << " " << to_string(comparison.expected)
              << " is false, allowance for rounding " << approx_decimal(comparison.allowance, 20);
    }
    if (!result.reason.empty()) failure << "\n  " << result.reason;
    return failure << "\n  " << property.statement << " " << property.source
                   << "\n  again: replay(find_property(\"" << property.id
                   << "\"), {subject, *value_in(device_kind_names, \"" << name
                   << "\")}, parse_case(R\"(" << text << ")\"))";
  }
  if (!has_run) return ::testing::AssertionFailure() << property.id << " was skipped:" << skipped;
  return ::testing::AssertionSuccess();
}

}  // namespace certau::properties

/// EXPECT_PASSES(find_property("saturation"), mine): see passes.
#define EXPECT_PASSES(property, ...) \
  EXPECT_TRUE(::certau::properties::passes((property), __VA_ARGS__))
