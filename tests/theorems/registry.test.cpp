// SPDX-License-Identifier: Apache-2.0
// Every claim of the registry is looped over: what a claim must have, it has.
#include "theorems/registry.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "certau/base/error.hpp"
#include "tests/support/complaints.hpp"
#include "theorems/foundations.hpp"
#include "theorems/referee/wording.hpp"

namespace certau::theorems {
namespace {

Instance changed(Instance instance, const Instance& changes) {
  for (const auto& entry : changes.entries()) {
    if (entry.is_list) {
      instance.set_list(entry.name, entry.values);
    } else {
      instance.set(entry.name, entry.values.front());
    }
  }
  return instance;
}

// A claim that no instance can meet is decided by its contradiction, and has no example.
bool has_example(const Claim& claim) { return !claim.example.entries().empty(); }

TEST(Registry, has_every_claim_of_the_paper) {
  constexpr std::array ids{"decomposition",
                           "eq-5",
                           "lemma-1-saturation",
                           "lemma-1-fast-reset",
                           "theorem-1",
                           "theorem-2",
                           "theorem-3",
                           "tt-drift-sgd",
                           "tt-drift-tt",
                           "tt-drift-p",
                           "theorem-4-p",
                           "theorem-4",
                           "theorem-5",
                           "theorem-6-chain",
                           "theorem-6-bound",
                           "theorem-7",
                           "theorem-8",
                           "gaussian-constant",
                           "theorem-9",
                           "pulse-error",
                           "step-64",
                           "step-65",
                           "lemma-2",
                           "lemma-3",
                           "lemma-4",
                           "step-98",
                           "lemma-5",
                           "lemma-6",
                           "lemma-7",
                           "lemma-8"};
  for (const char* id : ids) EXPECT_NO_THROW(static_cast<void>(find_claim(id))) << id;
}

TEST(Registry, names_each_claim_once) {
  std::set<std::string> seen;
  for (const auto& claim : registry()) EXPECT_TRUE(seen.insert(claim.id).second) << claim.id;
}

TEST(Registry, says_what_each_claim_is_and_where_it_is_from) {
  for (const auto& claim : registry()) {
    SCOPED_TRACE(claim.id);
    EXPECT_FALSE(claim.title.empty());
    EXPECT_FALSE(claim.source.empty());
    EXPECT_FALSE(claim.statement.empty());
    EXPECT_FALSE(claim.letters.empty());
    EXPECT_FALSE(claim.hypotheses.empty());
    EXPECT_TRUE(claim.judge != nullptr && claim.approx_judge != nullptr);
    EXPECT_TRUE(claim.draw != nullptr || claim.decide != nullptr);
    const bool is_faulty = claim.proof && *claim.proof != ProofVerdict::sound;
    EXPECT_TRUE(!is_faulty || !claim.proof_note.empty());
  }
}

TEST(Registry, explains_every_letter_of_an_instance_in_its_order) {
  for (const auto& claim : registry()) {
    SCOPED_TRACE(claim.id);
    const auto& entries = claim.example.entries();
    ASSERT_LE(entries.size(), claim.letters.size());
    for (std::size_t k = 0; k < entries.size(); ++k)
      EXPECT_EQ(entries[k].name, claim.letters[k].name);
  }
}

TEST(Registry, has_an_instance_that_meets_the_hypotheses) {
  for (const auto& claim : registry()) {
    if (!has_example(claim)) {
      EXPECT_TRUE(claim.decide != nullptr) << claim.id;
      continue;
    }
    const auto judgement = claim.judge(claim.example);
    EXPECT_EQ(judgement.failed_hypothesis(), "") << claim.id;
    EXPECT_FALSE(judgement.conclusions().empty()) << claim.id;
  }
}

TEST(Registry, has_an_instance_that_fails_each_hypothesis) {
  for (const auto& claim : registry()) {
    if (!has_example(claim)) continue;
    SCOPED_TRACE(claim.id);
    std::set<std::string> failing;
    for (const auto& [hypothesis, changes] : claim.spoilers) {
      EXPECT_EQ(claim.judge(changed(claim.example, changes)).failed_hypothesis(), hypothesis);
      failing.insert(hypothesis);
    }
    EXPECT_EQ(failing, std::set<std::string>(claim.hypotheses.begin(), claim.hypotheses.end()));
  }
}

TEST(Registry, agrees_with_double_precision_on_the_sides) {
  for (const auto& claim : registry()) {
    if (!has_example(claim)) continue;
    SCOPED_TRACE(claim.id);
    const auto exact = claim.judge(claim.example);
    const auto approx = claim.approx_judge(approx_assignment(claim.example));
    ASSERT_EQ(exact.conclusions().size(), approx.conclusions().size());
    for (std::size_t k = 0; k < exact.conclusions().size(); ++k) {
      const auto& a = exact.conclusions()[k];
      const auto& b = approx.conclusions()[k];
      EXPECT_EQ(a.label, b.label);
      EXPECT_EQ(a.relation, b.relation);
      for (const auto& [x, y] : {std::pair{a.left, b.left}, std::pair{a.right, b.right}})
        EXPECT_NEAR(static_cast<double>(x), y, 1e-9 * (1 + std::abs(y)));
    }
  }
}

TEST(Registry, places_repairs_after_what_they_repair) {
  std::set<std::string> before;
  for (const auto& claim : registry()) {
    if (!claim.repairs.empty()) {
      EXPECT_TRUE(before.contains(claim.repairs)) << claim.id << " repairs " << claim.repairs;
      EXPECT_FALSE(claim.argument.empty()) << claim.id << " needs its proof";
    }
    before.insert(claim.id);
  }
}

TEST(Registry, draws_instances_that_mostly_meet_the_hypotheses) {
  for (const auto& claim : registry()) {
    if (!claim.draw) continue;
    rc::Random random{7};
    int applying = 0;
    for (int k = 0; k < 300; ++k) {
      Draw draw{random.split(), k % 101};
      applying += claim.judge(claim.draw(draw)).applies() ? 1 : 0;
    }
    EXPECT_GE(applying, 90) << claim.id;
  }
}

TEST(Registry, names_theorems_in_files_that_are_there) {
  std::vector<std::string> theorems;
  for (const auto& claim : known_claims()) {
    if (claim.theorem.empty()) {
      EXPECT_TRUE(claim.more_theorems.empty() && claim.theorem_note.empty()) << claim.id;
      continue;
    }
    theorems.push_back(claim.theorem);
    theorems.insert(theorems.end(), claim.more_theorems.begin(), claim.more_theorems.end());
  }
  for (const auto& foundation : foundations()) {
    EXPECT_FALSE(foundation.says.empty() || foundation.source.empty()) << foundation.theorem;
    EXPECT_EQ(std::count(theorems.begin(), theorems.end(), foundation.theorem), 0)
        << foundation.theorem << " is a claim's, or listed twice";
    theorems.push_back(foundation.theorem);
  }
  ASSERT_FALSE(theorems.empty());
  for (const auto& theorem : theorems) {
    EXPECT_TRUE(theorem.starts_with("Certau.")) << theorem;
    EXPECT_TRUE(
        std::filesystem::exists(std::string{CERTAU_SOURCE_DIR} + "/" + theorem_file(theorem)))
        << theorem;
  }
}

TEST(Registry, suggests_the_nearest_claim) {
  EXPECT_THROW(static_cast<void>(find_claim("teorem-9")), InvalidInput);
  try {
    static_cast<void>(find_claim("teorem-9"));
  } catch (const InvalidInput& error) {
    EXPECT_NE(std::string{error.what()}.find("theorem-9"), std::string::npos);
  }
}

}  // namespace
}  // namespace certau::theorems
