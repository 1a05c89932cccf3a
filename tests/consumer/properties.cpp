// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "checks/properties/generators/device.hpp"
#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"
#include "checks/properties/typed_subject.hpp"

// An implementation that is right and one that is wrong, held against every property.
int main() {
  using namespace certau;
  using namespace certau::properties;
  auto right = asymmetric_linear_subject<double>(
      [](double w, double delta, double tau, double symmetric_point) {
        return w + delta - (delta < 0 ? -delta : delta) * (w - symmetric_point) / tau;
      });
  auto wrong = asymmetric_linear_subject<double>(
      [](double w, double delta, double tau, double symmetric_point) {
        return w + delta - delta * (w - symmetric_point) / tau;  // for steps down it is +
      });
  int passed = 0;
  int found = 0;
  for (const Property& property : registry()) {
    const CheckResult good = run(property, {right, DeviceKind::asymmetric_linear}, {.cases = 50});
    const CheckResult bad = run(property, {wrong, DeviceKind::asymmetric_linear}, {.cases = 50});
    if (good.status == CheckStatus::failed) {
      std::cerr << property.id << ": " << case_text(good.counterexample->instance) << '\n';
      return 1;
    }
    if (good.status == CheckStatus::passed) ++passed;
    if (bad.status == CheckStatus::failed) ++found;
  }
  const auto is_valid_device = [] {
    const Device<Rational> device = *bounded_device(NumberKind::dyadic);
    std::visit([](const auto& kind) { kind.validate(); }, device);
  };
  const bool generates = rc::check("devices are valid", is_valid_device);
  std::cout << passed << " properties passed, " << found << " found the wrong one\n";
  return passed > 0 && found > 0 && generates ? 0 : 1;
}
