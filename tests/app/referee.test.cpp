// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

namespace certau::app_test {
namespace {

using Referee = Workplace;

TEST_F(Referee, writes_verdicts_and_witnesses_that_verify) {
  const auto answer =
      certau({"referee", "theorem-9", "theorem-9-repaired", "--effort", "0.02", "--out", "a/b"});
  EXPECT_EQ(answer.status, 1);  // one of them is refuted
  EXPECT_TRUE(contains(answer.out, "| theorem-9 "));
  EXPECT_TRUE(contains(answer.out, "| refuted "));
  EXPECT_TRUE(contains(answer.err, "[2/2]"));
  const auto verdicts = nlohmann::json::parse(read("a/b/verdicts.json"));
  ASSERT_EQ(verdicts["claims"].size(), 2U);
  EXPECT_EQ(verdicts["claims"][0]["verdict"], "refuted");
  EXPECT_TRUE(contains(read("a/b/verdicts.md"), "## theorem-9-repaired\n"));

  const auto verified = certau({"verify", "a/b"});
  EXPECT_EQ(verified.status, 0);
  EXPECT_TRUE(contains(verified.out, "VERIFIED theorem-9 fails"));
}

TEST_F(Referee, tells_open_from_proved_by_its_exit_status) {
  EXPECT_EQ(certau({"referee", "theorem-2", "--effort", "0.002"}).status, 2);
  EXPECT_EQ(certau({"referee", "gaussian-constant", "--effort", "0.002"}).status, 0);
  EXPECT_EQ(certau({"referee", "theorem-9-repaired", "--effort", "0.002"}).status, 0);
  EXPECT_EQ(certau({"referee", "theorem-4"}).status, 1);  // vacuous
}

TEST_F(Referee, repeats_itself_under_a_seed) {
  const std::vector<std::string> arguments{"referee", "theorem-8", "--seed", "5", "--out"};
  auto once = arguments;
  once.emplace_back("once");
  auto again = arguments;
  again.emplace_back("again");
  static_cast<void>(certau(once));
  static_cast<void>(certau(again));
  EXPECT_EQ(read("once/verdicts.md"), read("again/verdicts.md"));
}

TEST_F(Referee, names_the_claims) {
  const auto answer = certau({"referee", "--list"});
  EXPECT_EQ(answer.status, 0);
  for (const char* id : {"eq-5", "theorem-4", "lemma-8-repaired"})
    EXPECT_TRUE(contains(answer.out, id)) << id;
}

TEST_F(Referee, lists_the_theorems_with_their_claims) {
  const auto answer = certau({"referee", "--theorems"});
  EXPECT_EQ(answer.status, 0);
  const auto listed = nlohmann::json::parse(answer.out);
  EXPECT_EQ(listed["format"], "certau-theorems");
  const auto says_of = [&](const std::string& id) -> std::string {
    for (const auto& entry : listed["claims"])
      if (entry["claim"] == id) return entry["says"];
    return "nothing";
  };
  EXPECT_EQ(says_of("theorem-9-repaired"), "holds");
  EXPECT_EQ(says_of("theorem-4"), "fails");
  EXPECT_EQ(says_of("theorem-2"), "nothing");
  EXPECT_EQ(listed["foundations"][0]["theorem"], "Certau.drift_soundness.average_le_of_drift");
}

TEST_F(Referee, explains_the_proof_of_a_claim) {
  const auto answer = certau({"explain", "theorem-9-repaired"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_TRUE(contains(answer.out, "**Proved.**"));
  EXPECT_TRUE(contains(answer.out, "In Coq: `Certau.descent.theorem_9."));
  EXPECT_TRUE(contains(answer.out, "(theorems/descent/theorem_9.v)"));
}

TEST_F(Referee, refuses_an_unknown_claim_and_names_the_nearest) {
  const auto answer = certau({"referee", "lemma-33"});
  EXPECT_EQ(answer.status, 3);
  EXPECT_TRUE(contains(answer.err, "lemma-3"));
  EXPECT_EQ(certau({"referee", "lemma-3", "--effort", "0"}).status, 3);
}

TEST_F(Referee, explains_a_claim) {
  const auto answer = certau({"explain", "lemma-8"});
  EXPECT_EQ(answer.status, 1);
  EXPECT_TRUE(contains(answer.out, "**Refuted.**"));
  EXPECT_TRUE(contains(answer.out, "What mends it: lemma-8-repaired"));
  EXPECT_TRUE(contains(answer.out, "certau-verify DIR/witnesses/lemma-8.json"));
  EXPECT_EQ(certau({"explain", "lemma-88"}).status, 3);
}

TEST_F(Referee, explains_what_tables_are_rechecked_against) {
  const auto answer = certau({"explain", "gd-smooth-convex"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.out, "Letters: `L`"));
}

TEST_F(Referee, names_what_mends_a_claim_that_stands_alone) {
  static_cast<void>(certau({"referee", "theorem-8", "--out", "alone"}));
  EXPECT_TRUE(contains(read("alone/verdicts.json"), R"("repaired_by": "theorem-8-repaired")"));
}

}  // namespace
}  // namespace certau::app_test
