// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/comparison.hpp"

#include <gtest/gtest.h>

#include "certau/base/error.hpp"

namespace certau::properties {
namespace {

TEST(Comparison, an_allowance_counts_to_its_end) {
  const auto holds = [](const Rational& found, Relation relation, const Rational& allowance) {
    return Comparison{"", found, relation, 1, allowance}.holds();
  };
  EXPECT_TRUE(holds(1, Relation::equal, 0));
  EXPECT_FALSE(holds(Rational{1001, 1000}, Relation::equal, 0));
  EXPECT_TRUE(holds(Rational{3, 2}, Relation::equal, Rational{1, 2}));
  EXPECT_TRUE(holds(Rational{1, 2}, Relation::equal, Rational{1, 2}));
  EXPECT_FALSE(holds(Rational{-1, 2}, Relation::equal, Rational{1, 2}));
  EXPECT_TRUE(holds(-5, Relation::at_most, 0));
  EXPECT_TRUE(holds(Rational{3, 2}, Relation::at_most, Rational{1, 2}));
  EXPECT_FALSE(holds(2, Relation::at_most, Rational{1, 2}));
}

TEST(CaseJudgement, the_first_comparison_that_fails_is_the_violation) {
  CaseJudgement judgement;
  EXPECT_TRUE(judgement.require("first", true));
  judgement.compare("a", 1, Relation::equal, 1, 0);
  EXPECT_EQ(judgement.violated(), nullptr);
  judgement.compare("b", 2, Relation::equal, 1, 0);
  judgement.compare("c", 3, Relation::equal, 1, 0);
  ASSERT_NE(judgement.violated(), nullptr);
  EXPECT_EQ(judgement.violated()->label, "b");
  EXPECT_EQ(judgement.comparisons().size(), 3U);
}

TEST(CaseJudgement, nothing_is_violated_where_a_hypothesis_fails) {
  CaseJudgement judgement;
  judgement.compare("a", 2, Relation::equal, 1, 0);
  EXPECT_FALSE(judgement.require("second", false));
  EXPECT_FALSE(judgement.require("third", false));
  EXPECT_FALSE(judgement.applies());
  EXPECT_EQ(judgement.failed_hypothesis(), "second");
  EXPECT_EQ(judgement.violated(), nullptr);
}

TEST(CaseJudgement, a_negative_allowance_is_a_defect) {
  CaseJudgement judgement;
  EXPECT_THROW(judgement.compare("a", 1, Relation::equal, 1, -1), ContractViolation);
  EXPECT_THROW((void)judgement.require("", true), ContractViolation);
}

}  // namespace
}  // namespace certau::properties
