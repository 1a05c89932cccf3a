// SPDX-License-Identifier: Apache-2.0
// The mutation tests of the properties: each wrong implementation is found by the property that was
// made for it, in few digits.
#include "examples/wrong_updates/table.hpp"

#include <gtest/gtest.h>

#include <set>

#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"

namespace certau::properties {
namespace {

using wrong_updates::WrongUpdate;

bool has_three_digits(const Rational& number) {
  return abs(numerator(number)) <= 999 && denominator(number) <= 999;
}

bool has_three_digits(const Instance& instance) {
  for (const auto& entry : instance.entries())
    for (const Rational& value : entry.values)
      if (!has_three_digits(value)) return false;
  return true;
}

struct NamedMistake {
  WrongUpdate wrong;
  wrong_updates::MakeSubject make;
  std::string number;
};

std::vector<NamedMistake> all_mistakes() {
  std::vector<NamedMistake> all;
  for (const WrongUpdate& wrong : wrong_updates::wrong_updates()) {
    all.push_back({wrong, wrong.in_double, "double"});
    if (wrong.in_rationals) all.push_back({wrong, wrong.in_rationals, "rational"});
  }
  return all;
}

class WrongUpdates : public ::testing::TestWithParam<NamedMistake> {};

TEST_P(WrongUpdates, are_found_in_three_digits_by_the_property_made_for_them) {
  const auto& [wrong, make, number] = GetParam();
  const Property& property = find_property(wrong.property);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto subject = make();
    const CheckResult result =
        run(property, {*subject, DeviceKind::asymmetric_linear}, {.cases = 200, .seed = seed});
    ASSERT_EQ(result.status, CheckStatus::failed) << "seed " << seed << ": " << result.reason;
    ASSERT_TRUE(result.counterexample.has_value());
    const Counterexample& found = *result.counterexample;
    EXPECT_TRUE(has_three_digits(found.instance))
        << "seed " << seed << ": " << case_text(found.instance);
    EXPECT_TRUE(found.problem.empty()) << found.problem;
    EXPECT_FALSE(found.comparison.holds()) << found.comparison.label;
  }
}

INSTANTIATE_TEST_SUITE_P(table, WrongUpdates, ::testing::ValuesIn(all_mistakes()),
                         [](const auto& entry) {
                           return entry.param.wrong.name + "_in_" + entry.param.number;
                         });

TEST(WrongUpdatesTable, has_a_mistake_for_each_property) {
  std::set<std::string> properties;
  for (const WrongUpdate& wrong : wrong_updates::wrong_updates()) properties.insert(wrong.property);
  for (const Property& property : registry())
    EXPECT_TRUE(properties.contains(property.id)) << property.id;
}

}  // namespace
}  // namespace certau::properties
