// SPDX-License-Identifier: Apache-2.0
#include "certau/report/table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;
using Json = nlohmann::json;

TableCell certified_cell() {
  TableCell cell;
  cell.parameters = {{"process.device.tau", "1/2"}, {"start.weight", "0"}};
  cell.swept = {{"device.tau", "0.5"}};
  cell.quantity = "squared-gradient-norm";
  cell.lower = TableBound{q("0.0033891"), q("1/7")};
  cell.upper = TableBound{q("0.0033892"), q("31/500")};
  cell.certificates = {"certificates/a.json", "certificates/b.json"};
  return cell;
}

TableCell inconclusive_cell() {
  TableCell cell;
  cell.parameters = {{"process.device.tau", "1/9"}};
  cell.swept = {{"device.tau", "1/9"}};
  cell.quantity = "amplification";
  cell.reason = "no \"invariant\" set, sorry";
  return cell;
}

Table table() {
  return {"certau test",
          {{"First", {certified_cell()}}, {"Second, \"quoted\"", {inconclusive_cell()}}}};
}

std::set<std::string> keys_of(const Json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
    lines.push_back(text.substr(start, end - start));
  EXPECT_EQ(start, text.size()) << "the last line is not ended";
  return lines;
}

TEST(Table, json_has_the_keys_of_the_format) {
  const auto json = Json::parse(table_json(table()));
  EXPECT_EQ(keys_of(json),
            (std::set<std::string>{"format", "format_version", "title", "made_by", "cells"}));
  EXPECT_EQ(json["format"], "certau-table");
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["title"], "First; Second, \"quoted\"");
  EXPECT_EQ(json["made_by"], "certau test");
  ASSERT_EQ(json["cells"].size(), 2U);
  EXPECT_EQ(keys_of(json["cells"][0]),
            (std::set<std::string>{"title", "parameters", "quantity", "lower", "upper", "decimal",
                                   "status", "certificates"}));
  EXPECT_EQ(keys_of(json["cells"][1]), (std::set<std::string>{"title", "parameters", "quantity",
                                                              "status", "reason", "certificates"}));
}

TEST(Table, json_cells_say_what_was_proved) {
  const auto json = Json::parse(table_json(table()));
  const auto& cell = json["cells"][0];
  EXPECT_EQ(cell["title"], "First");
  EXPECT_EQ(cell["parameters"], (Json{{"process.device.tau", "1/2"}, {"start.weight", "0"}}));
  EXPECT_EQ(cell["lower"], (Json{{"value", "33891/10000000"}, {"transient", "1/7"}}));
  EXPECT_EQ(cell["upper"], (Json{{"value", "8473/2500000"}, {"transient", "31/500"}}));
  EXPECT_EQ(cell["decimal"], "0.0033892(1)");
  EXPECT_EQ(cell["status"], "certified");
  EXPECT_EQ(cell["certificates"], (Json{"certificates/a.json", "certificates/b.json"}));
  const auto& open = json["cells"][1];
  EXPECT_EQ(open["status"], "inconclusive");
  EXPECT_EQ(open["reason"], "no \"invariant\" set, sorry");
  EXPECT_EQ(open["certificates"], Json::array());
}

TEST(Table, json_lists_averages_where_there_are_some) {
  auto cell = certified_cell();
  cell.averages = {{100, q("1/3"), q("1/2")}, {7, 0, 1}};
  const auto json = Json::parse(table_json({"m", {{"t", {cell}}}}));
  EXPECT_EQ(json["cells"][0]["at"], (Json{{{"K", 100}, {"lower", "1/3"}, {"upper", "1/2"}},
                                          {{"K", 7}, {"lower", "0"}, {"upper", "1"}}}));
}

TEST(Table, csv_starts_with_a_comment_and_quotes_what_needs_it) {
  const auto lines = lines_of(table_csv(table()));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "# certau-table format_version 1, made by: certau test");
  const auto columns = std::count(lines[1].begin(), lines[1].end(), ',');
  EXPECT_EQ(lines[2],
            "First,device.tau=0.5,squared-gradient-norm,certified,0.0033892(1),33891/10000000,1/7,"
            "8473/2500000,31/500,,,,,,,");
  EXPECT_EQ(std::count(lines[2].begin(), lines[2].end(), ','), columns);
  EXPECT_EQ(lines[3],
            "\"Second, \"\"quoted\"\"\",device.tau=1/9,amplification,inconclusive,,,,,,,,,"
            "\"no \"\"invariant\"\" set, sorry\",,,");
  // One comma in the title and one in the reason are quoted.
  EXPECT_EQ(std::count(lines[3].begin(), lines[3].end(), ','), columns + 2);
}

