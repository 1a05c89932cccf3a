// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/recheck.hpp"

#include <algorithm>

#include "certau/base/error.hpp"
#include "certau/base/nearest.hpp"

namespace certau::theorems {
namespace {

// The conclusion that a row is about; null if the claim concludes nothing at that instance.
const Conclusion<Rational>* conclusion_of(const Judgement<Rational>& judgement,
                                          const std::string& label, std::size_t line) {
  const auto& conclusions = judgement.conclusions();
  if (conclusions.empty()) return nullptr;
  if (label.empty()) return &conclusions.front();
  std::vector<std::string> known;
  for (const auto& conclusion : conclusions) {
    if (conclusion.label == label) return &conclusion;
    known.emplace_back(conclusion.label);
    // A label may stand several times; its conclusions then have their numbers only.
    if (std::to_string(known.size()) == label) return &conclusion;
  }
  throw_invalid("line " + std::to_string(line) + ", column quantity", label,
                "is no conclusion of the claim", did_you_mean(label, known));
}

void decide(CheckedBound& checked, const Rational& value) {
  const auto& [text, claimed, place] = checked.claimed;
  const bool holds = checked.bound == Bound::upper ? value <= claimed : claimed <= value;
  checked.verdict = holds ? BoundVerdict::proved : BoundVerdict::refuted;
  checked.value = value;
  checked.gap = claimed - value;
  if (!place) return;
  checked.sharpest = printed_at(sharpest_bound(value, checked.bound, *place), *place);
  if (holds) {
    checked.spare_units = spare_units(checked.claimed, value, checked.bound).str();
  } else {
    checked.first_wrong_digit = first_wrong_digit(checked.claimed, value, checked.bound);
  }
}

}  // namespace

std::size_t Recheck::count(BoundVerdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(bounds.begin(), bounds.end(),
                    [&](const CheckedBound& checked) { return checked.verdict == verdict; }));
}

Recheck recheck(const Claim& claim, std::string_view csv, Side side) {
  if (claim.example.entries().empty())
    throw_invalid("--claim", claim.id, "has contradictory hypotheses, so there is nothing to check",
                  "choose a claim that some instance meets");
  Recheck result{claim.id, claim.title, claim.source, parse_csv(csv), {}, {}};
  const ClaimColumns columns{claim, result.table.header};
  result.scalar_columns = columns.scalar_columns();
  if (result.table.records.empty())
    throw_invalid("line " + std::to_string(result.table.header.line), "",
                  "there are no rows below the header", "give a row for each bound to check");
  for (std::size_t k = 0; k < result.table.records.size(); ++k) {
    const auto& record = result.table.records[k];
    const ClaimRow row = columns.read(record);
    const auto judgement = claim.judge(row.instance);
    const auto* conclusion =
        judgement.applies() ? conclusion_of(judgement, row.quantity, record.line) : nullptr;
    const auto check = [&](Bound bound, const PrintedNumber& claimed) {
      CheckedBound checked{k, bound, claimed};
      if (conclusion != nullptr) {
        decide(checked,
               row.side.value_or(side) == Side::left ? conclusion->left : conclusion->right);
      } else if (judgement.applies()) {
        checked.reason = "the claim concludes nothing here";
      } else {
        checked.reason = "hypothesis fails: " + std::string{judgement.failed_hypothesis()};
      }
      result.bounds.push_back(std::move(checked));
    };
    if (row.lower) check(Bound::lower, *row.lower);
    if (row.upper) check(Bound::upper, *row.upper);
  }
  return result;
}

}  // namespace certau::theorems
