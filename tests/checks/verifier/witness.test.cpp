// SPDX-License-Identifier: Apache-2.0
// Witness files: what is accepted, and the shape that a file must have.
#include "checks/verifier/witness.hpp"

#include <gtest/gtest.h>

#include <set>

#include "checks/verifier/witness_claim.hpp"
#include "tests/checks/verifier/witness_samples.hpp"

namespace certau_verifier {
namespace {

std::vector<WitnessClaim> claims() {
  std::vector<WitnessClaim> all;
  for (const auto& family : {device_claims(), descent_claims(), range_claims(), floor_claims(),
                             limit_claims(), tiki_taka_claims()}) {
    all.insert(all.end(), family.begin(), family.end());
  }
  return all;
}

TEST(Witness, every_sample_is_accepted) {
  for (const std::string& name : witness_names()) {
    const Verdict verdict = verify_text(read_witness(name));
    EXPECT_TRUE(verdict.verified) << name << ": " << verdict.text;
  }
}

TEST(Witness, every_claim_has_a_sample) {
  std::set<std::string> sampled;
  for (const std::string& name : witness_names()) {
    sampled.insert(entry_of(read_witness(name), "claim"));
  }
  std::set<std::string> known{quoted("theorem-4")};
  for (const WitnessClaim& claim : claims()) known.insert(quoted(std::string(claim.id)));
  EXPECT_EQ(known.size(), 23u);
  EXPECT_EQ(sampled, known);
}

// The contract: each conclusion of each claim can be shown to fail.
TEST(Witness, every_label_has_a_sample) {
  std::set<std::pair<std::string, std::string>> sampled;
  for (const std::string& name : witness_names()) {
    const std::string text = read_witness(name);
    if (name != "theorem_4") sampled.emplace(entry_of(text, "claim"), entry_of(text, "label"));
  }
  EXPECT_EQ(sampled.size(), 28u);
}

TEST(Witness, says_the_finding_in_words) {
  EXPECT_EQ(verify_text(read_witness("eq_5")).text,
            "eq-5 fails: average over K steps: 5/2 is not <= 1/6, at L = 1, H = [1], W_star = "
            "[0], variance = 0, alpha = 3, eps = [0], prob = [1], W0 = [1], K = 2");
  EXPECT_EQ(verify_text(read_witness("step_98")).text,
            "step-98 fails: mean of the next gradient: -495/10201 is not = -990/10201, at L = 1, "
            "tau = 8, s = 1, alpha = 1/4, y = 1/10");
  EXPECT_EQ(verify_text(read_witness("theorem_4")).text,
            "theorem-4 is about nothing: its premises A5-lower, A5-variance, jensen, divisor "
            "contradict each other");
}

TEST(Witness, the_example_of_the_contract_is_accepted) {
  EXPECT_TRUE(verify_text(R"({ "format": "certau-witness", "format_version": 1, "made_by": "",
    "claim": "eq-5", "instance": { "L": "1", "H": ["1"], "W_star": ["0"], "variance": "1/1000000",
    "alpha": "3", "eps": ["0"], "prob": ["1"], "W0": ["1"], "K": "2" },
    "conclusion": { "label": "average over K steps", "left": "5/2", "relation": "<=",
                    "right": "500009/3000000" } })")
                  .verified);
}

TEST(Witness, keys_are_those_of_the_contract) {
  for (const std::string& name : witness_names()) {
    const std::string text = read_witness(name);
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
      std::string extended = text;
      extended.insert(at + 1, text[at + 1] == '}' ? "\"comment\": 1" : "\"comment\": 1,");
      expect_rejected(extended, "comment: this ");
    }
    for (const char* key : {"format_version", "made_by", "claim"}) {
      expect_rejected(without_entry(text, key), std::string(key) + ": this key is missing");
    }
    for (const std::string& key : instance_keys(text)) {
      expect_rejected(without_entry(text, key), "instance." + key + ": this key is missing");
    }
    if (name == "theorem_4") continue;
    for (const char* key : {"label", "left", "relation", "right"}) {
      expect_rejected(without_entry(text, key),
                      "conclusion." + std::string(key) + ": this key is missing");
    }
    expect_rejected(replaced(text, "\"instance\"", "\"instances\""),
                    "instance: this key is missing");
    expect_rejected(replaced(text, "\"conclusion\"", "\"conclusions\""),
                    "conclusion: this key is missing");
  }
}