TEST(Table, csv_has_a_line_for_each_horizon) {
  auto cell = certified_cell();
  cell.averages = {{100, q("1/3"), q("1/2")}, {7, 0, 1}};
  const auto lines = lines_of(table_csv({"m", {{"t", {cell}}}}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_NE(lines[2].find(",100,1/3,1/2,"), std::string::npos) << lines[2];
  EXPECT_NE(lines[3].find(",7,0,1,"), std::string::npos) << lines[3];
}

// Tiki-taka cells at K = 100 and 10, compared with Analog SGD.
Table scheduled() {
  auto first = certified_cell();
  first.swept = {{"K", "100"}, {"learning_rate", "1/20"}};
  first.lower = TableBound{q("0.0123456"), 1};
  first.upper = TableBound{q("0.0132101"), 2};
  first.averages = {{100, q("-1/50"), q("1/30"), {"c", "d"}}};
  first.comparison =
      TableComparison{"analog-sgd", TableBound{q("0.0395949"), 3}, "840", {"e", "f"}, ""};
  auto second = first;
  second.swept = {{"K", "10"}, {"learning_rate", "0.158113"}};
  second.averages = {{10, q("1/50"), q("1/30"), {"c", "d"}}};
  second.comparison = TableComparison{"analog-sgd", {}, "", {}, "no set"};
  return {"m", {{"t", {first, second}}}};
}

TEST(Table, json_has_the_files_of_averages_and_comparisons) {
  const auto cells = Json::parse(table_json(scheduled()))["cells"];
  EXPECT_EQ(cells[0]["at"][0]["certificates"], (Json{"c", "d"}));
  EXPECT_EQ(cells[0]["baseline"],
            (Json{{"algorithm", "analog-sgd"},
                  {"lower", {{"value", "395949/10000000"}, {"transient", "3"}}},
                  {"better_from_K", "840"},
                  {"certificates", {"e", "f"}}}));
  EXPECT_EQ(
      cells[1]["baseline"],
      (Json{{"algorithm", "analog-sgd"}, {"reason", "no set"}, {"certificates", Json::array()}}));
  EXPECT_EQ(cells[0]["decimal"], "0.013(1)");
}

TEST(Table, csv_has_the_comparison_last) {
  const auto lines = lines_of(table_csv(scheduled()));
  ASSERT_EQ(lines.size(), 4U);
  const std::string header =
      ",K,average_lower,average_upper,reason,baseline,baseline_lower_value,"
      "better_from_K";
  EXPECT_EQ(lines[1].substr(lines[1].size() - header.size()), header);
  EXPECT_NE(lines[2].find(",100,-1/50,1/30,,analog-sgd,395949/10000000,840"), std::string::npos)
      << lines[2];
  EXPECT_NE(lines[3].find(",10,1/50,1/30,,analog-sgd,,"), std::string::npos) << lines[3];
  for (std::size_t k = 2; k < 4; ++k)
    EXPECT_EQ(std::count(lines[k].begin(), lines[k].end(), ','),
              std::count(lines[1].begin(), lines[1].end(), ','))
        << lines[k];
}

// The fields of the n-th line that starts with "| n ".
std::vector<std::string> fields_of(const std::string& text, const std::string& start) {
  std::vector<std::string> fields;
  const auto at = text.find("\n| " + start + " ");
  EXPECT_NE(at, std::string::npos) << text;
  std::istringstream line{text.substr(at + 2, text.find('\n', at + 1) - at - 2)};
  for (std::string field; std::getline(line, field, '|');) {
    const auto first = field.find_first_not_of(' ');
    fields.push_back(first == std::string::npos
                         ? ""
                         : field.substr(first, field.find_last_not_of(' ') - first + 1));
  }
  return fields;
}

TEST(Table, markdown_has_columns_for_schedules_and_comparisons) {
  const std::string text = table_markdown(scheduled());
  EXPECT_EQ(fields_of(text, "#"),
            (std::vector<std::string>{"#", "K", "learning_rate", "quantity", "value", "transient",
                                      "average at K", "times sqrt(K)", "analog-sgd at least",
                                      "better for all K >="}));
  EXPECT_EQ(fields_of(text, "1"),
            (std::vector<std::string>{
                "1", "100", "1/20", "squared-gradient-norm", "[0.012345, 0.013211]", "-1.00 +2.00",
                "[-0.020000, 0.033334]", "[-0.20000, 0.33334]", "0.039594", "840"}));
  // sqrt(10)/50 = 0.0632455…, sqrt(10)/30 = 0.1054092…
  EXPECT_EQ(fields_of(text, "2"),
            (std::vector<std::string>{"2", "10", "0.158113", "squared-gradient-norm",
                                      "[0.012345, 0.013211]", "-1.00 +2.00", "[0.020000, 0.033334]",
                                      "[0.063245, 0.10541]", "inconclusive", "-"}));
  EXPECT_NE(text.find("* 2, analog-sgd: no set\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("ball arithmetic"), std::string::npos) << text;
}

TEST(Table, markdown_has_a_column_for_each_of_several_horizons) {
  auto cell = certified_cell();
  cell.averages = {{100, q("1/3"), q("1/2"), {"c", "d"}}, {7, 0, 1, {"c", "d"}}};
  const std::string text = table_markdown({"m", {{"t", {cell, cell}}}});
  EXPECT_NE(text.find("average at K = 100"), std::string::npos) << text;
  EXPECT_NE(text.find("average at K = 7"), std::string::npos) << text;
  EXPECT_EQ(text.find("sqrt"), std::string::npos) << text;
  cell.averages.back().certificates.clear();
  EXPECT_NE(table_markdown({"m", {{"t", {cell}}}}).find("ball arithmetic"), std::string::npos);
}

TEST(Table, inconclusive_cells_among_scheduled_ones_leave_their_columns_empty) {
  Table table = scheduled();
  auto open = inconclusive_cell();
  open.swept = {{"K", "2"}, {"learning_rate", "1"}};
  table.sections[0].cells.push_back(open);
  const auto fields = fields_of(table_markdown(table), "3");
  EXPECT_EQ(fields.size(), 10U);
  EXPECT_EQ(fields.at(4), "inconclusive");
  for (std::size_t k = 5; k < fields.size(); ++k) EXPECT_EQ(fields[k], "");
}

TEST(Table, csv_quotes_line_breaks) {
  Table broken = table();
  broken.sections[0].title = "two\nlines";
  EXPECT_NE(table_csv(broken).find("\n\"two\nlines\",device.tau"), std::string::npos);
  // RFC 4180: a carriage return is a line break too.
  broken.sections[0].title = "two\rlines";
  EXPECT_NE(table_csv(broken).find("\n\"two\rlines\",device.tau"), std::string::npos);
}

TEST(Table, the_comment_stays_on_one_line) {
  // A file name may contain a line break; what follows would be read as the header.
  Table table{"certau table a\nb.toml", {{"t", {certified_cell()}}}};
  const auto lines = lines_of(table_csv(table));
  EXPECT_EQ(lines.at(1).rfind("title,", 0), 0U) << lines.at(1);
}

TEST(Table, markdown_numbers_cells_across_sections) {
  const std::string text = table_markdown(table());
  EXPECT_EQ(text.rfind("<!-- certau-table format_version 1, made by: certau test -->\n", 0), 0U);
  EXPECT_NE(text.find("\n## First\n\n| #   | device.tau | quantity              | value        | "
                      "transient      |\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("| 1   | 0.5        | squared-gradient-norm | 0.0033892(1) | "
                      "-0.143 +0.0620 |\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("| 2   | 1/9        | amplification | inconclusive |           |\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("* 2 is inconclusive: no \"invariant\" set, sorry\n"), std::string::npos);
}

TEST(Table, markdown_transients_are_rounded_up) {
  auto cell = certified_cell();
  const auto transient = [&](std::string_view value) {
    cell.lower->transient = 0;
    cell.upper->transient = q(value);
    const std::string text = table_markdown({"m", {{"t", {cell}}}});
    const auto start = text.find("-0 +") + 4;
    return text.substr(start, text.find(' ', start) - start);
  };
  EXPECT_EQ(transient("0"), "0");
  EXPECT_EQ(transient("1"), "1.00");
  EXPECT_EQ(transient("0.12301"), "0.124");
  EXPECT_EQ(transient("999.01"), "1000");
  EXPECT_EQ(transient("0.9991"), "1.00");
  EXPECT_EQ(transient("123456"), "124000");
  EXPECT_EQ(transient("1234567"), "1.24e6");
  EXPECT_EQ(transient("0.00001231"), "1.24e-5");
}

TEST(Table, a_table_without_cells_is_still_a_table) {
  const Table empty{"m", {{"t", {}}}};
  EXPECT_EQ(Json::parse(table_json(empty))["cells"], Json::array());
  EXPECT_NE(table_markdown(empty).find("## t"), std::string::npos);
  EXPECT_EQ(lines_of(table_csv(empty)).size(), 2U);
}

}  // namespace
}  // namespace certau
