// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theorems/claim/judgement.hpp"

namespace certau::properties {

using theorems::Relation;

/// What a property asks of one computed number.
struct Comparison {
  std::string label;  // "weight 2 after the step"
  Rational found;     // computed from the implementation's answers, exactly
  Relation relation;
  Rational expected;   // exact
  Rational allowance;  // for rounding

  /// found <= expected + allowance, or abs(found − expected) <= allowance.
  [[nodiscard]] bool holds() const;
};

/// What a property says at one case: whether its hypotheses hold there, and its comparisons.
class CaseJudgement {
 public:
  /// Records a hypothesis (a string literal) and hands its truth back.
  bool require(std::string_view hypothesis, bool holds);
  void compare(std::string label, Rational found, Relation relation, Rational expected,
               Rational allowance);

  [[nodiscard]] bool applies() const { return failed_.empty(); }
  [[nodiscard]] std::string_view failed_hypothesis() const { return failed_; }
  [[nodiscard]] const std::vector<Comparison>& comparisons() const { return comparisons_; }
  /// The first comparison that fails although the hypotheses hold; null if there is none.
  [[nodiscard]] const Comparison* violated() const;

 private:
  std::string_view failed_;
  std::vector<Comparison> comparisons_;
};

}  // namespace certau::properties