TEST(Witness, the_claim_must_be_known) {
  const std::string text = read_witness("eq_5");
  expect_rejected(with_entry(text, "claim", quoted("eq-6")),
                  "claim: 'eq-6' is no claim for which a witness exists");
  expect_rejected(with_entry(text, "claim", quoted("theorem-4")),
                  "contradiction: this key is missing");
  expect_rejected(with_entry(text, "claim", quoted("theorem-5")),
                  "instance.mu: this key is missing");
  expect_rejected(with_entry(text, "claim", "5"), "claim: not a string");
}

TEST(Witness, the_format_is_exact) {
  const std::string text = read_witness("eq_5");
  expect_rejected(with_entry(text, "format", quoted("certau-Witness")),
                  "format: not 'certau-certificate'");
  for (const char* version : {"2", "1.0", "\"1\""}) {
    expect_rejected(with_entry(text, "format_version", version),
                    "format_version: not the integer 1");
  }
}

TEST(Witness, numbers_have_one_spelling) {
  for (const std::string& name : witness_names()) {
    const std::string text = read_witness(name);
    for (const std::string& key : instance_keys(text)) {
      const bool is_list = entry_of(text, key).front() == '[';
      const auto changed = [&](const std::string& number) {
        return with_entry(text, key, is_list ? "[" + number + "]" : number);
      };
      const std::string path = "instance." + key + (is_list ? "[0]" : "");
      expect_rejected(changed("1"), path + ": not a string");
      for (const char* number : {"", "1.5", "2/4", "1/0", "+1", "01", "-0", "1/1", " 1"}) {
        expect_rejected(changed(quoted(number)), path + ": ");
      }
      expect_rejected(changed(quoted("1" + std::string(4000, '0'))),
                      path + ": the number has more than 4000 characters");
      expect_rejected(with_entry(text, key, is_list ? quoted("1") : "[\"1\"]"),
                      "instance." + key + (is_list ? ": not an array" : ": not a string"));
    }
  }
}

TEST(Witness, the_limits_are_enforced) {
  const auto list = [](std::size_t size) {
    std::string text = "[\"1\"";
    for (std::size_t i = 1; i < size; ++i) text += ", \"1\"";
    return text + "]";
  };
  const std::string eq_5 = read_witness("eq_5");
  expect_rejected(with_entry(eq_5, "H", list(65)), "instance.H: 65 entries, not 1 to 64");
  expect_rejected(with_entry(eq_5, "H", "[]"), "instance.H: 0 entries, not 1 to 64");
  expect_rejected(with_entry(eq_5, "W0", list(5)), "instance.W0: 5 coordinates, at most 4");
  expect_rejected(with_entry(eq_5, "prob", list(5)), "instance.prob: 5 noise values, at most 4");
  for (const char* steps : {"0", "9", "-1", "3/2", "1000000000000000000000000000000"}) {
    expect_rejected(with_entry(eq_5, "K", quoted(steps)), "is not an integer from 1 to 8");
  }
  expect_rejected(with_entry(read_witness("pulse_error"), "BL", quoted("9")),
                  "instance.BL: 9 is not an integer from 0 to 8");
  expect_rejected(with_entry(read_witness("theorem_1_any_symmetric_point"), "deltas", list(9)),
                  "instance.deltas: 9 steps, at most 8");
  expect_rejected(with_entry(read_witness("theorem_7"), "order", list(9)),
                  "instance.order: 9 steps, at most 8");
  expect_rejected(with_entry(read_witness("theorem_8_below"), "order", list(1)),
                  "instance.order: 1 is not an integer from 0 to 1 - 1");
  expect_rejected(with_entry(read_witness("lemma_6"), "path", list(9)),
                  "instance.path: more than 8 steps");
  expect_rejected(with_entry(read_witness("lemma_6_larger"), "path", list(3)),
                  "instance.path: not one row of the start's dimension for each step");
  expect_rejected(with_entry(read_witness("lemma_6"), "path", "[\"2\"]"),
                  "instance.path: 2 is not an integer from 0 to 2 - 1");
  expect_rejected(with_entry(read_witness("lemma_6"), "path", "[\"1/2\"]"),
                  "instance.path: 1/2 is not an integer from 0 to 2 - 1");
  expect_rejected(with_entry(read_witness("gaussian_constant"), "D", quoted("5")),
                  "instance.D: 5 is not an integer from 1 to 4");
  const std::string four_values =
      with_entry(with_entry(with_entry(eq_5, "eps", "[\"0\", \"0\", \"0\", \"0\"]"), "prob",
                            "[\"1/4\", \"1/4\", \"1/4\", \"1/4\"]"),
                 "alpha", quoted("2"));
  // Of K steps the last one's noise has no effect on the average.
  expect_rejected(with_entry(four_values, "K", quoted("8")), "more than 4096 paths");
  expect_rejected(with_entry(four_values, "K", quoted("7")), "conclusion.left: left is 1, ");
  expect_rejected(with_entry(read_witness("theorem_4_p_larger"), "K", quoted("7")),
                  "the noise has more than 4096 paths");
}

