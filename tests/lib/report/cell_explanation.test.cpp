// SPDX-License-Identifier: Apache-2.0
#include "certau/report/cell_explanation.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "certau/report/certificate_json.hpp"
#include "certau/report/separation_json.hpp"
#include "certau/report/table.hpp"
#include "tests/lib/report/piecewise.hpp"

namespace certau {
namespace {

using support::q;

Table table() {
  TableCell good;
  good.parameters = {{"process.device.tau", "1/2"}};
  good.quantity = "objective-gap";
  good.lower = TableBound{q("1/8"), 1};
  good.upper = TableBound{q("1/8"), 2};
  good.certificates = {"certificates/a.json", "certificates/b.json"};
  good.averages = {{10, q("1/9"), q("1/7")}};
  TableCell open;
  open.quantity = "amplification";
  open.reason = "no set";
  return {"m", {{"first", {good}}, {"second", {open}}}};
}

TEST(CellExplanation, a_certified_cell_names_its_certificates) {
  const auto cell = cell_in_words(table_json(table()), 1).value();
  EXPECT_EQ(cell.certificates,
            (std::vector<std::string>{"certificates/a.json", "certificates/b.json"}));
  for (const char* part : {"Cell 1 of \"first\": objective-gap", "process.device.tau = 1/2",
                           "Certified: 0.125", "Average over K = 10 steps: from 1/9 to 1/7"})
    EXPECT_NE(cell.words.find(part), std::string::npos) << part << " is not in\n" << cell.words;
}

TEST(CellExplanation, an_inconclusive_cell_says_why) {
  const auto cell = cell_in_words(table_json(table()), 2).value();
  EXPECT_TRUE(cell.certificates.empty());
  EXPECT_NE(cell.words.find("Inconclusive: no set"), std::string::npos) << cell.words;
}

TEST(CellExplanation, a_cell_that_is_not_there_is_refused) {
  const auto outcome = cell_in_words(table_json(table()), 3);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.reason(), "the table has 2 cells");
}

TEST(CellExplanation, what_is_no_table_is_refused) {
  for (const char* text : {"", "{", "[]", "7", "{}", R"({"format": "certau-certificate"})",
                           R"({"format": "certau-table"})",
                           R"({"format": "certau-table", "format_version": 2, "cells": []})"})
    EXPECT_FALSE(cell_in_words(text, 1).has_value()) << text;
}

TEST(CellExplanation, a_table_of_another_shape_is_refused) {
  for (const char* text :
       {R"({"format": 1})", R"({"format": "certau-table", "format_version": "1"})",
        R"({"format": "certau-table", "format_version": 1})",
        R"({"format": "certau-table", "format_version": 1, "cells": 7})",
        R"({"format": "certau-table", "format_version": 1, "cells": [{}]})"}) {
    EXPECT_NO_THROW({
      const auto outcome = cell_in_words(text, 1);
      EXPECT_FALSE(outcome.has_value()) << text;
    }) << text;
  }
}

// A tiki-taka cell with an average and a comparison, and its files. Nothing in it is proved:
// support_of_cell compares.
class CellSupport : public ::testing::Test {
 protected:
  CellSupport() {
    const State<Rational> start{q("1/4"), 0};
    const auto claim = [&](Direction direction, const char* value, const char* transient) {
      auto certificate = support::any_piecewise(support::tiki_taka(), start);
      certificate.claim.direction = direction;
      certificate.claim.value = q(value);
      certificate.claim.transient = q(transient);
      return certificate;
    };
    const auto lower = claim(Direction::lower, "1/100", "1");
    const auto upper = claim(Direction::upper, "1/50", "3");
    auto worse = support::any_piecewise(support::analog_sgd(), {q("1/4")});
    worse.claim.direction = Direction::lower;
    worse.claim.value = q("1/25");
    files_ = {{"l", certificate_text(lower, "a test")},
              {"u", certificate_text(upper, "a test")},
              {"l100", certificate_text(claim(Direction::lower, "1/110", "1/2"), "a test")},
              {"u100", certificate_text(claim(Direction::upper, "1/45", "1"), "a test")},
              {"w", certificate_text(worse, "a test")},
              {"s", separation_text(upper, worse, 301, "a test")}};
    TableCell cell;
    cell.parameters = parameters(support::tiki_taka(), start);
    cell.quantity = "squared-gradient-norm";
    cell.lower = TableBound{q("1/100"), 1};
    cell.upper = TableBound{q("1/50"), 3};
    cell.certificates = {"l", "u"};
    cell.averages = {{100, q("1/110") - q("1/200"), q("1/45") + q("1/100"), {"l100", "u100"}}};
    cell.comparison = TableComparison{
        "analog-sgd", TableBound{worse.claim.value, worse.claim.transient}, "301", {"w", "s"}, ""};
    table_ = Json::parse(table_json({"m", {{"t", {cell}}}}));
  }

  [[nodiscard]] Json& cell() { return table_["cells"][0]; }
  [[nodiscard]] Outcome<bool> support() const { return support_of_cell(table_.dump(), 1, files_); }

