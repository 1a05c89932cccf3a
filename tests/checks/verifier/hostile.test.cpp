// SPDX-License-Identifier: Apache-2.0
// Any bytes get a verdict: no crash, no endless work, one printable line.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/checks/verifier/golden.hpp"
#include "tests/checks/verifier/piecewise_samples.hpp"

namespace certau_verifier {
namespace {

Verdict judge(const std::string& text) {
  const Verdict verdict = verify_text(text);
  EXPECT_TRUE(std::all_of(verdict.text.begin(), verdict.text.end(), [](char c) {
    return c >= 0x20 && c < 0x7f;
  })) << verdict.text;
  EXPECT_FALSE(verdict.text.empty());
  EXPECT_LT(verdict.text.size(), 5000u);
  return verdict;
}

void judge_mutations(const std::string& text, std::mt19937& random, int trials) {
  const std::string alphabet = "\"{}[]:,-/0123456789\\u \n\t" + std::string(1, '\0') + "\x80\xff";
  for (int trial = 0; trial < trials; ++trial) {
    std::string mutated = text;
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t at = random() % mutated.size();
      const char c = alphabet[random() % alphabet.size()];
      switch (random() % 3) {
        case 0:
          mutated[at] = c;
          break;
        case 1:
          mutated.insert(at, 1, c);
          break;
        default:
          mutated.erase(at, 1 + random() % 20);
      }
    }
    (void)judge(mutated);
  }
}

TEST(Hostile, mutations_of_golden_files_get_a_verdict) {
  constexpr unsigned seed = 1234;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (const std::string& name : golden_names()) judge_mutations(read_golden(name), random, 40);
}

TEST(Hostile, mutations_of_piecewise_certificates_get_a_verdict) {
  constexpr unsigned seed = 4321;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (const std::string& text :
       {gradient_descent_sample(), zero_potential_sample(), tiki_taka_sample()}) {
    judge_mutations(text, random, 1000);
  }
}

TEST(Hostile, random_bytes_are_rejected) {
  std::mt19937 random(99);
  for (int trial = 0; trial < 1000; ++trial) {
    std::string bytes(random() % 200, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    EXPECT_FALSE(judge(bytes).verified);
    EXPECT_FALSE(judge("{" + bytes).verified);
  }
}

TEST(Hostile, names_from_the_file_are_escaped_and_clipped) {
  const std::string text = read_golden("digital_sgd_exact_upper");
  const std::string key(1'000'000, 'k');
  EXPECT_LT(judge("{\"" + key + "\": 1, \"" + key + "\": 1}").text.size(), 300u);
  EXPECT_LT(judge(with_value(text, "algorithm", key)).text.size(), 300u);
  EXPECT_NE(
      judge(with_value(text, "algorithm", "\\u001b[2J\xc3\xa9")).text.find("'\\x1b[2J\\xc3\\xa9'"),
      std::string::npos);
}

// A prime-like spread of denominators whose common multiple is as long as all of them together.
std::string long_fraction(std::size_t digits, int k) {
  std::string denominator(digits, '3');
  denominator[digits / 2] = static_cast<char>('0' + k % 10);
  denominator[digits / 3] = static_cast<char>('0' + k / 10 % 10);
  denominator[digits / 4] = static_cast<char>('0' + k / 100);
  denominator.back() = '1';
  return "\"1/" + denominator + "\"";
}

TEST(Hostile, a_common_denominator_too_long_is_refused) {
  const std::string text = read_golden("digital_sgd_exact_upper");
  std::string coefficients;
  for (int k = 0; k < 400; ++k) coefficients += long_fraction(8'000, k) + ",";
  const std::string refused =
      judge(replaced(text, "[\n      \"2/19\",", "[" + coefficients + "\"2/19\",")).text;
  EXPECT_NE(refused.find("than this verifier"), std::string::npos) << refused;
}

TEST(Hostile, long_parameters_are_checked_or_refused) {
  const std::string nines(19'000, '9');
  for (const char* name : {"digital_sgd_exact_upper", "three_values_cut_lower"}) {
    const std::string text = read_golden(name);
    for (const char* key : {"learning_rate", "curvature", "minimizer", "tau", "symmetric_point",
                            "weight", "value", "transient"}) {
      (void)judge(with_value(text, key, nines));
      (void)judge(with_value(text, key, "1/" + nines));
    }
  }
}

TEST(Hostile, long_parameters_of_piecewise_certificates_are_checked_or_refused) {
  const std::string nines(19'000, '9');
  for (const std::string& text : {gradient_descent_sample(), tiki_taka_sample()}) {
    for (const char* key : {"learning_rate", "curvature", "minimizer", "weight", "value",
                            "transient", "increment_bound"}) {
      (void)judge(with_value(text, key, nines));
      (void)judge(with_value(text, key, "1/" + nines));
    }
  }
  for (const char* key : {"auxiliary_learning_rate", "mixing", "sigma"}) {
    (void)judge(with_value(tiki_taka_sample(), key, nines));
    (void)judge(with_value(tiki_taka_sample(), key, "1/" + nines));
  }
}

TEST(Hostile, work_without_end_is_refused) {
  const std::string nines(19'000, '9');
  const std::string refused =
      judge(with_value(read_golden("power_step_upper"), "tau_max", nines)).text;
  EXPECT_NE(refused.find("than this verifier"), std::string::npos) << refused;
}

}  // namespace
}  // namespace certau_verifier
