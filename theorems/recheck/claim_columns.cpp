// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/claim_columns.hpp"

#include <algorithm>

#include "certau/base/error.hpp"
#include "certau/base/nearest.hpp"

namespace certau::theorems {
namespace {

constexpr const char* number_remedy =
    "write an integer, a decimal such as 0.25 or 1e-3, or a quotient such as 1/4, without "
    "thousands separators";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t") - first + 1)};
}

std::string place_name(const CsvRecord& record, const std::string& column) {
  return "line " + std::to_string(record.line) + ", column " + column;
}

Rational exact_number(const CsvRecord& record, const std::string& column, const std::string& text) {
  const auto value = parse_rational(text);
  if (!value.has_value())
    throw_invalid(place_name(record, column), text.substr(0, 60), "is not an exact number",
                  number_remedy);
  return value.value();
}

std::vector<Rational> exact_list(const CsvRecord& record, const std::string& column,
                                 const std::string& text) {
  constexpr const char* separators = " \t;\r\n";
  std::vector<Rational> values;
  for (auto first = text.find_first_not_of(separators); first != std::string::npos;
       first = text.find_first_not_of(separators, first)) {
    const auto last = std::min(text.size(), text.find_first_of(separators, first));
    values.push_back(exact_number(record, column, text.substr(first, last - first)));
    first = last;
  }
  return values;
}

std::string meaning_of(const Claim& claim, const std::string& name) {
  for (const auto& letter : claim.letters)
    if (letter.name == name) return letter.meaning;
  return {};
}

}  // namespace

ClaimColumns::ClaimColumns(const Claim& claim, const CsvRecord& header)
    : claim_(claim), shape_(claim) {
  const std::string line = "line " + std::to_string(header.line);
  std::vector<std::string> known;
  for (const auto& entry : claim.example.entries()) known.push_back(entry.name);
  known.insert(known.end(), {"lower", "upper", "quantity", "side"});
  for (std::size_t k = 0; k < header.fields.size(); ++k) {
    const std::string name = trimmed(header.fields[k]);
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw_invalid(line, name, "is no column of " + claim.id, did_you_mean(name, known));
    if (!places_.emplace(name, k).second)
      throw_invalid(line, name, "is a column twice", "keep one of the two");
  }
  std::string missing;
  for (const auto& entry : claim.example.entries())
    if (!places_.contains(entry.name))
      missing +=
          (missing.empty() ? "" : ", ") + entry.name + " (" + meaning_of(claim, entry.name) + ")";
  if (!missing.empty())
    throw_invalid(line, "", "columns of " + claim.id + " are missing: " + missing,
                  "add a column for each");
  if (!places_.contains("lower") && !places_.contains("upper"))
    throw_invalid(line, "", "there is no bound to check", "add a column lower, upper or both");
}

const std::string* ClaimColumns::cell(const CsvRecord& record, const std::string& column) const {
  const auto it = places_.find(column);
  return it == places_.end() ? nullptr : &record.fields[it->second];
}

std::optional<PrintedNumber> ClaimColumns::bound(const CsvRecord& record,
                                                 const std::string& column) const {
  const auto* field = cell(record, column);
  const std::string text = field == nullptr ? "" : trimmed(*field);
  if (text.empty()) return std::nullopt;
  const auto printed = parse_printed(text);
  if (!printed.has_value())
    throw_invalid(place_name(record, column), text.substr(0, 60), "is not an exact number",
                  number_remedy);
  return printed.value();
}

ClaimRow ClaimColumns::read(const CsvRecord& record) const {
  ClaimRow row;
  for (const auto& entry : claim_.example.entries()) {
    const std::string text = trimmed(*cell(record, entry.name));
    if (entry.is_list) {
      row.instance.set_list(entry.name, exact_list(record, entry.name, text));
    } else {
      row.instance.set(entry.name, exact_number(record, entry.name, text));
    }
  }
  const std::string wrong = shape_.complaint_about(row.instance);
  if (!wrong.empty())
    throw_invalid(
        "line " + std::to_string(record.line), "", wrong,
        "list numbers with spaces or semicolons between them, as " + claim_.id + " needs them");
  row.lower = bound(record, "lower");
  row.upper = bound(record, "upper");
  if (!row.lower && !row.upper)
    throw_invalid("line " + std::to_string(record.line), "", "there is no bound to check",
                  "fill in lower, upper or both, or leave the row out");
  if (const auto* quantity = cell(record, "quantity")) row.quantity = trimmed(*quantity);
  if (const auto* field = cell(record, "side"); field != nullptr && !trimmed(*field).empty()) {
    const std::string side = trimmed(*field);
    if (side != "left" && side != "right")
      throw_invalid(place_name(record, "side"), side, "is no side of a conclusion",
                    "write left, right or nothing");
    row.side = side == "left" ? Side::left : Side::right;
  }
  return row;
}

std::vector<std::size_t> ClaimColumns::scalar_columns() const {
  std::vector<std::size_t> columns;
  for (const auto& entry : claim_.example.entries())
    if (!entry.is_list) columns.push_back(places_.at(entry.name));
  return columns;
}

}  // namespace certau::theorems