  Json table_;
  std::map<std::string, std::string> files_;
};

TEST_F(CellSupport, files_that_say_what_is_printed_support_it) {
  EXPECT_TRUE(support().has_value()) << support().reason();
  // In which order the two bounds are named does not matter.
  std::swap(cell()["certificates"][0], cell()["certificates"][1]);
  EXPECT_TRUE(support().has_value()) << support().reason();
}

TEST_F(CellSupport, all_files_are_named_in_words) {
  const auto words = cell_in_words(table_.dump(), 1).value();
  EXPECT_EQ(words.certificates, (std::vector<std::string>{"l", "u"}));
  EXPECT_EQ(words.further, (std::vector<std::string>{"l100", "u100", "w", "s"}));
  for (const char* part :
       {"Certified: 0.02(1), in [0.010000, 0.020000]", "Average over K = 100 steps: from 9/2200",
        "the certificates l100 and u100 prove it; certau-verify checks it",
        "Baseline analog-sgd on the same instance, at the same learning rate: at least 1/25 - "
        "(3)/K",
        "For every K >= 301 the average of tiki-taka is proved to be below that of analog-sgd",
        "the separation s proves it"})
    EXPECT_NE(words.words.find(part), std::string::npos) << part << " is not in\n" << words.words;
}

TEST_F(CellSupport, a_comparison_that_is_not_proved_is_told) {
  cell()["baseline"].erase("better_from_K");
  cell()["baseline"]["certificates"] = {"w"};
  EXPECT_TRUE(support().has_value()) << support().reason();
  const auto words = cell_in_words(table_.dump(), 1).value().words;
  EXPECT_NE(words.find("That tiki-taka does better from some K on is not proved."),
            std::string::npos)
      << words;
  cell()["baseline"] = {
      {"algorithm", "analog-sgd"}, {"reason", "no set"}, {"certificates", Json::array()}};
  EXPECT_TRUE(support().has_value()) << support().reason();
  EXPECT_NE(cell_in_words(table_.dump(), 1).value().words.find("no bound: no set"),
            std::string::npos);
}

TEST_F(CellSupport, every_printed_number_is_compared) {
  const Json honest = table_;
  const std::vector<std::pair<const char*, std::function<void(Json&)>>> forgeries{
      {"value", [](Json& c) { c["upper"]["value"] = "1/60"; }},
      {"transient", [](Json& c) { c["lower"]["transient"] = "1/2"; }},
      {"decimal", [](Json& c) { c["decimal"] = "0.03(1)"; }},
      {"quantity", [](Json& c) { c["quantity"] = "objective-gap"; }},
      {"parameter", [](Json& c) { c["parameters"]["process.mixing"] = "1"; }},
      {"one parameter more", [](Json& c) { c["parameters"]["process.more"] = "1"; }},
      {"one certificate", [](Json& c) { c["certificates"] = {"u"}; }},
      {"one of them twice",
       [](Json& c) {
         c["certificates"] = {"u", "u"};
       }},
      {"three certificates",
       [](Json& c) {
         c["certificates"] = {"l", "u", "u"};
       }},
      {"an average's bound", [](Json& c) { c["at"][0]["upper"] = "1/46"; }},
      {"an average's other bound", [](Json& c) { c["at"][0]["lower"] = "1/109"; }},
      {"an average's K", [](Json& c) { c["at"][0]["K"] = 101; }},
      {"a K without meaning", [](Json& c) { c["at"][0]["K"] = 0; }},
      {"an average's certificates",
       [](Json& c) {
         c["at"][0]["certificates"] = {"l", "u"};
       }},
      {"an average's direction",
       [](Json& c) {
         c["at"][0]["certificates"] = {"u100", "u100"};
       }},
      {"K0", [](Json& c) { c["baseline"]["better_from_K"] = "300"; }},
      {"the baseline's value", [](Json& c) { c["baseline"]["lower"]["value"] = "1/24"; }},
      {"the baseline's name", [](Json& c) { c["baseline"]["algorithm"] = "digital-sgd"; }},
      {"no separation", [](Json& c) { c["baseline"]["certificates"] = {"w"}; }},
      {"a certificate for one",
       [](Json& c) {
         c["baseline"]["certificates"] = {"w", "w"};
       }},
      {"a separation for a bound",
       [](Json& c) {
         c["baseline"]["certificates"] = {"s", "s"};
       }},
      {"the cell's own bound", [](Json& c) {
         c["baseline"]["certificates"] = {"l", "s"};
       }}};
  for (const auto& [name, forge] : forgeries) {
    table_ = honest;
    forge(cell());
    EXPECT_FALSE(support().has_value()) << name;
  }
}

TEST_F(CellSupport, a_separation_of_other_bounds_does_not_do) {
  Json separation = Json::parse(files_.at("s"));
  separation["better"]["claim"]["transient"] = "2";
  files_["s"] = separation.dump();
  EXPECT_FALSE(support().has_value());
}

TEST_F(CellSupport, missing_files_and_shapes_are_told) {
  const auto honest = files_;
  for (const auto& [name, text] : honest) {
    files_ = honest;
    files_.erase(name);
    EXPECT_EQ(support().reason(), name + " is missing");
    files_[name] = "{}";
    EXPECT_FALSE(support().has_value()) << name;
  }
  files_ = honest;
  cell()["at"][0]["lower"] = 7;
  EXPECT_FALSE(support().has_value());
  cell().erase("lower");
  EXPECT_FALSE(support().has_value());
  EXPECT_FALSE(support_of_cell("[]", 1, files_).has_value());
}

}  // namespace
}  // namespace certau
