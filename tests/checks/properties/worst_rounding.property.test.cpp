// SPDX-License-Identifier: Apache-2.0
// An implementation that is off by all that an update is allowed to be passes every property: what
// the properties compute from its answers carries the allowances on in full.
#include <gtest/gtest.h>

#include "certau/algorithm/update.hpp"
#include "certau/algorithm/update_allowance.hpp"
#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"
#include "checks/properties/subject_number.hpp"

namespace certau::properties {
namespace {

enum class Errors { up, down, away_from_zero, alternating };

class WorstRounding final : public Subject {
 public:
  WorstRounding(Arithmetic arithmetic, Errors errors)
      : arithmetic_{std::move(arithmetic)}, errors_{errors} {}

  const Arithmetic& arithmetic() const override { return arithmetic_; }
  std::vector<Rational> update(const Device<Rational>& device, const std::vector<Rational>& weight,
                               const std::vector<Rational>& increment) override {
    std::vector<Rational> next;
    for (std::size_t i = 0; i < weight.size(); ++i) {
      const Rational exact = apply_update(response(device, weight[i]), weight[i], increment[i]);
      const Rational error = update_allowance(arithmetic_, device, weight[i], increment[i]);
      next.push_back(is_up(exact) ? Rational{exact + error} : Rational{exact - error});
    }
    return next;
  }

 private:
  bool is_up(const Rational& exact) {
    switch (errors_) {
      case Errors::up:
        return true;
      case Errors::down:
        return false;
      case Errors::away_from_zero:
        return exact >= 0;
      case Errors::alternating:
        break;
    }
    return ++calls_ % 2 == 0;
  }

  Arithmetic arithmetic_;
  Errors errors_;
  int calls_ = 0;
};

class OffByAllThatIsAllowed : public ::testing::TestWithParam<Errors> {};

TEST_P(OffByAllThatIsAllowed, passes_every_property) {
  Arithmetic pulsed = SubjectNumber<double>::arithmetic();
  pulsed.granularity = Rational{1, 128};
  for (const Arithmetic& arithmetic :
       {SubjectNumber<double>::arithmetic(), SubjectNumber<Half>::arithmetic(), pulsed})
    for (const Property& property : registry()) {
      if (property.statistical) continue;  // it asks how answers are spread
      for (const DeviceKind device : property.devices) {
        WorstRounding subject{arithmetic, GetParam()};
        const CheckResult result = run(property, {subject, device}, {.cases = 100});
        EXPECT_TRUE(result.status == CheckStatus::passed || result.status == CheckStatus::skipped)
            << property.id << " in " << arithmetic.name << ": " << result.reason
            << (result.counterexample ? case_text(result.counterexample->instance) : std::string{});
      }
    }
}

INSTANTIATE_TEST_SUITE_P(errors, OffByAllThatIsAllowed,
                         ::testing::Values(Errors::up, Errors::down, Errors::away_from_zero,
                                           Errors::alternating));

}  // namespace
}  // namespace certau::properties
