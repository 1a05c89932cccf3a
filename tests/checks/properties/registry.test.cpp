// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "certau/base/error.hpp"
#include "checks/properties/own_subject.hpp"
#include "examples/wrong_updates/table.hpp"
#include "tests/checks/properties/pulsed_subject.hpp"
#include "theorems/registry.hpp"

namespace certau::properties {
namespace {

class Registered : public ::testing::TestWithParam<const Property*> {
 protected:
  const Property& property() const { return *GetParam(); }
  // In double, so that a number can fail to be held.
  std::unique_ptr<Subject> subject() const {
    return property().statistical
               ? support::pulsed_subject({support::Pulses::stochastic_rounding, Rational{1, 64}})
               : own_subject("double");
  }
  CaseJudgement judge(const Instance& instance) const {
    const auto asked = subject();
    return property().judge({*asked, DeviceKind::asymmetric_linear}, instance);
  }
};

Instance changed(Instance instance, const Instance& changes) {
  for (const auto& entry : changes.entries())
    entry.is_list ? instance.set_list(entry.name, entry.values)
                  : instance.set(entry.name, entry.values.front());
  return instance;
}

std::set<std::string> letters_of(const Instance& instance) {
  std::set<std::string> names;
  for (const auto& entry : instance.entries()) names.insert(entry.name);
  return names;
}

std::set<std::string> letters_of(const Property& property, DeviceKind device) {
  std::set<std::string> names;
  for (const auto& letter : device_letters(device)) names.insert(letter.name);
  for (const auto& letter : property.letters) names.insert(letter.name);
  return names;
}

TEST_P(Registered, is_described) {
  for (const std::string* text :
       {&property().id, &property().title, &property().statement, &property().source})
    EXPECT_FALSE(text->empty());
  EXPECT_FALSE(property().devices.empty());
  EXPECT_TRUE(std::count(property().devices.begin(), property().devices.end(),
                         DeviceKind::asymmetric_linear) == 1)
      << "examples are on that device";
}

TEST_P(Registered, rests_on_claims_of_the_theorems) {
  EXPECT_FALSE(property().claims.empty());
  for (const std::string& id : property().claims)
    EXPECT_NO_THROW(static_cast<void>(theorems::find_claim(id))) << id;
}

TEST_P(Registered, rests_on_claims_with_a_theorem) {
  for (const std::string& id : property().claims) {
    EXPECT_FALSE(theorems::find_claim(id).theorem.empty()) << id;
    EXPECT_EQ(theorems::find_claim(id).theorem_says, theorems::TheoremSays::claim_holds) << id;
  }
}

TEST_P(Registered, applies_to_its_example_which_passes) {
  const CaseJudgement judgement = judge(property().example);
  EXPECT_TRUE(judgement.applies()) << judgement.failed_hypothesis();
  EXPECT_FALSE(judgement.comparisons().empty());
  EXPECT_EQ(judgement.violated(), nullptr);
}

TEST_P(Registered, has_the_letters_that_it_names) {
  EXPECT_EQ(letters_of(property().example), letters_of(property(), DeviceKind::asymmetric_linear));
  for (const DeviceKind device : property().devices) {
    theorems::Draw draw{rc::Random{7}, 50};
    const Arithmetic arithmetic = Arithmetic::of<double>("double");
    ShortNumbers numbers{draw, arithmetic};
    EXPECT_EQ(letters_of(property().draw(numbers, device)), letters_of(property(), device));
  }
}

TEST_P(Registered, has_one_spoiler_for_each_hypothesis) {
  std::vector<std::string> spoiled;
  for (const auto& spoiler : property().spoilers) spoiled.push_back(spoiler.hypothesis);
  EXPECT_THAT(spoiled, ::testing::UnorderedElementsAreArray(property().hypotheses));
}

TEST_P(Registered, does_not_apply_to_a_spoiled_example) {
  for (const auto& spoiler : property().spoilers)
    EXPECT_EQ(judge(changed(property().example, spoiler.changes)).failed_hypothesis(),
              spoiler.hypothesis);
}

INSTANTIATE_TEST_SUITE_P(properties, Registered, ::testing::ValuesIn([] {
                           std::vector<const Property*> all;
                           for (const Property& property : registry()) all.push_back(&property);
                           return all;
                         }()),
                         [](const auto& entry) {
                           std::string name = entry.param->id;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(PropertyRegistry, has_each_id_once) {
  std::set<std::string> ids;
  for (const Property& property : registry())
    EXPECT_TRUE(ids.insert(property.id).second) << property.id;
}

// docs/properties.md, whole.
std::string documentation() {
  std::ifstream file{CERTAU_SOURCE_DIR "/docs/properties.md"};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(PropertyRegistry, is_documented_in_full) {
  const std::string text = documentation();
  ASSERT_FALSE(text.empty());
  for (const Property& property : registry())
    EXPECT_NE(text.find("| `" + property.id + "` |"), std::string::npos) << property.id;
  for (const auto& wrong : wrong_updates::wrong_updates())
    EXPECT_NE(text.find("`" + wrong.name + "`"), std::string::npos) << wrong.name;
}

TEST(PropertyRegistry, finds_a_property_or_names_the_nearest) {
  EXPECT_EQ(find_property("fast-reset").id, "fast-reset");
  try {
    static_cast<void>(find_property("fast-rest"));
    FAIL();
  } catch (const InvalidInput& complaint) {
    EXPECT_THAT(complaint.what(), ::testing::HasSubstr("the nearest is \"fast-reset\""));
  }
}

}  // namespace
}  // namespace certau::properties
