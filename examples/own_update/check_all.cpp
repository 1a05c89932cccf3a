// SPDX-License-Identifier: Apache-2.0
// Holds the implementation against every property that is about its device.
#include <cstdio>

#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"
#include "my_subject.hpp"

using namespace certau::properties;

int main() {
  auto mine = my_subject();
  int failures = 0;
  for (const Property& property : registry()) {
    const CheckResult result = run(property, {mine, DeviceKind::asymmetric_linear}, {});
    constexpr const char* words[] = {"passed", "FAILED", "skipped", "gave up"};
    std::printf("%-25s %s\n", property.id.c_str(), words[static_cast<int>(result.status)]);
    if (result.counterexample)
      std::printf("  %s\n", case_text(result.counterexample->instance).c_str());
    if (result.status != CheckStatus::passed && result.status != CheckStatus::skipped) ++failures;
  }
  return failures == 0 ? 0 : 1;
}
