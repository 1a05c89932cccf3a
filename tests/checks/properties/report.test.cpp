// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/checks/properties/reports.hpp"

namespace certau::properties {
namespace {

using support::sample_report;
using testing::HasSubstr;
using testing::Not;

TEST(Report, counts_and_sums_up) {
  const auto report = sample_report();
  EXPECT_EQ(count(report, CheckStatus::passed), 1U);
  EXPECT_EQ(count(report, CheckStatus::failed), 2U);
  EXPECT_EQ(check_summary(report), "1 passed, 2 failed, 1 skipped, 1 gave-up");
  auto troubled = report;
  troubled.trouble =
      PartnerTrouble{report.checked[0].result.property, DeviceKind::ideal, "it ended"};
  troubled.not_run = 3;
  EXPECT_EQ(check_summary(troubled),
            "1 passed, 2 failed, 1 skipped, 1 gave-up; the partner failed; 3 not run");
  EXPECT_EQ(check_summary({}), "nothing ran");
  CheckReport interrupted;
  interrupted.not_run = 2;
  EXPECT_EQ(check_summary(interrupted), "nothing ran; 2 not run");
}

TEST(Report, table_has_a_line_for_each_property) {
  const auto table = check_table(sample_report());
  EXPECT_THAT(table, HasSubstr("| saturation | asymmetric-linear | passed  | 200   |"));
  EXPECT_THAT(table, HasSubstr("| saturation | linear-step       | failed  | 17    | weight 1"));
  EXPECT_THAT(table, HasSubstr("| skipped | 0     | only <one> kind"));
  EXPECT_THAT(table, HasSubstr("weight 2 of the answer is NaN"));
}

TEST(Report, failures_say_what_was_expected_and_how_to_see_it_again) {
  const auto text = failure_in_words(sample_report().checked[1]);
  EXPECT_THAT(text, HasSubstr("FAILED saturation: A step"));
  EXPECT_THAT(text, HasSubstr("says      abs(w) < tau\n  source    [wu2024, L1]\n"));
  EXPECT_THAT(text,
              HasSubstr(R"({"tau": "1", "W": ["1/2", "0"]}   linear-step device, shortened 12)"));
  EXPECT_THAT(text, HasSubstr("expected  <= 1/4 (0.25), up to 1.12e-14 for rounding"));
  EXPECT_THAT(text, HasSubstr("found     1/2 (0.5), off by 1/4 (0.25)\n"));
  EXPECT_THAT(text, HasSubstr("replay    certau check saturation --replay '{}'"));
  const auto no_number = failure_in_words(sample_report().checked[2]);
  EXPECT_THAT(no_number, HasSubstr("found     weight 2 of the answer is NaN"));
  EXPECT_THAT(no_number, Not(HasSubstr("expected")));
}

TEST(Report, chances_are_said_where_there_are_any) {
  auto checked = sample_report().checked[1];
  Property property = *checked.result.property;
  property.statistical = StatisticalRates{"at most 1e-9", "a bias of 1 surely"};
  checked.result.property = &property;
  EXPECT_THAT(failure_in_words(checked), HasSubstr("false alarm: at most 1e-9; detection: a bias"));
}

TEST(Report, json_holds_exact_numbers_and_no_times) {
  auto report = sample_report();
  const auto text = check_json(report);
  for (auto& checked : report.checked) checked.result.seconds += 1;
  EXPECT_EQ(check_json(report), text);
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["format"], "certau-check");
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["made_by"], "certau 0: certau check");
  EXPECT_EQ(json["number"], "double");
  EXPECT_EQ(json["granularity"], "1/100");
  EXPECT_EQ(json["seed"], 7U);
  ASSERT_EQ(json["results"].size(), 5U);
  const auto& failure = json["results"][1];
  EXPECT_EQ(failure["device"], "linear-step");
  EXPECT_EQ(failure["counterexample"]["case"]["W"][0], "1/2");
  EXPECT_EQ(failure["counterexample"]["comparison"]["allowance"], "1/90000000000000");
  EXPECT_EQ(failure["counterexample"]["comparison"]["relation"], "<=");
  EXPECT_EQ(failure["counterexample"]["shrinks"], 12);
  EXPECT_FALSE(failure["counterexample"].contains("problem"));
  EXPECT_EQ(json["results"][2]["counterexample"]["problem"], "weight 2 of the answer is NaN");
  EXPECT_EQ(json["results"][4]["status"], "gave-up");
  EXPECT_FALSE(json.contains("partner_failure"));
}

TEST(Report, words_of_a_partner_need_not_be_utf8) {
  auto report = sample_report();
  report.trouble =
      PartnerTrouble{report.checked[0].result.property, DeviceKind::ideal, "\xff\n```"};
  const auto json = nlohmann::json::parse(check_json(report));
  EXPECT_EQ(json["partner_failure"]["device"], "ideal");
  EXPECT_EQ(json["partner_failure"]["what"], "\xEF\xBF\xBD\n```");
  EXPECT_THAT(check_markdown(report), HasSubstr("## The partner failed\n\n    \xff\n    ```\n"));
}

TEST(Report, page_has_a_section_for_each_failure) {
  const auto page = check_markdown(sample_report());
  EXPECT_THAT(page, HasSubstr("# Property checks\n"));
  EXPECT_THAT(page, HasSubstr("whole pulses of the size 1/100"));
  EXPECT_THAT(page, HasSubstr("\n## saturation failed\n"));
  EXPECT_THAT(page, HasSubstr(R"(* case: `` {"tau": "1", "W": ["1/2", "0"]} ``)"));
}

TEST(Report, properties_are_listed_with_their_devices_and_kinds) {
  Property property = *sample_report().checked[0].result.property;
  EXPECT_THAT(
      property_list({&property}),
      HasSubstr("| saturation | A step <away> & \"back\" | ideal linear-step | updates  |"));
  property.needs_steps = true;
  property.needs_continuous = true;
  property.statistical = StatisticalRates{};
  EXPECT_THAT(property_list({&property}), HasSubstr("| steps, statistical, no pulses |"));
}

}  // namespace
}  // namespace certau::properties
