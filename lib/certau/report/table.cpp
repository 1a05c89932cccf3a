// SPDX-License-Identifier: Apache-2.0
#include "certau/report/table.hpp"

#include <algorithm>

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
      result["at"].push_back(entry);
    }
  }
  return result;
}

std::string csv_field(const std::string& field) {
  if (field.find_first_of(",\"\n\r") == std::string::npos) return field;
  std::string result = "\"";
  for (const char c : field) result += c == '"' ? std::string{"\"\""} : std::string{c};
  return result + "\"";
}

// A transient is a bound of few digits: three of them, rounded up, are plenty for a reader.
std::string short_transient(const Rational& transient) {
  if (transient == 0) return "0";
  const Rational rounded = round_up(transient, 3);
  const int exponent = decimal_exponent(rounded);
  if (exponent >= -4 && exponent < 6) return approx_decimal(rounded, std::max(0, 2 - exponent));
  return approx_decimal(rounded * power_of_ten(-exponent), 2) + "e" + std::to_string(exponent);
}

using Row = std::vector<std::string>;

Row header_of(const TableSection& section) {
  Row header{"#"};
  if (!section.cells.empty())
    for (const auto& [key, value] : section.cells.front().swept) header.push_back(key);
  header.insert(header.end(), {"quantity", "value", "transient"});
  for (const auto& cell : section.cells)
    if (!cell.averages.empty()) {
      for (const auto& average : cell.averages)
        header.push_back("average at K = " + std::to_string(average.steps));
      break;
    }
  return header;
}

Row row_of(const TableCell& cell, std::size_t number) {
  Row row{std::to_string(number)};
  for (const auto& [key, value] : cell.swept) row.push_back(value);
  row.push_back(cell.quantity);
  if (!cell.certified()) {
    row.insert(row.end(), {"inconclusive", ""});
    return row;
  }
  row.push_back(cell.decimal());
  row.push_back("-" + short_transient(cell.lower->transient) + " +" +
                short_transient(cell.upper->transient));
  for (const auto& average : cell.averages)
    row.push_back(certain_decimal(average.lower, average.upper));
  return row;
}

std::string aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 3);
  for (const auto& row : rows)
    for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], row[k].size());
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "|";
    for (std::size_t k = 0; k < widths.size(); ++k) {
      const std::string field = k < rows[r].size() ? rows[r][k] : "";
      text += " " + field + std::string(widths[k] - field.size(), ' ') + " |";
    }
    text += "\n";
    if (r > 0) continue;
    text += "|";
    for (const std::size_t width : widths) text += " " + std::string(width, '-') + " |";
    text += "\n";
  }
  return text;
}

bool has_averages(const Table& table) {
  for (const auto& section : table.sections)
    for (const auto& cell : section.cells)
      if (!cell.averages.empty()) return true;
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
      "upper_transient,K,average_lower,average_upper,reason\n";
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
      if (cell.averages.empty()) text += line + ",,,," + csv_field(cell.reason) + "\n";
      for (const auto& average : cell.averages)
        text += line + "," + std::to_string(average.steps) + "," + to_string(average.lower) + "," +
                to_string(average.upper) + "," + csv_field(cell.reason) + "\n";
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
    std::string reasons;
    for (const auto& cell : section.cells) {
      ++number;
      rows.push_back(row_of(cell, number));
      if (!cell.certified())
        reasons += "* " + std::to_string(number) + " is inconclusive: " + cell.reason + "\n";
    }
    text += aligned(rows);
    if (!reasons.empty()) text += "\n" + reasons;
  }
  text +=
      "\nFor every K >= 1 the average of the quantity over the first K steps from the start is at "
      "least\nvalue - (first transient)/K and at most value + (second transient)/K; \"(1)\": the "
      "last "
      "digit shown\nis certain to one unit.\n";
  if (has_averages(table))
    text +=
        "The averages at one K are enclosed in ball arithmetic; certau-verify does not check "
        "them.\n";
  return text;
}

}  // namespace certau
