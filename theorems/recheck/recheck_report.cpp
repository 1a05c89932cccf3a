// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/recheck_report.hpp"

#include "certau/base/aligned_table.hpp"
#include "certau/base/text.hpp"

namespace certau::theorems {
namespace {

using Row = std::vector<std::string>;

// An exact number of at most this length is read faster than its digits.
constexpr std::size_t short_length = 15;

const char* name_of(Bound bound) { return bound == Bound::upper ? "upper" : "lower"; }

std::string number(const std::optional<Rational>& value, std::size_t longest, int digits) {
  return value ? exact_or_first_digits(*value, longest, digits) : std::string{};
}

std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : one_line(text)) escaped += c == '|' ? std::string{"\\|"} : std::string{c};
  return escaped;
}

std::string aligned(std::vector<Row> rows) {
  for (auto& row : rows)
    for (auto& field : row) field = cell(field);
  return aligned_table(rows);
}

}  // namespace

std::string recheck_markdown(const Recheck& result, int digits, const std::string& made_by) {
  Row header{"line"};
  for (const std::size_t k : result.scalar_columns) header.push_back(result.table.header.fields[k]);
  header.insert(header.end(), {"bound", "claimed", "verdict", "value", "claimed − value",
                               "first wrong digit", "sharpest true bound"});
  std::vector<Row> rows{header};
  std::string reasons;
  for (const auto& checked : result.bounds) {
    const auto& record = result.table.records[checked.record];
    const std::string line = std::to_string(record.line);
    Row row{line};
    for (const std::size_t k : result.scalar_columns) row.push_back(record.fields[k]);
    row.insert(
        row.end(),
        {name_of(checked.bound), checked.claimed.text, std::string{name_of(checked.verdict)},
         number(checked.value, short_length, digits), number(checked.gap, short_length, digits),
         checked.first_wrong_digit, checked.sharpest});
    rows.push_back(row);
    if (!checked.reason.empty())
      reasons += "* line " + line + ", " + name_of(checked.bound) + ": " + checked.reason + "\n";
  }
  std::string text = "<!-- certau-recheck format_version 1, made by: " + one_line(made_by) +
                     " -->\n\n## " + result.claim + ": " + result.title +
                     "\n\nSource: " + result.source + "\n\n" + aligned(rows);
  if (!reasons.empty()) text += "\n" + reasons;
  return text;
}

std::string recheck_csv(const Recheck& result, int digits, const std::string& made_by) {
  Row header = result.table.header.fields;
  header.insert(header.end(), {"bound", "claimed", "verdict", "value", "gap", "first_wrong_digit",
                               "sharpest", "spare_units", "reason"});
  std::string text = "# certau-recheck format_version 1, claim: " + result.claim +
                     ", made by: " + one_line(made_by) + "\n" + csv_line(header);
  for (const auto& checked : result.bounds) {
    Row row = result.table.records[checked.record].fields;
    row.insert(
        row.end(),
        {name_of(checked.bound), checked.claimed.text, std::string{name_of(checked.verdict)},
         number(checked.value, exact_length, digits), number(checked.gap, exact_length, digits),
         checked.first_wrong_digit, checked.sharpest, checked.spare_units, checked.reason});
    text += csv_line(row);
  }
  return text;
}

std::string recheck_summary(const Recheck& result) {
  const auto bounds = result.bounds.size();
  return std::to_string(bounds) + (bounds == 1 ? " bound: " : " bounds: ") +
         std::to_string(result.count(BoundVerdict::proved)) + " proved, " +
         std::to_string(result.count(BoundVerdict::refuted)) + " refuted, " +
         std::to_string(result.count(BoundVerdict::undecided)) + " undecided";
}

}  // namespace certau::theorems
