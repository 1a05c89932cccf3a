// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "theorems/recheck/recheck.hpp"

namespace certau::theorems {

/// The verdicts as a table to read: line, scalar letters, bound, verdict, value, gap, first wrong
/// digit, the sharpest true bound. Numbers are exact where they are short; else their first
/// `digits` significant digits, with "…".
[[nodiscard]] std::string recheck_markdown(const Recheck& result, int digits,
                                           const std::string& made_by);

/// The same for programs: the columns of the table that was checked, a row for each bound, then
/// bound, claimed, verdict, value, gap, first_wrong_digit, sharpest, spare_units, reason. Values
/// and gaps are exact up to `exact_length` characters. Format: docs/recheck.md.
[[nodiscard]] std::string recheck_csv(const Recheck& result, int digits,
                                      const std::string& made_by);
inline constexpr std::size_t exact_length = 1000;

/// "12 bounds: 10 proved, 1 refuted, 1 undecided"
[[nodiscard]] std::string recheck_summary(const Recheck& result);

}  // namespace certau::theorems
