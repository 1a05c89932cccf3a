// SPDX-License-Identifier: Apache-2.0
#include "certau/report/table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

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
            "8473/2500000,31/500,,,,");
  EXPECT_EQ(std::count(lines[2].begin(), lines[2].end(), ','), columns);
  EXPECT_EQ(lines[3],
            "\"Second, \"\"quoted\"\"\",device.tau=1/9,amplification,inconclusive,,,,,,,,,"
            "\"no \"\"invariant\"\" set, sorry\"");
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
