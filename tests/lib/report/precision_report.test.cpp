// SPDX-License-Identifier: Apache-2.0
#include "certau/report/precision_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "certau/number/exact_range.hpp"
#include "certau/report/precision_text.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

PrecisionResults results_of(const Process<Rational>& process, std::int64_t steps) {
  PrecisionResults results{"A title", "certau 0: certau precision x\ny", steps, 7, q("1/1000"), {}};
  std::vector<NumberChoice> types;
  for (const char* name : {"half", "double", "interval:53"})
    types.push_back(parse_number_choice(name).value());
  auto report =
      sweep_precision({process, {q("1/3")}, types, 320, results.tolerance, steps, 7}).value();
  results.cells.push_back({{{"process.algorithm", "analog-sgd"}},
                           {{"device.tau", "1"}, {"a", "b,c"}},
                           std::move(report)});
  return results;
}

TEST(PrecisionReport, its_bounds_are_rounded_outward) {
  const auto results = results_of(support::analog_sgd(), 60);
  const auto json = nlohmann::json::parse(precision_json(results));
  const auto& cell = json.at("cells").at(0);
  const auto& error = results.cells[0].report.floats[1].run->weight().error.largest();
  const auto& printed = cell.at("types").at(1).at("arrays").at(0).at("largest_error");
  const auto number = [](const nlohmann::json& text) { return q(text.get<std::string>()); };
  EXPECT_LE(number(printed.at("lower")), exact_range(error.lower).lower);
  EXPECT_GE(number(printed.at("upper")), exact_range(error.upper).lower);
  const double bound = results.cells[0].report.double_bound.largest.weight;
  EXPECT_GE(number(cell.at("double_bound").at("largest_error").at("weight")),
            exact_range(bound).lower);
  EXPECT_EQ(json.at("tolerance"), "1/1000");
  EXPECT_EQ(json.at("seed"), 7);
}

TEST(PrecisionReport, csv_quotes_what_has_commas_and_has_each_kept_step) {
  const auto csv = precision_csv(results_of(support::analog_sgd(), 60));
  EXPECT_EQ(
      csv.rfind("# certau-precision format_version 1, made by: certau 0: certau precision x y\n",
                0),
      0U);
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = csv.find("\n1,\"device.tau=1 a=b,c\",", at)) != std::string::npos;
       ++at)
    ++rows;
  // Steps 0–9, 10, …, 60 of two types and of the bound.
  EXPECT_EQ(rows, 3U * 16);
}

TEST(PrecisionReport, the_picture_is_drawn_whatever_there_is) {
  const auto results = results_of(support::analog_sgd(), 60);
  const auto svg = precision_svg(results.cells[0], "a < b & c");
  EXPECT_NE(svg.find("a &lt; b &amp; c"), std::string::npos);
  EXPECT_NE(svg.find("double, bound"), std::string::npos);
  const auto none = results_of(support::analog_sgd(), 0);
  const auto empty = precision_svg(none.cells[0], "");
  for (const auto& text : {svg, empty}) {
    EXPECT_EQ(text.find("nan"), std::string::npos);
    EXPECT_EQ(text.find("inf"), std::string::npos);
    EXPECT_NE(text.find("</svg>"), std::string::npos);
  }
}

TEST(PrecisionReport, an_interval_that_blows_up_is_told_with_its_step) {
  const auto results = results_of(support::analog_sgd(), 400);
  const auto text = precision_markdown(results);
  EXPECT_NE(text.find("the enclosure has become unbounded"), std::string::npos);
  const auto& run = *results.cells[0].report.enclosures.at(0).run;
  EXPECT_NE(text.find("| " + std::to_string(run.step()) + " "), std::string::npos);
  EXPECT_NE(text.find("## Cell 1: device.tau=1 a=b,c\n"), std::string::npos);
}

TEST(PrecisionText, bounds_and_names) {
  EXPECT_EQ(upper_text(0, 3), "0");
  EXPECT_EQ(upper_text(std::numeric_limits<double>::infinity(), 3), "unbounded");
  EXPECT_EQ(upper_text(0.1, 3), "0.101");  // 0.1 is a little more than a tenth
  EXPECT_EQ(lower_text(0.1, 3), "0.100");
  EXPECT_EQ(number_name(parse_number_choice("mpfr:77").value()), "mpfr:77");
  EXPECT_EQ(number_name(parse_number_choice("half").value()), "half");
  EXPECT_EQ(swept_text({{"a", "1"}, {"b", "2"}}), "a=1 b=2");
}

}  // namespace
}  // namespace certau
