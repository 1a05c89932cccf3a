// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "checks/properties/registry.hpp"
#include "tests/checks/properties/pulsed_subject.hpp"

namespace certau::properties::support {

inline PulsedUpdate pulsed(Pulses pulses, double excess = 0) {
  return {.pulses = pulses, .granularity = Rational{1, 256}, .excess = excess};
}

// What became of the cases of one implementation.
struct Tally {
  int cases = 0;
  int failed = 0;
  double closest = 0;  // largest (found − expected)/allowance of a comparison of means
};

inline Tally tally(const PulsedUpdate& update, int cases, std::uint64_t seed) {
  const Property& property = find_property("mean-update");
  const auto subject = support::pulsed_subject(update);
  Tally result;
  rc::Random random{seed};
  while (result.cases < cases) {
    theorems::Draw draw{random.split(), 50};
    ShortNumbers numbers{draw, subject->arithmetic()};
    const Instance instance = property.draw(numbers, DeviceKind::asymmetric_linear);
    const auto judgement = property.judge({*subject, DeviceKind::asymmetric_linear}, instance);
    if (!judgement.applies()) continue;
    ++result.cases;
    if (judgement.violated() != nullptr) ++result.failed;
    for (const Comparison& comparison : judgement.comparisons())
      if (comparison.label.starts_with("mean") && comparison.allowance > 0)
        result.closest = std::max(
            result.closest, static_cast<double>(Rational{(comparison.found - comparison.expected) /
                                                         comparison.allowance}));
  }
  return result;
}

}  // namespace certau::properties::support
