// SPDX-License-Identifier: Apache-2.0
// One valid piecewise certificate, one corruption, and the reason that must be given for it.
#include <gtest/gtest.h>

#include "tests/checks/verifier/golden.hpp"
#include "tests/checks/verifier/piecewise_samples.hpp"

namespace certau_verifier {
namespace {

std::string scalar() { return gradient_descent_sample(); }
std::string two_arrays() { return tiki_taka_sample(); }

TEST(PiecewiseCorruption, a_value_too_small) {
  expect_rejected(with_value(two_arrays(), "value", "1/50"), "check 4: the residual <= 0 is false");
  expect_rejected(with_value(zero_potential_sample(), "value", "31/20"),
                  "check 4: the residual <= 0 is false at w = -1 by 1/80");
  expect_rejected(with_value(scalar(), "value", "-1/1000"), "check 4: the residual <= 0 is false");
  std::string below = with_value(zero_potential_sample(), "direction", "lower");
  expect_rejected(with_value(below, "value", "1/1000"), "check 4: the residual >= 0 is false");
}

TEST(PiecewiseCorruption, changed_coefficients) {
  expect_rejected(replaced(two_arrays(), "\"42/5\"", "\"4\""), "check 4");
  expect_rejected(replaced(two_arrays(), "-191/200", "191/200"), "check 4");
  expect_rejected(replaced(two_arrays(), "\"73/2000\"", "\"-73/2000\""), "check 4");
  expect_rejected(replaced(two_arrays(), "\"1/10000\"", "\"1/10\""), "check 4");
  expect_rejected(replaced(scalar(), "\"5\"", "\"2\""), "check 4");
  expect_rejected(replaced(scalar(), "\"5\"", "\"-5\""), "check 4");
}

TEST(PiecewiseCorruption, changed_kinks) {
  expect_rejected(replaced(scalar(), R"("kink": [["0"], ["1"]])", R"("kink": [["1/100"], ["1"]])"),
                  "check 4");
  expect_rejected(replaced(scalar(), R"("kink": [["0"], ["1"]])", R"("kink": [["1"]])"), "check 4");
  expect_rejected(replaced(two_arrays(), R"("kink": [["0", "1"]])", R"("kink": [["0", "1000"]])"),
                  "check 4");
}

TEST(PiecewiseCorruption, every_parameter_of_tiki_taka_counts) {
  const std::string text = two_arrays();
  for (const auto& [key, value] :
       std::vector<std::pair<const char*, const char*>>{{"learning_rate", "1/30"},
                                                        {"auxiliary_learning_rate", "1/6"},
                                                        {"mixing", "1/2"},
                                                        {"curvature", "11/10"},
                                                        {"minimizer", "-1/4"},
                                                        {"sigma", "3/2"}}) {
    EXPECT_FALSE(verify_text(with_value(text, key, value)).verified) << key;
  }
}

TEST(PiecewiseCorruption, centre_and_scale) {
  expect_rejected(replaced(scalar(), R"("scale": ["1/2"])", R"("scale": ["0"])"),
                  "potential.scale[0]: not positive");
  expect_rejected(
      replaced(two_arrays(), R"("scale": ["1/2", "1/2"])", R"("scale": ["1/2", "-1/2"])"),
      "potential.scale[1]: not positive");
  expect_rejected(replaced(scalar(), R"("centre": ["1/3"])", R"("centre": ["1/3", "0"])"),
                  "potential.centre: 2 entries, not 1 to 1");
  expect_rejected(replaced(two_arrays(), R"("centre": ["1/4", "0"])", R"("centre": ["1/4"])"),
                  "potential.centre: 1 entries, not 2 to 2");
  expect_rejected(replaced(scalar(), R"("centre": ["1/3"])", R"("centre": ["1/2"])"), "check 4");
  expect_rejected(replaced(two_arrays(), R"("scale": ["1/2", "1/2"])", R"("scale": ["1", "1/2"])"),
                  "check 4");
}

TEST(PiecewiseCorruption, a_set_that_is_not_closed) {
  expect_rejected(replaced(scalar(), R"("upper": "1")", R"("upper": "9/10")"),
                  "check 3: a step of 2/15 from w stays <= 9/10 is false at w = 9/10 by 1/75");
  expect_rejected(replaced(scalar(), R"("lower": "-1")", R"("lower": "-9/10")"),
                  "check 3: a step of 2/15 from w stays >= -9/10 is false at w = -9/10 by 1/75");
  const std::string small = R"("auxiliary": {"lower": "-1", "upper": "1/2"})";
  expect_rejected(replaced(two_arrays(), R"("auxiliary": {"lower": "-1", "upper": "1"})", small),
                  "check 3: a step of 51/100 from p stays <= 1/2 is false");
  expect_rejected(replaced(two_arrays(), R"("weight": {"lower": "-1", "upper": "1"})",
                           R"("weight": {"lower": "-1", "upper": "4/5"})"),
                  "check 3: a step of 1/50 from w stays <= 4/5 is false");
  expect_rejected(replaced(scalar(), R"("upper": "1")", R"("upper": "11/10")"), "check 1: q+ >= 0");
  expect_rejected(replaced(two_arrays(), R"("auxiliary": {"lower": "-1", "upper": "1"})",
                           R"("auxiliary": {"lower": "-2", "upper": "1"})"),
                  "check 1: q- >= 0 of the auxiliary device on [-2, 1] is false at p = -2 by 1");
}

TEST(PiecewiseCorruption, the_increment_bound) {
  expect_rejected(with_value(two_arrays(), "increment_bound", "1/2"),
                  "check 3: abs(Delta) <= 1/2 for branch 2 is false at w = -1, p = -1 by 1/100");
  expect_rejected(with_value(two_arrays(), "increment_bound", "-51/100"), "check 3: abs(Delta)");
  expect_rejected(with_value(two_arrays(), "increment_bound", "11/10"),
                  "check 3: a step of 11/10 from p stays <= 1 is false");
  expect_rejected(with_value(scalar(), "increment_bound", "1/10"),
                  "check 3: abs(Delta) <= 1/10 for branch 1 is false at w = -1 by 1/30");
}

TEST(PiecewiseCorruption, the_start) {
  expect_rejected(with_value(scalar(), "weight", "3/2"), "check 1: the start 3/2 is outside");
  expect_rejected(replaced(two_arrays(), R"("auxiliary": "0")", R"("auxiliary": "-3/2")"),
                  "check 1: the auxiliary start -3/2 is outside the invariant set [-1, 1]");
  expect_rejected(replaced(two_arrays(), R"(, "auxiliary": "0")", ""),
                  "claim.start.auxiliary: this key is missing");
  expect_rejected(replaced(scalar(), R"("weight": "2/3")", R"("weight": "2/3", "auxiliary": "0")"),
                  "claim.start.auxiliary: this key is unknown");
}

TEST(PiecewiseCorruption, a_transient_too_small) {
  expect_rejected(with_value(scalar(), "transient", "10/3"), "check 5: u(start) - u <= transient");
  expect_rejected(with_value(scalar(), "transient", "3"),
                  "check 5: u(start) - u <= transient 3 is false at w = ");
  expect_rejected(with_value(two_arrays(), "transient", "2"),
                  "check 5: u(start) - u <= transient 2");
  std::string below = with_value(two_arrays(), "direction", "lower");
  expect_rejected(with_value(with_value(below, "value", "-100"), "transient", "1"),
                  "check 5: u - u(start) <= transient 1 is false at w = ");
}

TEST(PiecewiseCorruption, keys_must_be_those_of_the_kind) {
  expect_rejected(replaced(two_arrays(), R"("mixing": "0",)", ""),
                  "claim.process.mixing: this key is missing");
  expect_rejected(replaced(two_arrays(), R"("auxiliary_learning_rate": "1/5",)", ""),
                  "claim.process.auxiliary_learning_rate: this key is missing");
  expect_rejected(with_value(two_arrays(), "auxiliary_learning_rate", "0"), "not positive");
  expect_rejected(replaced(two_arrays(), "\"auxiliary_device\"", "\"auxiliary_devices\""),
                  "claim.process.auxiliary_device: this key is missing");
  for (const char* key : {"auxiliary_learning_rate", "mixing"}) {
    expect_rejected(
        replaced(scalar(), "\"problem\"", "\"" + std::string(key) + "\": \"1\", \"problem\""),
        std::string("claim.process.") + key + ": this key is unknown");
  }
  expect_rejected(replaced(scalar(), "\"problem\"", "\"auxiliary_device\": {}, \"problem\""),
                  "claim.process.auxiliary_device: this key is unknown");
  expect_rejected(replaced(scalar(), "\"increment_bound\": \"2/15\"", "\"cuts\": []"),
                  "increment_bound: this key is missing");
  expect_rejected(replaced(scalar(), "\"increment_bound\"", "\"cuts\": [], \"increment_bound\""),
                  "cuts: this key is unknown");
  expect_rejected(replaced(scalar(), "\"centre\"", "\"middle\": [], \"centre\""),
                  "potential.middle: this key is unknown");
  expect_rejected(replaced(scalar(), "\"coefficients\": [[\"5\"]]",
                           "\"coefficients\": [[\"5\"]], \"sign\": \"1\""),
                  "potential.terms[0].sign: this key is unknown");
  expect_rejected(replaced(scalar(), "\"centre\"", "\"scale\": [\"1\"], \"centre\""),
                  "not strict JSON");
}

TEST(PiecewiseCorruption, bases_must_fit_the_algorithm) {
  const std::string chebyshev = read_golden("digital_sgd_exact_upper");
  expect_rejected(with_value(chebyshev, "algorithm", "tiki-taka"),
                  "claim.process.auxiliary_learning_rate: this key is missing");
  std::string text = two_arrays();
  const std::size_t start = text.find("\"potential\"");
  text = text.substr(0, start) + R"("potential": {"basis": "chebyshev", "coefficients": ["0"]},)" +
         text.substr(text.find("\n  \"invariant_set\""));
  expect_rejected(text, "potential.basis: tiki-taka admits 'piecewise' alone");
  expect_rejected(with_value(zero_potential_sample(), "algorithm", "digital-sgd"),
                  "potential.basis: digital-sgd admits 'chebyshev' alone");
  expect_rejected(with_value(scalar(), "algorithm", "tiki-taka"), "this key is missing");
  expect_rejected(with_value(scalar(), "basis", "spline"),
                  "potential.basis: not 'chebyshev' or 'piecewise'");
}

TEST(PiecewiseCorruption, sets_must_fit_the_algorithm) {
  expect_rejected(replaced(scalar(), R"({"lower": "-1", "upper": "1"})",
                           R"({"weight": {"lower": "-1", "upper": "1"}})"),
                  "invariant_set.lower: this key is missing");
  expect_rejected(replaced(two_arrays(), R"("weight": {"lower": "-1", "upper": "1"}, "aux)",
                           R"("lower": "-1", "upper": "1", "aux)"),
                  "invariant_set.weight: this key is missing");
  expect_rejected(replaced(two_arrays(), R"("weight": {"lower": "-1", "upper": "1"})",
                           R"("weight": {"lower": "1", "upper": "1"})"),
                  "invariant_set.weight.lower: not below upper");
}

TEST(PiecewiseCorruption, tables_must_fit_the_algorithm) {
  const auto kink = [](const std::string& table) {
    return replaced(scalar(), R"("kink": [["0"], ["1"]])", "\"kink\": " + table);
  };
  expect_rejected(kink(R"([["0", "1"]])"), "potential.terms[0].kink[0]: 2 entries, not 1 to 1");
  expect_rejected(kink(R"([["0"], []])"), "potential.terms[0].kink[1]: 0 entries");
  expect_rejected(kink("[]"), "potential.terms[0].kink: 0 entries");
  expect_rejected(kink(R"(["0", "1"])"), "potential.terms[0].kink[0]: not an array");
  expect_rejected(kink(R"([["0"], [1]])"), "not a string");
  std::string long_table = "[";
  for (int i = 0; i < 66; ++i) long_table += i == 0 ? "[\"0\"]" : ",[\"0\"]";
  expect_rejected(kink(long_table + "]"), "potential.terms[0].kink: 66 entries, not 1 to 65");
  std::string long_row = R"("kink": [["0"], ["0")";
  for (int j = 0; j < 64; ++j) long_row += ", \"1\"";
  expect_rejected(replaced(two_arrays(), R"("kink": [["0", "1"]])", long_row + "]]"),
                  "potential.terms[1].kink[1]: the degree is above 64");
  const std::string none = scalar().replace(scalar().find("\"terms\""), std::string::npos, "");
  expect_rejected(none + R"("terms": []}, "invariant_set": {"lower": "-1", "upper": "1"},
                          "increment_bound": "2/15"})",
                  "potential.terms: 0 entries, not 1 to 256");
}

TEST(PiecewiseCorruption, work_without_end_is_refused) {
  std::string table;
  for (int i = 0; i <= 64; ++i) {
    table += i == 0 ? "[" : ", [";
    for (int j = 0; i + j <= 64; ++j) table += j == 0 ? "\"1/7\"" : ", \"1/7\"";
    table += "]";
  }
  const std::string text = replaced(
      replaced(two_arrays(), R"([["1/10000"]])", "[" + table + "]"),
      R"("auxiliary_device": {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"})",
      R"("auxiliary_device": {"kind": "power-step", "tau_max": "1", "tau_min": "-1",
                              "gamma_up": "32", "gamma_down": "31"})");
  expect_rejected(text, "than this verifier");
}

TEST(PiecewiseCorruption, truncation_is_rejected) {
  for (const std::string& text : {scalar(), two_arrays()}) {
    for (std::size_t size = 0; size + 1 < text.size(); size += 7) {
      expect_rejected(text.substr(0, size), "the text ends too early");
    }
  }
}

}  // namespace
}  // namespace certau_verifier
