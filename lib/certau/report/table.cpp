// SPDX-License-Identifier: Apache-2.0
#include "certau/report/table.hpp"

#include <set>

#include "certau/base/aligned_table.hpp"
#include "certau/base/csv_record.hpp"
#include "certau/base/text.hpp"
#include "certau/report/decimal.hpp"
#include "certau/report/process_json.hpp"

namespace certau {
namespace {

std::string titles(const Table& table) {
  std::string result;
  for (const auto& section : table.sections)
    result.append(result.empty() ? "" : "; ").append(section.title);
  return result;
}

Json bound_json(const TableBound& bound) {
  Json result;
  result["value"] = to_string(bound.value);
  result["transient"] = to_string(bound.transient);
  return result;
}

Json comparison_json(const TableComparison& comparison) {
  Json result;
  result["algorithm"] = comparison.algorithm;
  if (comparison.lower) result["lower"] = bound_json(*comparison.lower);
  if (!comparison.horizon_from.empty()) result["better_from_K"] = comparison.horizon_from;
  if (!comparison.reason.empty()) result["reason"] = comparison.reason;
  result["certificates"] = comparison.certificates;
  return result;
}

Json cell_json(const TableCell& cell, const std::string& title) {
  Json result;
  result["title"] = title;
  result["parameters"] = Json::object();
  for (const auto& [key, value] : cell.parameters) result["parameters"][key] = value;
  result["quantity"] = cell.quantity;
  if (cell.certified()) {
    result["lower"] = bound_json(*cell.lower);
    result["upper"] = bound_json(*cell.upper);
    result["decimal"] = cell.decimal();
    result["status"] = "certified";
    result["certificates"] = cell.certificates;
  } else {
    result["status"] = "inconclusive";
    result["reason"] = cell.reason;
    result["certificates"] = Json::array();
  }
  if (!cell.averages.empty()) {
    result["at"] = Json::array();
    for (const auto& average : cell.averages) {
      Json entry;
      entry["K"] = average.steps;
      entry["lower"] = to_string(average.lower);
      entry["upper"] = to_string(average.upper);
      if (!average.certificates.empty()) entry["certificates"] = average.certificates;
      result["at"].push_back(entry);
    }
  }
  if (cell.comparison) result["baseline"] = comparison_json(*cell.comparison);
  return result;
}

using Row = std::vector<std::string>;

// A section whose cells have one K each, not all the same: a schedule.
bool is_scheduled(const TableSection& section) {
  std::set<std::int64_t> steps;
  for (const auto& cell : section.cells) {
    if (cell.averages.size() > 1) return false;
    for (const auto& average : cell.averages) steps.insert(average.steps);
  }
  return steps.size() > 1;
}

const TableComparison* comparison_of(const TableSection& section) {
  for (const auto& cell : section.cells)
    if (cell.comparison) return &*cell.comparison;
  return nullptr;
}

Row header_of(const TableSection& section) {
  Row header{"#"};
  if (!section.cells.empty())
    for (const auto& [key, value] : section.cells.front().swept) header.push_back(key);
  header.insert(header.end(), {"quantity", "value", "transient"});
  if (is_scheduled(section)) {
    header.insert(header.end(), {"average at K", "times sqrt(K)"});
  } else {
    for (const auto& cell : section.cells)
      if (!cell.averages.empty()) {
        for (const auto& average : cell.averages)
          header.push_back("average at K = " + std::to_string(average.steps));
        break;
      }
  }
  if (const auto* comparison = comparison_of(section))
    header.insert(header.end(), {comparison->algorithm + " at least", "better for all K >="});
  return header;
}

// √K from below and above, to more digits than are shown.
ClosedInterval square_root(std::int64_t steps) {
  const Integer root = sqrt(Integer{steps} * numerator(power_of_ten(24)));
  const Rational lower = Rational{root} * power_of_ten(-12);
  const bool exact = lower * lower == steps;
  return {lower, exact ? lower : Rational{lower + power_of_ten(-12)}};
}

std::string times_root(const HorizonAverage& average) {
  const auto root = square_root(average.steps);
  return readable_enclosure(average.lower * (average.lower < 0 ? root.upper : root.lower),
                            average.upper * (average.upper < 0 ? root.lower : root.upper));
}

Row row_of(const TableCell& cell, std::size_t number, bool scheduled) {
  Row row{std::to_string(number)};
  for (const auto& [key, value] : cell.swept) row.push_back(value);
  row.push_back(cell.quantity);
  if (!cell.certified()) {
    row.insert(row.end(), {"inconclusive", ""});
    return row;
  }
  row.push_back(readable_enclosure(cell.lower->value, cell.upper->value));
  row.push_back("-" + short_decimal_up(cell.lower->transient, 3) + " +" +
                short_decimal_up(cell.upper->transient, 3));
  for (const auto& average : cell.averages) {
    row.push_back(readable_enclosure(average.lower, average.upper));
    if (scheduled) row.push_back(times_root(average));
  }
  if (cell.comparison) {
    const auto& [algorithm, lower, from, certificates, reason] = *cell.comparison;
    row.push_back(lower ? short_decimal_down(lower->value, 5) : "inconclusive");
    row.push_back(from.empty() ? "-" : from);
  }
  return row;
}

// Averages that rest on ball arithmetic and not on certificates alone.
bool has_ball_averages(const Table& table) {
  for (const auto& section : table.sections)
    for (const auto& cell : section.cells)
      for (const auto& average : cell.averages)
        if (average.certificates.empty()) return true;
  return false;
}

}  // namespace

std::string TableCell::decimal() const {
  return certified() ? certain_decimal(lower->value, upper->value) : std::string{};
}

std::string table_json(const Table& table) {
  Json result;
  result["format"] = "certau-table";
  result["format_version"] = 1;
  result["title"] = titles(table);
  result["made_by"] = table.made_by;
  result["cells"] = Json::array();
  for (const auto& section : table.sections)
    for (const auto& cell : section.cells)
      result["cells"].push_back(cell_json(cell, section.title));
  return json_text(result);
}

std::string table_csv(const Table& table) {
  // Sections sweep different keys: each cell lists its own in one field.
  std::string text =
      "# certau-table format_version 1, made by: " + one_line(table.made_by) +
      "\ntitle,swept,quantity,status,decimal,lower_value,lower_transient,upper_value,"
      "upper_transient,K,average_lower,average_upper,reason,baseline,baseline_lower_value,"
      "better_from_K\n";
  for (const auto& section : table.sections)
    for (const auto& cell : section.cells) {
      std::string swept;
      for (const auto& [key, value] : cell.swept)
        swept += (swept.empty() ? "" : " ") + key + "=" + value;
      std::string line =
          csv_field(section.title) + "," + csv_field(swept) + "," + cell.quantity + ",";
      if (cell.certified())
        line += "certified," + csv_field(cell.decimal()) + "," + to_string(cell.lower->value) +
                "," + to_string(cell.lower->transient) + "," + to_string(cell.upper->value) + "," +
                to_string(cell.upper->transient);
      else
        line += "inconclusive,,,,,";
      std::string rest = csv_field(cell.reason);
      if (cell.comparison)
        rest += "," + cell.comparison->algorithm + "," +
                (cell.comparison->lower ? to_string(cell.comparison->lower->value) : "") + "," +
                cell.comparison->horizon_from + "\n";
      else
        rest += ",,,\n";
      if (cell.averages.empty()) text += line + ",,,," + rest;
      for (const auto& average : cell.averages)
        text += line + "," + std::to_string(average.steps) + "," + to_string(average.lower) + "," +
                to_string(average.upper) + "," + rest;
    }
  return text;
}

std::string table_markdown(const Table& table) {
  std::string text =
      "<!-- certau-table format_version 1, made by: " + one_line(table.made_by) + " -->\n";
  std::size_t number = 0;
  for (const auto& section : table.sections) {
    text += "\n## " + one_line(section.title) + "\n\n";
    std::vector<Row> rows{header_of(section)};
    const bool scheduled = is_scheduled(section);
    std::string reasons;
    for (const auto& cell : section.cells) {
      ++number;
      rows.push_back(row_of(cell, number, scheduled));
      if (!cell.certified())
        reasons += "* " + std::to_string(number) + " is inconclusive: " + cell.reason + "\n";
      if (cell.comparison && !cell.comparison->reason.empty())
        reasons += "* " + std::to_string(number) + ", " + cell.comparison->algorithm + ": " +
                   cell.comparison->reason + "\n";
    }
    text += aligned_table(rows);
    if (!reasons.empty()) text += "\n" + reasons;
  }
  text +=
      "\nFor every K >= 1 the average of the quantity over the first K steps from the start is at "
      "least\nvalue - (first transient)/K and at most value + (second transient)/K; \"(1)\": the "
      "last "
      "digit shown\nis certain to one unit.\n";
  if (has_ball_averages(table))
    text +=
        "The averages at one K are enclosed in ball arithmetic; certau-verify does not check "
        "them.\n";
  return text;
}

}  // namespace certau
