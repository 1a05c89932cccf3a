// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class ExplainTest : public Workplace {
 protected:
  ExplainTest() {
    support::SpecText spec;
    spec.top = "title = \"Explained\"";
    // The second cell is inconclusive: steps lead out of the device's range.
    spec.sweep = "learning_rate = [\"1/10\", \"3\"]";
    spec.table += "\nhorizon = [10]";
    write("spec.toml", spec.text());
    EXPECT_EQ(certau({"table", "spec.toml", "--digits", "8"}).status, 2);
  }
};

using Explain = ExplainTest;

TEST_F(Explain, a_certificate_in_words) {
  const std::string file = "out/certificates/" + files("out/certificates").at(0);
  const auto answer = certau({"explain", file});
  EXPECT_EQ(answer.status, 0) << answer.err;
  for (const char* part : {"Claim\n", "Proof\n", "wu2024", "VERIFIED analog-sgd, "})
    EXPECT_TRUE(contains(answer.out, part));
  EXPECT_TRUE(contains(answer.out, "certau-verify " + file));
}

TEST_F(Explain, a_cell_with_its_certificates) {
  const auto answer = certau({"explain", "out/table.json#1"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, "Cell 1 of \"Explained\": squared-gradient-norm"));
  EXPECT_TRUE(contains(answer.out, "Average over K = 10 steps"));
  EXPECT_EQ(lines_with(answer.out, "  VERIFIED "), 2U);
}

TEST_F(Explain, the_folder_need_not_be_the_present_one) {
  std::filesystem::create_directory(path("elsewhere"));
  EXPECT_EQ(shell("cd elsewhere; \"$CERTAU\" explain ../out/table.json#1").status, 0);
}

TEST_F(Explain, an_inconclusive_cell_says_why) {
  const auto answer = certau({"explain", "out/table.json#2"});
  EXPECT_EQ(answer.status, 2) << answer.err;
  EXPECT_TRUE(contains(answer.out, "Inconclusive: "));
}

TEST_F(Explain, bad_names_are_refused) {
  for (const char* name :
       {"out/table.json#0", "out/table.json#3", "out/table.json#x", "out/table.json#",
        "out/table.json#-1", "out/table.json#1x", "out/table.json#99999999999999999999",
        "nowhere.json", "nowhere.json#1", "spec.toml#1", "out"}) {
    const auto answer = certau({"explain", name});
    EXPECT_EQ(answer.status, 3) << name;
    EXPECT_EQ(answer.out, "") << name;
    EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << name << ": " << answer.err;
  }
}

TEST_F(Explain, what_is_not_verified_is_not_explained) {
  const std::string file = "out/certificates/" + files("out/certificates").at(0);
  write(file, "{}");
  const auto answer = certau({"explain", file});
  EXPECT_EQ(answer.status, 1);
  EXPECT_EQ(lines_with(answer.out, "REJECTED "), 1U);
  EXPECT_EQ(certau({"explain", "out/table.json#1"}).status, 1);
}

TEST_F(Explain, a_table_that_its_certificates_do_not_support_is_rejected) {
  const std::string honest = read("out/table.json");
  const auto answer_to = [&](const std::string& from, const std::string& to) {
    std::string forged = honest;
    const auto at = forged.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    forged.replace(at, from.size(), to);
    write("out/table.json", forged);
    return certau({"explain", "out/table.json#1"});
  };
  for (const auto& [from, to] : {std::pair{"\"decimal\": \"0", "\"decimal\": \"1"},
                                 std::pair{"\"value\": \"", "\"value\": \"1"},
                                 std::pair{"\"transient\": \"", "\"transient\": \"1"},
                                 std::pair{".tau\": \"", ".tau\": \"1"}}) {
    const auto answer = answer_to(from, to);
    EXPECT_EQ(answer.status, 1) << from;
    EXPECT_TRUE(contains(answer.out, "does not support the cell")) << from;
  }
}

TEST_F(Explain, a_missing_certificate_is_told) {
  std::filesystem::remove(path("out/certificates/" + files("out/certificates").at(0)));
  const auto answer = certau({"explain", "out/table.json#1"});
  EXPECT_EQ(answer.status, 3);
  EXPECT_TRUE(contains(answer.err, "cannot read"));
}

}  // namespace
}  // namespace certau::app_test
