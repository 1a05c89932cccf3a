// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"

namespace certau::app_test {
namespace {

class RecheckTest : public Workplace {
 protected:
  [[nodiscard]] Answer recheck(const std::string& rows,
                               const std::vector<std::string>& more = {}) const {
    write("table.csv", "L,alpha,N,R,lower,upper\n" + rows);
    std::vector<std::string> arguments{"recheck", "table.csv", "--claim", "gd-smooth-convex"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return certau(arguments);
  }
};

using Recheck = RecheckTest;

TEST_F(Recheck, status_is_that_of_the_worst_row) {
  const std::string proved = "1,1,10,1,0.0238,0.0239\n";
  const std::string refuted = "1,1,10,1,,0.0238\n";
  const std::string undecided = "1,2,10,1,,1\n";
  const auto right = recheck(proved);
  EXPECT_EQ(right.status, 0);
  EXPECT_EQ(right.err, "certau: 2 bounds: 2 proved, 0 refuted, 0 undecided\n");
  EXPECT_TRUE(contains(right.out, "| 1/42  |"));
  EXPECT_EQ(recheck(proved + undecided).status, 2);
  const auto wrong = recheck(undecided + refuted + proved);
  EXPECT_EQ(wrong.status, 1);
  EXPECT_TRUE(contains(wrong.out, "* line 2, upper: hypothesis fails: alpha*L < 2\n"));
  EXPECT_TRUE(contains(wrong.out, "0.0239"));
}

TEST_F(Recheck, writes_its_verdicts_whole_or_not_at_all) {
  EXPECT_EQ(recheck("1,1,10,1,,0.0238\n", {"--out", "checked.csv"}).status, 1);
  EXPECT_TRUE(contains(read("checked.csv"), "refuted,1/42,-1/105000,3,0.0239,,\n"));
  std::filesystem::remove(path("checked.csv"));
  EXPECT_EQ(recheck("1,1,x,1,,0.0238\n", {"--out", "checked.csv"}).status, 3);
  EXPECT_FALSE(std::filesystem::exists(path("checked.csv")));
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Recheck, names_file_line_column_and_remedy) {
  const auto answer = recheck("1,1,10,1,,0.1\n1,1,10,1,,\"1,5\"\n");
  EXPECT_EQ(answer.status, 3);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "certau: table.csv: line 3, column upper = \"1,5\": "));
}

TEST_F(Recheck, refuses_what_it_does_not_know) {
  write("table.csv", "L\n1\n");
  for (const auto& arguments :
       {std::vector<std::string>{"recheck"},
        {"recheck", "table.csv"},
        {"recheck", "table.csv", "--claim", "gd-smooth-convx"},
        {"recheck", "nowhere.csv", "--claim", "gd-smooth-convex"},
        {"recheck", "table.csv", "--claim", "gd-smooth-convex", "--side", "both"},
        {"recheck", "table.csv", "--claim", "gd-smooth-convex", "--digits", "0"}}) {
    const auto answer = certau(arguments);
    EXPECT_EQ(answer.status, 3) << arguments.back();
    EXPECT_EQ(answer.out, "") << arguments.back();
    EXPECT_NE(answer.err, "") << arguments.back();
  }
  EXPECT_TRUE(contains(certau({"recheck", "table.csv", "--claim", "gd-smooth-convx"}).err,
                       "gd-smooth-convex"));
}

TEST_F(Recheck, has_help) {
  const auto answer = certau({"recheck", "--help"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_TRUE(contains(answer.out, "Examples:\n"));
  EXPECT_TRUE(contains(answer.out, "certau recheck"));
}

TEST_F(Recheck, finds_the_wrong_rows_of_the_examples) {
  const std::string folder = CERTAU_SOURCE_DIR "/examples/recheck/";
  const auto rates =
      certau({"recheck", folder + "gd-smooth-convex.csv", "--claim", "gd-smooth-convex"});
  EXPECT_EQ(rates.status, 1);
  EXPECT_EQ(rates.err, "certau: 6 bounds: 5 proved, 1 refuted, 0 undecided\n");
  const auto paper =
      certau({"recheck", folder + "theorem-9-repaired.csv", "--claim", "theorem-9-repaired"});
  EXPECT_EQ(paper.status, 1);
  EXPECT_EQ(paper.err, "certau: 4 bounds: 2 proved, 1 refuted, 1 undecided\n");
}

}  // namespace
}  // namespace certau::app_test
