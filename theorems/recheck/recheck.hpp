// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theorems/claim/claim.hpp"
#include "theorems/recheck/claim_columns.hpp"

namespace certau::theorems {

enum class BoundVerdict { proved, refuted, undecided };

[[nodiscard]] constexpr std::string_view name_of(BoundVerdict verdict) {
  return verdict == BoundVerdict::proved    ? "proved"
         : verdict == BoundVerdict::refuted ? "refuted"
                                            : "undecided";
}

/// One bound of a table with its verdict.
struct CheckedBound {
  std::size_t record = 0;  ///< index into the table's records
  Bound bound = Bound::upper;
  PrintedNumber claimed{};
  BoundVerdict verdict = BoundVerdict::undecided;
  std::string reason{};  ///< of an undecided one
  /// Unless undecided: the quantity's exact value, and claimed − value.
  std::optional<Rational> value{};
  std::optional<Rational> gap{};
  /// Unless undecided, for decimals: the sharpest true bound with as many places.
  std::string sharpest{};
  std::string first_wrong_digit{};  ///< of a refuted decimal
  std::string spare_units{};        ///< of a proved decimal: how far from the sharpest
};

/// A table with the verdicts on its bounds.
struct Recheck {
  std::string claim;
  std::string title;
  std::string source;
  CsvTable table;
  std::vector<std::size_t> scalar_columns;
  std::vector<CheckedBound> bounds;  ///< row after row, lower before upper

  [[nodiscard]] std::size_t count(BoundVerdict verdict) const;
};

/// Compares every bound of a table with the exact value of what it bounds.
///   Statement  proved: value <= upper (lower <= value); refuted: not so; undecided: a hypothesis
///              of the claim fails at that row, so the claim says nothing there. The value is one
///              side of the row's conclusion, `side` unless the row says another
///   Error      none in the verdicts: exact rationals; InvalidInput with the line for what is no
///              table for this claim, see docs/recheck.md
[[nodiscard]] Recheck recheck(const Claim& claim, std::string_view csv, Side side = Side::left);

}  // namespace certau::theorems