TEST(Witness, lengths_must_fit) {
  const std::string two = "[\"1\", \"1\"]";
  const std::string eq_5 = read_witness("eq_5");
  expect_rejected(with_entry(eq_5, "W0", two), "instance.H: not a square matrix");
  expect_rejected(with_entry(eq_5, "H", two), "instance.H: not a square matrix");
  expect_rejected(with_entry(eq_5, "W_star", two), "instance.W_star: not of the start's dimension");
  expect_rejected(with_entry(eq_5, "eps", two), "instance.eps: not 1 for each entry of prob");
  const std::string larger = read_witness("eq_5_larger");
  expect_rejected(with_entry(larger, "eps", two), "instance.eps: not 2 for each entry of prob");
  const std::string seven = read_witness("theorem_7_larger");
  expect_rejected(with_entry(seven, "W_star", "[\"1\", \"1\", \"1\"]"),
                  "instance.W_star: not a number of vectors");
  expect_rejected(with_entry(seven, "W_star", "[\"1\"]"),
                  "instance.W_star: not a number of vectors");
  expect_rejected(with_entry(seven, "W_star", two), "instance.H: not one square matrix");
  expect_rejected(with_entry(read_witness("theorem_8_below"), "h", two),
                  "instance.h: not one for each entry of w_star");
  expect_rejected(with_entry(read_witness("lemma_8"), "P", two),
                  "instance.P: not of the start's dimension");
  expect_rejected(with_entry(read_witness("lemma_6_larger"), "eps", two + ""),
                  "hypothesis A3 fails");
}

TEST(Witness, the_work_is_bounded) {
  // Each step of the device doubles the length of a number.
  const std::string third = "1/3" + std::string(1500, '7');
  std::string text = read_witness("theorem_1_any_symmetric_point");
  text = with_entry(text, "w_sym", quoted("1/" + std::string(3000, '7')));
  std::string deltas = quoted(third);
  for (int i = 1; i < 8; ++i) deltas += ", " + quoted(third);
  expect_rejected(with_entry(text, "deltas", "[" + deltas + "]"), "conclusion.left: left is ~");
  std::string noisy = read_witness("theorem_4_p");
  noisy = with_entry(noisy, "K", quoted("8"));
  noisy = with_entry(noisy, "alpha", quoted("1/3" + std::string(3900, '1')));
  expect_rejected(noisy, "the file takes more work to check than this verifier spends");
}

}  // namespace
}  // namespace certau_verifier
