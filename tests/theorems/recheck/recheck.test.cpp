// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/recheck.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"
#include "tests/support/property.hpp"
#include "theorems/descent/capsules.hpp"
#include "theorems/rates/capsules.hpp"
#include "theorems/recheck/recheck_report.hpp"
#include "theorems/registry.hpp"

namespace certau::theorems {
namespace {

// |x| <= sum of the list and x² <= y, for x >= 0: two conclusions, a list, a hypothesis.
struct Toy {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    Judgement<T> judgement;
    if (!judgement.require("x >= 0", at["x"] >= 0)) return judgement;
    T sum(0);
    for (const auto& term : at.list("terms")) sum += term;
    judgement.conclude("sum", at["x"], Relation::at_most, sum);
    judgement.conclude("square", at["x"] * at["x"], Relation::at_most, at["y"]);
    return judgement;
  }
  static Instance draw(Draw& draw) {
    Instance at;
    at.set("x", draw.positive()).set("y", draw.positive());
    return at.set_list("terms", draw.vector_within(draw.integer(1, 5), 1));
  }
};

Claim toy() {
  Claim claim = claim_of<Toy>();
  claim.id = "toy";
  claim.letters = {{"x", "a number"}, {"y", "another"}, {"terms", "what is summed"}};
  claim.example.set("x", 1).set("y", 1).set_list("terms", {1});
  return claim;
}

CheckedBound only(const Recheck& result) {
  EXPECT_EQ(result.bounds.size(), 1U);
  return result.bounds.front();
}

TEST(Recheck, bounds_the_left_side_of_the_first_conclusion) {
  const auto right = only(recheck(toy(), "x,y,terms,upper\n1/3,1,1 2,0.34\n"));
  EXPECT_EQ(right.verdict, BoundVerdict::proved);
  EXPECT_EQ(right.value, Rational(1, 3));
  EXPECT_EQ(right.gap, Rational(1, 150));
  EXPECT_EQ(right.spare_units, "0");
  EXPECT_EQ(right.sharpest, "0.34");
  EXPECT_EQ(right.first_wrong_digit, "");
  const auto wrong = only(recheck(toy(), "x,y,terms,upper\n1/3,1,1 2,0.33\n"));
  EXPECT_EQ(wrong.verdict, BoundVerdict::refuted);
  EXPECT_EQ(wrong.gap, Rational(-1, 300));
  EXPECT_EQ(wrong.first_wrong_digit, "2");
  EXPECT_EQ(wrong.sharpest, "0.34");
  EXPECT_EQ(wrong.spare_units, "");
}

TEST(Recheck, equality_proves_both_bounds) {
  const auto result = recheck(toy(), "x,y,terms,lower,upper\n0.25,1,1,0.25,1/4\n");
  ASSERT_EQ(result.bounds.size(), 2U);
  EXPECT_EQ(result.count(BoundVerdict::proved), 2U);
  EXPECT_EQ(result.bounds[0].bound, Bound::lower);
  EXPECT_EQ(result.bounds[1].gap, Rational(0));
  EXPECT_EQ(result.bounds[1].sharpest, "");  // 1/4 has no last digit
}

TEST(Recheck, bounds_another_conclusion_or_side_where_it_is_asked_to) {
  const std::string table =
      "quantity,side,x,y,terms,lower\n"
      "square,,1/2,3,1;1/2;1/4,0.25\n"
      "square,right,1/2,3,1; 1/2 ;1/4,3\n"
      ",right,1/2,3,1 1/2 1/4,1.75\n"
      "2,,1/2,3,1;1/2;1/4,0.25\n"
      ", left ,1/2,3,\"1\n1/2\",0.5\n";
  EXPECT_EQ(recheck(toy(), table).count(BoundVerdict::proved), 5U);
  const auto sided = recheck(toy(), "x,y,terms,upper\n1,9,1 1,2\n", Side::right);
  EXPECT_EQ(only(sided).value, Rational(2));
}

TEST(Recheck, is_undecided_where_a_hypothesis_fails) {
  const auto checked = only(recheck(toy(), "x,y,terms,upper,quantity\n-1,1,1,5,\n"));
  EXPECT_EQ(checked.verdict, BoundVerdict::undecided);
  EXPECT_EQ(checked.reason, "hypothesis fails: x >= 0");
  EXPECT_FALSE(checked.value.has_value());
}

TEST(Recheck, refuses_with_line_column_value_and_remedy) {
  const auto complaint = [](const std::string& text) {
    return support::complaint_of([&] { static_cast<void>(recheck(toy(), text)); });
  };
  const auto is = support::is_complaint;
  EXPECT_TRUE(is(complaint("x,y,term,upper\n1,1,1,1\n"), "line 1", "term", "mean \"terms\""));
  EXPECT_TRUE(is(complaint("x,upper\n1,1\n"), "line 1", "", "y (another), terms (what is summed)"));
  EXPECT_TRUE(is(complaint("x,y,terms\n1,1,1\n"), "line 1", "", "no bound to check"));
  EXPECT_TRUE(is(complaint("x,y,terms,upper,x\n1,1,1,1,1\n"), "line 1", "x", "twice"));
  EXPECT_TRUE(is(complaint("x,y,terms,upper\n"), "line 1", "", "no rows"));
  const std::string header = "x,y,terms,upper,quantity,side\n# a comment\n";
  EXPECT_TRUE(is(complaint(header + "1,y,1,1,,\n"), "line 3, column y", "y", "exact number"));
  EXPECT_TRUE(is(complaint(header + "1,,1,1,,\n"), "line 3, column y", "", "exact number"));
  EXPECT_TRUE(is(complaint(header + "1,1,1 a,1,,\n"), "line 3, column terms", "a", "exact number"));
  EXPECT_TRUE(is(complaint(header + "1,1, ,1,,\n"), "line 3", "", "terms is empty"));
  EXPECT_TRUE(is(complaint(header + "1,1,1,\"1,000\",,\n"), "line 3, column upper", "1,000",
                 "exact number"));
  EXPECT_TRUE(is(complaint(header + "1,1,1,,,\n"), "line 3", "", "no bound to check"));
  EXPECT_TRUE(
      is(complaint(header + "1,1,1,1,sun,\n"), "line 3, column quantity", "sun", "no conclusion"));
  EXPECT_TRUE(is(complaint(header + "1,1,1,1,,up\n"), "line 3, column side", "up", "no side"));
}

TEST(Recheck, refuses_lists_that_do_not_go_together) {
  const auto message = support::complaint_of([] {
    static_cast<void>(recheck(step_64(),
                              "L,H,W_star,tau,alpha,eps,prob,variance,W,upper\n"
                              "1,1 0 1,0 0,1,1/2,1 1 -1 -1,1/2 1/2,2,0 0,1\n"));
  });
  EXPECT_NE(message.find("line 2: H has 3 numbers, not 4"), std::string::npos) << message;
}

TEST(Recheck, checks_a_claim_of_the_paper_on_both_sides) {
  const std::string table =
      "L,H,W_star,tau,alpha,eps,prob,variance,W,lower,upper,side\n"
      "1,1,0,1,1/2,1 -1,1/2 1/2,1,1/2,0.0468,0.0469,left\n"
      "1,1,0,1,1/2,1 -1,1/2 1/2,1,1/2,,0.5,right\n"
      "1,1,0,1,1/2,1 -1,1/2 1/2,1,1,,1,left\n";
  const auto result = recheck(step_64(), table);
  EXPECT_EQ(result.bounds[0].value, Rational(3, 64));  // α/2·(1 − 1/4)·1/4
  EXPECT_EQ(result.count(BoundVerdict::proved), 3U);
  EXPECT_EQ(result.bounds.back().reason, "hypothesis fails: A4");
}

TEST(Recheck, proves_the_exact_sides_of_every_claim_at_its_example) {
  for (const Claim& claim : registry()) {
    if (claim.example.entries().empty()) continue;
    SCOPED_TRACE(claim.id);
    std::vector<std::string> header{"lower", "upper", "quantity", "side"};
    std::vector<std::string> letters;
    for (const auto& entry : claim.example.entries()) {
      header.push_back(entry.name);
      std::string cell;
      for (const auto& value : entry.values) cell += (cell.empty() ? "" : ";") + to_string(value);
      letters.push_back(cell);
    }
    std::string table = csv_line(header);
    std::size_t bounds = 0;
    const auto judgement = claim.judge(claim.example);
    std::size_t number = 0;
    for (const auto& conclusion : judgement.conclusions()) {
      ++number;
      for (const bool left : {true, false}) {
        const std::string value = to_string(left ? conclusion.left : conclusion.right);
        std::vector<std::string> row{value, value, std::to_string(number), left ? "left" : "right"};
        row.insert(row.end(), letters.begin(), letters.end());
        table += csv_line(row);
        bounds += 2;
      }
    }
    EXPECT_EQ(recheck(claim, table).count(BoundVerdict::proved), bounds);
  }
}

TEST(Recheck, agrees_with_comparing_the_numbers) {
  support::check_property(300, [] {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    Draw draw{rc::Random{seed}, 40};
    const Claim rate = gd_smooth_convex();
    const Instance at = rate.draw(draw);
    const Rational value = rate.judge(at).conclusions().front().left;
    const int digits = draw.integer(1, 12);
    const Rational near = draw.once_in(2) ? round_up(value, digits) : round_down(value, digits);
    const int place = decimal_exponent(value) + 1 - digits;
    const std::string text = printed_at(near, place);
    std::string table = "upper,lower";
    std::string row = text + "," + text;
    for (const auto& entry : at.entries()) {
      table += "," + entry.name;
      row += "," + to_string(entry.values.front());
    }
    const auto result = recheck(rate, table + "\n" + row + "\n");
    RC_ASSERT((result.bounds[0].verdict == BoundVerdict::proved) == (near <= value));
    RC_ASSERT((result.bounds[1].verdict == BoundVerdict::proved) == (near >= value));
    for (const auto& checked : result.bounds) {
      RC_ASSERT(checked.gap == near - value);
      // Rounded the wrong way, what is wrong is the last digit, unless a carry reaches further.
      if (checked.verdict == BoundVerdict::proved) {
        RC_ASSERT(checked.spare_units == "0");
      } else {
        RC_ASSERT(checked.sharpest != printed_at(near, place));
        RC_ASSERT(std::stoi(checked.first_wrong_digit) <= digits + 1);
      }
    }
  });
}

TEST(RecheckReport, says_all_in_both_forms) {
  const auto result = recheck(toy(), "x,y,terms,upper\n1/3,1,1 2,0.33\n2/3,1,1 2,0.67\n-1,1,1,5\n");
  const auto markdown = recheck_markdown(result, 4, "certau test | line\n2");
  EXPECT_NE(markdown.find("made by: certau test | line 2 -->"), std::string::npos) << markdown;
  EXPECT_NE(markdown.find("| 2    | 1/3 | 1   | upper | 0.33    | refuted   | 1/3   | -1/300"),
            std::string::npos)
      << markdown;
  EXPECT_NE(markdown.find("* line 4, upper: hypothesis fails: x >= 0\n"), std::string::npos);
  EXPECT_EQ(recheck_summary(result), "3 bounds: 1 proved, 1 refuted, 1 undecided");
  EXPECT_EQ(recheck_csv(result, 4, "certau test"),
            "# certau-recheck format_version 1, claim: toy, made by: certau test\n"
            "x,y,terms,upper,bound,claimed,verdict,value,gap,first_wrong_digit,sharpest,"
            "spare_units,reason\n"
            "1/3,1,1 2,0.33,upper,0.33,refuted,1/3,-1/300,2,0.34,,\n"
            "2/3,1,1 2,0.67,upper,0.67,proved,2/3,1/300,,0.67,0,\n"
            "-1,1,1,5,upper,5,undecided,,,,,,hypothesis fails: x >= 0\n");
}

TEST(RecheckReport, its_csv_is_a_table) {
  const auto result = recheck(toy(), "x,y,terms,upper\n1,1,\"1;2\",\"3\"\n");
  const auto table = parse_csv(recheck_csv(result, 4, "certau"));
  EXPECT_EQ(table.records.size(), 1U);
  EXPECT_EQ(table.header.fields.size(), 13U);
}

}  // namespace
}  // namespace certau::theorems
