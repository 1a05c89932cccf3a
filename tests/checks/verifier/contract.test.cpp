// SPDX-License-Identifier: Apache-2.0
// Spelling, keys, types and limits of docs/certificate-format.md.
#include <gtest/gtest.h>

#include "checks/verifier/claim.hpp"
#include "tests/checks/verifier/golden.hpp"

namespace certau_verifier {
namespace {

std::string exact() { return read_golden("digital_sgd_exact_upper"); }

TEST(Contract, numbers_have_one_spelling) {
  for (const char* spelling :
       {"",      "-",   "+1",  "-0",    "01",       "00",       "1/",  "/2", "1/0",
        "1/1",   "2/4", "0/5", "1/02",  "1/-2",     "1.5",      "1e3", " 1", "1 ",
        "1/2/3", "--1", "0x1", "1_000", "\xd9\xa1", "1\\u0000", "inf", "nan"}) {
    const Verdict verdict = verify_text(with_value(exact(), "value", spelling));
    EXPECT_FALSE(verdict.verified) << spelling;
    EXPECT_EQ(verdict.text.find("claim.value: "), 0u) << spelling << ": " << verdict.text;
  }
}

TEST(Contract, numbers_are_strings) {
  expect_rejected(replaced(exact(), "\"value\": \"1/475\"", "\"value\": 1"),
                  "claim.value: not a string");
  expect_rejected(replaced(exact(), "\"cuts\": []", "\"cuts\": [0.1]"), "cuts[0]: not a string");
}

TEST(Contract, numbers_have_at_most_20000_characters) {
  EXPECT_TRUE(verify_text(with_value(exact(), "value", std::string(20'000, '9'))).verified);
  expect_rejected(with_value(exact(), "value", std::string(20'001, '9')),
                  "claim.value: the number has more than 20000 characters");
}

TEST(Contract, parameters_have_their_signs) {
  for (const char* key : {"learning_rate", "curvature", "tau", "sigma"}) {
    for (const char* value : {"0", "-1"}) {
      expect_rejected(with_value(exact(), key, value), std::string(key) + ": not positive");
    }
  }
  const std::string step = read_golden("linear_step_upper");
  expect_rejected(with_value(step, "tau_max", "0"), "device.tau_max: not positive");
  expect_rejected(with_value(step, "tau_min", "0"), "device.tau_min: not negative");
  const std::string curved = read_golden("power_step_upper");
  expect_rejected(with_value(curved, "tau_min", "1"), "device.tau_min: not below tau_max");
  for (const char* gamma : {"0", "33", "-1", "1/2", "18446744073709551617"}) {
    expect_rejected(with_value(curved, "gamma_up", gamma),
                    "device.gamma_up: not an integer from 1 to 32");
  }
  expect_rejected(with_value(read_golden("double_well_gap_upper"), "well", "0"),
                  "problem.well: not positive");
}

TEST(Contract, every_key_is_required) {
  for (const char* name :
       {"digital_sgd_exact_upper", "linear_step_upper", "power_step_upper", "double_well_gap_upper",
        "three_values_cut_upper", "polynomial_objective_gap"}) {
    const std::string text = read_golden(name);
    std::size_t keys = 0;
    for (std::size_t end = text.find("\":"); end != std::string::npos;
         end = text.find("\":", end + 1)) {
      const std::size_t start = text.rfind('"', end - 1) + 1;
      const std::string key = text.substr(start, end - start);
      std::string renamed = text;
      renamed.replace(start, end - start, "renamed");
      expect_rejected(renamed, key + ": this key is missing");
      ++keys;
    }
    EXPECT_GE(keys, 26u) << name;
  }
}

TEST(Contract, no_other_key_is_allowed) {
  const std::string text = read_golden("analog_sgd_gap_upper");
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    std::string extended = text;
    extended.insert(at + 1, "\"comment\": \"\",");
    expect_rejected(extended, "comment: this key is unknown");
  }
  expect_rejected(replaced(text, "\"tau\"", "\"gamma_up\": \"1\", \"tau\""),
                  "claim.process.device.gamma_up: this key is unknown");
}

TEST(Contract, a_repeated_key_is_an_error) {
  expect_rejected(replaced(exact(), "\"tau\": \"1\"", "\"tau\": \"1\", \"tau\": \"1\""),
                  "the key claim.process.device.tau is repeated");
  expect_rejected(replaced(exact(), "\"tau\": \"1\"", "\"tau\": \"1\", \"\\u0074au\": \"1\""),
                  "the key claim.process.device.tau is repeated");
}

TEST(Contract, types_are_exact) {
  expect_rejected("[]", "the document: not an object");
  expect_rejected("null", "the document: not an object");
  expect_rejected(replaced(exact(), "\"cuts\": []", "\"cuts\": {}"), "cuts: not an array");
  expect_rejected(replaced(exact(), "\"cuts\": []", "\"cuts\": null"), "cuts: not an array");
  expect_rejected(replaced(exact(), "\"weight\": \"1/10\"", "\"weight\": [\"1/10\"]"),
                  "claim.start.weight: not a string");
  expect_rejected(replaced(exact(), "\"direction\": \"upper\"", "\"direction\": true"),
                  "claim.direction: not a string");
  expect_rejected(with_value(exact(), "direction", "Upper"), "claim.direction: 'Upper' is unknown");
  expect_rejected(with_value(exact(), "algorithm", "sgd"),
                  "claim.process.algorithm: 'sgd' is unknown");
  expect_rejected(with_value(exact(), "basis", "monomial"), "potential.basis: not 'chebyshev'");
}

TEST(Contract, the_format_version_is_the_integer_1) {
  for (const char* version : {"2", "0", "1.0", "1e0", "-1", "\"1\"", "true", "[1]"}) {
    expect_rejected(replaced(exact(), "\"format_version\": 1,",
                             std::string("\"format_version\": ") + version + ","),
                    "format_version: not the integer 1");
  }
  expect_rejected(with_value(exact(), "format", "certificate"), "format: not 'certau-certificate'");
}

TEST(Contract, analog_gd_admits_no_noise) {
  expect_rejected(with_value(exact(), "algorithm", "analog-gd"),
                  "claim.process.noise: analog-gd admits no noise");
}

std::string repeated(std::size_t count, const std::string& entry) {
  std::string text = "[" + entry;
  for (std::size_t i = 1; i < count; ++i) text += "," + entry;
  return text + "]";
}

TEST(Contract, limits_are_enforced) {
  const std::string text = exact();
  const std::size_t start = text.find("[\n      \"2/19\"");
  const std::size_t end = text.find(']', start) + 1;
  const auto potential = [&](const std::string& coefficients) {
    return text.substr(0, start) + coefficients + text.substr(end);
  };
  const std::string zeros = repeated(potential_length_limit - 3, "\"0\"").substr(1);
  EXPECT_TRUE(verify_text(potential(R"(["2/19","0","2/19",)" + zeros)).verified);
  expect_rejected(potential(R"(["2/19","0","2/19","0",)" + zeros),
                  "potential.coefficients: 514 entries, not 1 to 513");
  expect_rejected(potential("[]"), "potential.coefficients: 0 entries");

  std::string cuts;
  for (int i = 0; i < 65; ++i)
    cuts += (i == 0 ? "\"" : ",\"") + std::to_string(201 + 2 * i) + "/1024\"";
  expect_rejected(replaced(text, "[]", "[" + cuts + "]"), "cuts: 65 entries, not 0 to 64");
  EXPECT_TRUE(
      verify_text(replaced(text, "[]", "[" + cuts.substr(0, cuts.rfind(',')) + "]")).verified);

  const auto noise = [&](const std::string& values, const std::string& probabilities) {
    return replaced(replaced(text, "\"kind\": \"two-point\"", "\"kind\": \"finite\""),
                    "\"sigma\": \"1/5\"",
                    "\"values\": " + values + ", \"probabilities\": " + probabilities);
  };
  expect_rejected(noise(repeated(65, "\"0\""), repeated(65, "\"1/65\"")),
                  "noise.values: 65 entries, not 1 to 64");
  expect_rejected(noise("[]", "[]"), "noise.values: 0 entries, not 1 to 64");
  expect_rejected(noise("[[]]", "[\"1\"]"), "noise.values[0]: 0 entries");
  expect_rejected(noise("[" + repeated(66, "\"0\"") + "]", "[\"1\"]"),
                  "noise.values[0]: 66 entries");
  expect_rejected(noise("[[[\"0\"]]]", "[\"1\"]"), "noise.values[0][0]: not a string");
  EXPECT_TRUE(verify_text(with_value(noise("[[\"0\"]]", "[\"1\"]"), "value", "1/475")).verified);
}

TEST(Contract, a_polynomial_has_a_leading_coefficient) {
  const std::string text = read_golden("polynomial_objective_gap");
  expect_rejected(replaced(text, "\"1/10\",\n          \"1/4\"", "\"1/10\", \"0\""),
                  "claim.process.problem.coefficients: the last coefficient is zero");
  const std::size_t start = text.find("\"coefficients\": [");
  const std::size_t end = text.find(']', start) + 1;
  for (const char* short_list : {"[]", "[\"1\"]"}) {
    expect_rejected(text.substr(0, start) + "\"coefficients\": " + short_list + text.substr(end),
                    "claim.process.problem.coefficients: ");
  }
}

TEST(Contract, files_have_at_most_8_mebibytes) {
  const std::string text = exact();
  const std::string at_limit = text + std::string(file_size_limit - text.size(), ' ');
  EXPECT_TRUE(verify_text(at_limit).verified);
  expect_rejected(at_limit + " ", "the file is larger than 8 MiB");
}

}  // namespace
}  // namespace certau_verifier
