// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/referee.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "checks/verifier/verify.hpp"
#include "theorems/referee/report.hpp"
#include "theorems/referee/witness_json.hpp"
#include "theorems/registry.hpp"

namespace certau::theorems {
namespace {

Verdicted verdict_on(const std::string& id, double effort = 0.002) {
  const Claim& claim = find_claim(id);
  return {&claim, examine(claim, {.effort = effort})};
}

// One number of the conclusion replaced.
std::string tampered(const std::string& document, const char* side) {
  auto json = nlohmann::ordered_json::parse(document);
  json["conclusion"][side] = "12345";
  return json.dump();
}

TEST(Referee, writes_witnesses_that_the_verifier_accepts) {
  for (const auto& claim : registry()) {
    const Finding finding = examine(claim, {.effort = 0.004});
    const bool failed = fails(finding.verdict);
    EXPECT_EQ(failed, !finding.document.empty()) << claim.id;
    if (!failed) continue;
    const auto verdict = certau_verifier::verify_text(signed_document(finding.document, "a test"));
    EXPECT_TRUE(verdict.verified) << claim.id << ": " << verdict.text;
    if (!finding.witness) continue;
    for (const char* side : {"left", "right"})
      EXPECT_FALSE(
          certau_verifier::verify_text(tampered(signed_document(finding.document, "a test"), side))
              .verified)
          << claim.id;
  }
}

TEST(Referee, shows_each_refutation_in_double_precision_too) {
  for (const auto& claim : registry()) {
    const Finding finding = examine(claim, {.effort = 0.004});
    if (!finding.witness) continue;
    const auto& witness = *finding.witness;
    EXPECT_FALSE(witness.conclusion.holds()) << claim.id;
    const Conclusion<double> approx{"", witness.approx_left, witness.conclusion.relation,
                                    witness.approx_right};
    EXPECT_GE(approx.violation(), 1e-6) << claim.id;
  }
}

TEST(Referee, refuses_a_certificate_that_a_counterexample_contradicts) {
  Claim claim = find_claim("theorem-9");
  claim.decide = [] {
    Finding finding;
    finding.verdict = Verdict::certified;
    return finding;
  };
  EXPECT_THROW(static_cast<void>(examine(claim, {.effort = 0.01})), ContractViolation);
}

TEST(Referee, calls_proved_what_a_theorem_says_and_nothing_contradicts) {
  Claim claim = find_claim("theorem-2");
  ASSERT_TRUE(claim.theorem.empty());
  claim.theorem = "Certau.a.b.c";
  EXPECT_EQ(examine(claim, {.effort = 0.01}).verdict, Verdict::proved);

  Claim certified = find_claim("gaussian-constant");
  certified.theorem = "Certau.a.b.c";
  const Finding finding = examine(certified, {.effort = 0.01});
  EXPECT_EQ(finding.verdict, Verdict::proved);
  EXPECT_FALSE(finding.certified_on.empty());
}

TEST(Referee, keeps_its_verdict_where_a_theorem_refutes) {
  for (const auto& [id, verdict] :
       {std::pair{"theorem-8", Verdict::refuted}, std::pair{"theorem-4", Verdict::vacuous}}) {
    Claim claim = find_claim(id);
    claim.theorem = "Certau.a.b.c";
    claim.theorem_says = TheoremSays::claim_fails;
    EXPECT_EQ(examine(claim, {.effort = 0.01}).verdict, verdict) << id;
  }
}

TEST(Referee, refuses_a_theorem_that_its_search_contradicts) {
  Claim refuted = find_claim("theorem-8");
  refuted.theorem = "Certau.a.b.c";
  refuted.theorem_says = TheoremSays::claim_holds;
  EXPECT_THROW(static_cast<void>(examine(refuted, {.effort = 0.01})), ContractViolation);

  Claim open = find_claim("theorem-2");
  open.theorem = "Certau.a.b.c";
  open.theorem_says = TheoremSays::claim_fails;
  EXPECT_THROW(static_cast<void>(examine(open, {.effort = 0.01})), ContractViolation);
}

TEST(Referee, refuses_a_claim_about_nothing) {
  Claim claim = find_claim("theorem-9");
  claim.example.set("alpha", -1);
  EXPECT_THROW(static_cast<void>(examine(claim)), ContractViolation);
}

TEST(Report, has_an_entry_and_a_section_for_each_claim) {
  const std::vector<Verdicted> verdicts{verdict_on("theorem-9"), verdict_on("theorem-9-repaired")};
  const auto json = nlohmann::json::parse(verdicts_json(verdicts, "a test"));
  EXPECT_EQ(json["format"], "certau-verdicts");
  EXPECT_EQ(json["format_version"], 1);
  ASSERT_EQ(json["claims"].size(), 2U);
  EXPECT_EQ(json["claims"][0]["verdict"], "refuted");
  EXPECT_EQ(json["claims"][0]["witness"], "witnesses/theorem-9.json");
  EXPECT_EQ(json["claims"][0]["repaired_by"], "theorem-9-repaired");
  EXPECT_EQ(json["claims"][1]["verdict"], "proved");
  EXPECT_EQ(json["claims"][1]["theorem"], find_claim("theorem-9-repaired").theorem);
  EXPECT_FALSE(json["claims"][1].contains("witness"));
  EXPECT_GT(json["claims"][1]["instances"], 10);

  const auto page = verdicts_markdown(verdicts);
  EXPECT_NE(page.find("## theorem-9\n"), std::string::npos);
  EXPECT_NE(page.find("**Refuted.**"), std::string::npos);
  EXPECT_NE(page.find("version 1"), std::string::npos);
}

TEST(Report, names_theorems_and_where_they_are) {
  const Claim& claim = find_claim("lemma-3");
  const Verdicted verdicted{&claim, examine(claim, {.effort = 0.002})};
  const auto page = verdict_section({verdicted}, verdicted, WitnessFiles::written);
  for (const char* part : {"**Proved.** Certified, too, on: ", "In Coq: [`Certau.floor.lemma_3.",
                           "](generated/theorems.md#lemma-3) ([theorems/floor/lemma_3.v]("
                           "../theorems/floor/lemma_3.v)) and [`Certau.floor.lemma_3."})
    EXPECT_NE(page.find(part), std::string::npos) << part << page;
  const auto alone = verdict_section({verdicted}, verdicted, WitnessFiles::absent);
  EXPECT_EQ(alone.find("generated/"), std::string::npos);
  EXPECT_NE(alone.find("` (theorems/floor/lemma_3.v)"), std::string::npos) << alone;

  const auto contradiction = verdict_on("theorem-4");
  EXPECT_NE(verdicts_markdown({contradiction}).find("Contradictory in Coq too: "),
            std::string::npos);
}

TEST(Report, is_the_same_for_the_same_search) {
  const std::vector<Verdicted> once{verdict_on("theorem-8")};
  const std::vector<Verdicted> again{verdict_on("theorem-8")};
  EXPECT_EQ(verdicts_markdown(once), verdicts_markdown(again));
}

}  // namespace
}  // namespace certau::theorems
