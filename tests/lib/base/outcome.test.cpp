// SPDX-License-Identifier: Apache-2.0
#include "certau/base/outcome.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace certau {
namespace {

TEST(Outcome, a_value_has_no_reason) {
  const Outcome<int> outcome = 7;
  EXPECT_TRUE(outcome.has_value());
  EXPECT_FALSE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.value(), 7);
  EXPECT_EQ(outcome.reason(), "");
}

TEST(Outcome, refusals_keep_their_kind_and_reason) {
  const Outcome<int> outside = OutsideDomain{"no such number"};
  EXPECT_FALSE(outside.has_value());
  EXPECT_FALSE(outside.is_inconclusive());
  EXPECT_EQ(outside.reason(), "no such number");
  const Outcome<int> open = Inconclusive{"not proved"};
  EXPECT_FALSE(open.has_value());
  EXPECT_TRUE(open.is_inconclusive());
  EXPECT_EQ(open.reason(), "not proved");
}

TEST(Outcome, value_of_a_refusal_is_a_contract_violation_with_the_reason) {
  const Outcome<int> open = Inconclusive{"too few digits"};
  try {
    (void)open.value();
    FAIL() << "a value out of nothing";
  } catch (const ContractViolation& violation) {
    EXPECT_NE(std::string{violation.what()}.find("too few digits"), std::string::npos);
  }
}

TEST(Outcome, a_value_can_be_moved_out) {
  Outcome<std::unique_ptr<int>> outcome = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = std::move(outcome).value();
  EXPECT_EQ(*taken, 3);
}

TEST(Outcome, refusal_changes_the_type_and_nothing_else) {
  const Outcome<std::string> open = Outcome<int>{Inconclusive{"a"}}.refusal<std::string>();
  EXPECT_TRUE(open.is_inconclusive());
  EXPECT_EQ(open.reason(), "a");
  const Outcome<std::string> outside = Outcome<int>{OutsideDomain{"b"}}.refusal<std::string>();
  EXPECT_FALSE(outside.has_value() || outside.is_inconclusive());
  EXPECT_EQ(outside.reason(), "b");
  EXPECT_THROW((void)Outcome<int>{1}.refusal<std::string>(), ContractViolation);
}

}  // namespace
}  // namespace certau
