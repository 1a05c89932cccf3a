// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/run.hpp"
#include "tests/support/complaints.hpp"

namespace certau::properties {
namespace {

using support::complaint_of;
using support::is_complaint;

TEST(CaseText, numbers_are_written_exactly_and_in_order) {
  Instance at;
  at.set("tau", 1).set_list("W", {Rational{1, 2}, -3}).set("alpha", Rational{1, 3});
  EXPECT_EQ(case_text(at), R"({"tau": "1", "W": ["1/2", "-3"], "alpha": "1/3"})");
  EXPECT_EQ(case_text(Instance{}), "{}");
  EXPECT_EQ(case_text(Instance{}.set_list("W", {})), R"({"W": []})");
}

TEST(CaseText, what_is_written_is_read_back) {
  Instance at;
  at.set("tau", power_of_two(-1074)).set_list("W", {Rational{1, 3}}).set("a", 0).set_list("H", {});
  EXPECT_EQ(parse_case(case_text(at)), at);
}

TEST(CaseText, integers_and_decimals_in_quotes_are_exact_too) {
  const Instance at = parse_case(R"({"tau": 3, "W": ["0.1", -2, 123456789012345678]})");
  EXPECT_EQ(at["tau"], 3);
  EXPECT_EQ(at.list("W")[0], (Rational{1, 10}));
  EXPECT_EQ(at.list("W")[1], -2);
  EXPECT_EQ(to_string(at.list("W")[2]), "123456789012345678");
}

TEST(CaseText, bad_text_is_refused_with_its_letter) {
  const auto refusal = [](const char* text) {
    return complaint_of([&] { (void)parse_case(text); });
  };
  EXPECT_TRUE(is_complaint(refusal(R"({"tau": 0.1})"), "tau", "0.1", "quote it: \"0.1\""));
  EXPECT_TRUE(is_complaint(refusal(R"({"W": ["1", 1e3]})"), "W", "1000.0", "round"));
  EXPECT_TRUE(is_complaint(refusal(R"({"W": 123456789012345678901234567890})"), "W",
                           "1.2345678901234568e+29", "round"));
  EXPECT_TRUE(is_complaint(refusal(R"({"tau": "1/0"})"), "tau", "1/0", "is no number"));
  EXPECT_TRUE(is_complaint(refusal(R"({"tau": null})"), "tau", "null", "is no number"));
  EXPECT_TRUE(is_complaint(refusal(R"({"W": [["1"]]})"), "W", R"(["1"])", "is no number"));
  EXPECT_TRUE(is_complaint(refusal(R"({"W": "1", "W": "2"})"), "W", "", "occurs twice"));
  EXPECT_TRUE(is_complaint(refusal("tau = 1"), "case", "tau = 1", "is no JSON"));
  EXPECT_TRUE(is_complaint(refusal("[1]"), "case", "[1]", "is no JSON object"));
  EXPECT_TRUE(is_complaint(refusal(""), "case", "", "is no JSON"));
}

}  // namespace
}  // namespace certau::properties
