// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/comparison.hpp"

#include <utility>

#include "certau/base/error.hpp"

namespace certau::properties {

bool Comparison::holds() const {
  const Rational excess = found - expected;
  return relation == Relation::at_most ? excess <= allowance : abs(excess) <= allowance;
}

bool CaseJudgement::require(std::string_view hypothesis, bool holds) {
  certau::require(!hypothesis.empty(), "a hypothesis without a name (none could say it): name it");
  if (!holds && failed_.empty()) failed_ = hypothesis;
  return holds;
}

void CaseJudgement::compare(std::string label, Rational found, Relation relation, Rational expected,
                            Rational allowance) {
  certau::require(allowance >= 0,
                  "a negative allowance (correct results would fail): give at least 0");
  comparisons_.push_back(
      {std::move(label), std::move(found), relation, std::move(expected), std::move(allowance)});
}

const Comparison* CaseJudgement::violated() const {
  if (!applies()) return nullptr;
  for (const auto& comparison : comparisons_)
    if (!comparison.holds()) return &comparison;
  return nullptr;
}

}  // namespace certau::properties
