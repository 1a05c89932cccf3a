// SPDX-License-Identifier: Apache-2.0
// One valid certificate, one corruption, and the reason that must be given for it.
#include <gtest/gtest.h>

#include "checks/verifier/claim.hpp"
#include "tests/checks/verifier/golden.hpp"

namespace certau_verifier {
namespace {

std::string cell() { return read_golden("analog_sgd_gradient_upper"); }
std::string exact() { return read_golden("digital_sgd_exact_upper"); }

TEST(Corruption, truncation_is_rejected) {
  for (const std::string& name : golden_names()) {
    const std::string text = read_golden(name);
    const std::size_t last = text.find_last_of('}');
    for (std::size_t size = 0; size <= last; size += 50) {
      expect_rejected(text.substr(0, size), "the text ends too early");
    }
    expect_rejected(text.substr(0, last), "the text ends too early");
  }
}

TEST(Corruption, every_parameter_counts) {
  for (const char* name : {"analog_sgd_gradient_upper", "analog_sgd_gradient_lower"}) {
    const std::string text = read_golden(name);
    for (const auto& [key, value] :
         std::vector<std::pair<const char*, const char*>>{{"learning_rate", "11/100"},
                                                          {"learning_rate", "9/100"},
                                                          {"curvature", "101/100"},
                                                          {"curvature", "99/100"},
                                                          {"minimizer", "26/100"},
                                                          {"minimizer", "6/25"},
                                                          {"tau", "101/100"},
                                                          {"tau", "99/100"},
                                                          {"symmetric_point", "1/1000000"},
                                                          {"symmetric_point", "-1/1000000"},
                                                          {"sigma", "21/100"},
                                                          {"sigma", "19/100"}}) {
      EXPECT_FALSE(verify_text(with_value(text, key, value)).verified) << name << " " << key;
    }
  }
}

TEST(Corruption, the_residual_decides_on_the_parameters) {
  expect_rejected(with_value(cell(), "symmetric_point", "1/1000000"),
                  "check 5, piece 1 of 1 [1/20, 9/20]: the residual is not proved <= 0");
  expect_rejected(with_value(read_golden("analog_sgd_gradient_lower"), "tau", "101/100"),
                  "check 5, piece 1 of 1 [1/20, 9/20]: the residual is not proved >= 0");
  expect_rejected(with_value(cell(), "algorithm", "digital-sgd"), "check 5");
  expect_rejected(with_value(cell(), "quantity", "squared-saturation"), "check 5");
  expect_rejected(with_value(cell(), "direction", "lower"), "check 5");
}

TEST(Corruption, a_value_on_the_false_side_is_rejected) {
  expect_rejected(with_value(exact(), "value", "2/951"),
                  "its Chebyshev coefficients allow 0.0000022137362333277989928");
  expect_rejected(with_value(read_golden("digital_sgd_exact_lower"), "value", "2/949"),
                  "its Chebyshev coefficients allow -0.0000022184016416172147968");
  // The true mean is 0.003389146718442167366254061909…
  expect_rejected(
      with_value(cell(), "value", "33891467184421673662540619/10000000000000000000000000000"),
      "check 5");
  // 1/475 (1 - 1e-30)
  const std::string below = std::string(30, '9') + "/475" + std::string(30, '0');
  expect_rejected(with_value(exact(), "value", below),
                  "its Chebyshev coefficients allow 2.105263157894736842");
}

TEST(Corruption, golden_values_cannot_be_moved_by_a_nanounit) {
  // The generator gives the best value that its own expansion of the residual allows (where M = 1).
  for (const std::string& name : golden_names()) {
    const std::string text = read_golden(name);
    const Certificate c = read_certificate(text);
    if (c.quantity != Quantity::squared_gradient_norm && c.quantity != Quantity::objective_gap)
      continue;
    const mpq_class nano(c.direction == Direction::upper ? -1 : 1, 1'000'000'000);
    expect_rejected(with_value(text, "value", mpq_class(c.value + nano).get_str()),
                    "check 5, piece");
  }
}

TEST(Corruption, any_quantity_has_values_that_are_false) {
  for (const std::string& name : golden_names()) {
    const std::string text = read_golden(name);
    const bool upper = text.find("\"direction\": \"upper\"") != std::string::npos;
    expect_rejected(with_value(text, "value", upper ? "-1" : "7"), "check 5, piece");
  }
}

TEST(Corruption, a_transient_too_small_is_rejected) {
  expect_rejected(with_value(exact(), "transient", "8/76"), "not in lowest terms");
  expect_rejected(with_value(exact(), "transient", "117/1000"),
                  "check 6: the transient 117/1000 is too small: at w = 1/4 the potential asks for "
                  "27/19000 more");
  expect_rejected(with_value(read_golden("digital_sgd_exact_lower"), "transient", "6/76"),
                  "lowest");
  expect_rejected(with_value(read_golden("digital_sgd_exact_lower"), "transient", "3/38"),
                  "check 6: the transient 3/38 is too small: at w = 1/20");
  expect_rejected(with_value(cell(), "transient", "-1"), "check 6");
  expect_rejected(with_value(cell(), "transient", "0"), "check 6");
}

TEST(Corruption, changed_coefficients_are_rejected) {
  expect_rejected(replaced(exact(), "[\n      \"2/19\",\n      \"0\",", "[\"2/19\", \"1/1000\","),
                  "check 5");
  expect_rejected(replaced(exact(), "\"0\",\n      \"2/19\"", "\"0\", \"1/19\""), "check 5");
  expect_rejected(replaced(exact(), "\"0\",\n      \"2/19\"", "\"0\", \"2/19\", \"-1/1000000\""),
                  "check 5");
  // The constant of the potential has no meaning.
  EXPECT_TRUE(verify_text(replaced(exact(), "[\n      \"2/19\"", "[\"12345678901/7\"")).verified);
}

TEST(Corruption, another_invariant_set_is_rejected) {
  expect_rejected(with_value(cell(), "lower", "1/19"),
                  "check 4, piece 1 of 1 [1/19, 9/20]: branch 1 with Delta <= 0 stays >= 1/19 is "
                  "false at w = 1/19");
  expect_rejected(with_value(cell(), "upper", "2/5"),
                  "check 4, piece 1 of 1 [1/20, 2/5]: branch 2");
  expect_rejected(with_value(cell(), "lower", "0"), "check 5");
  expect_rejected(with_value(cell(), "upper", "1/2"), "check 5");
  expect_rejected(with_value(cell(), "upper", "2"), "check 1: q+ >= 0 on the invariant set");
  expect_rejected(with_value(cell(), "lower", "-2"), "check 1: q- >= 0 on the invariant set");
  expect_rejected(with_value(cell(), "lower", "9/20"), "invariant_set.lower: not below upper");
  expect_rejected(with_value(exact(), "lower", "3/50"), "check 4");
  EXPECT_FALSE(verify_text(with_value(exact(), "lower", "0")).verified);
}

TEST(Corruption, a_start_outside_is_rejected) {
  expect_rejected(with_value(cell(), "weight", "1/21"),
                  "check 1: the start 1/21 is outside the invariant set [1/20, 9/20]");
  expect_rejected(with_value(cell(), "weight", "46/100"), "not in lowest terms");
  expect_rejected(with_value(cell(), "weight", "23/50"), "check 1: the start 23/50");
  EXPECT_TRUE(verify_text(with_value(exact(), "weight", "1/4")).verified);
  expect_rejected(with_value(exact(), "weight", "1/20"), "check 6");
}

TEST(Corruption, a_bad_law_of_noise_is_rejected) {
  const std::string text = read_golden("state_dependent_noise_upper");
  expect_rejected(replaced(text, "\"3/5\"", "\"4/5\""),
                  "noise: the probabilities do not add up to 1");
  expect_rejected(replaced(text, "\"3/5\",\n", "\"3/5\", \"0\",\n"), "noise: the probabilities");
  expect_rejected(replaced(text, "\"-3/10\"", "\"-2/5\""), "noise: the mean is not 0");
  expect_rejected(with_value(with_value(text, "lower", "-4"), "upper", "4"),
                  "check 2: probability >= 0 of branch 1 on the invariant set [-4, 4] is false at "
                  "w = -4 by 1/5");
  const std::string three = read_golden("three_values_cut_upper");
  expect_rejected(replaced(three, "\"0\",\n          \"-1/5\"", "\"-1/5\""),
                  "noise.probabilities: not as many as values");
}

TEST(Corruption, a_denominator_with_a_zero_is_rejected) {
  const std::string text = read_golden("digital_sgd_exact_upper");
  std::string wide = with_value(with_value(text, "lower", "-1"), "upper", "1");
  expect_rejected(
      with_value(wide, "quantity", "amplification"),
      "check 2: D > 0 (the quantity's denominator) on the invariant set [-1, 1] is false");
}

TEST(Corruption, slivers_need_both_signs) {
  const std::string text = read_golden("double_well_slivers_upper");
  ASSERT_TRUE(verify_text(text).verified);
  // Without the cuts the signs are unproved on all of the set, and the bound is too crude.
  const std::string uncut = text.substr(0, text.find("\"cuts\": [")) + "\"cuts\": []}";
  expect_rejected(uncut, "with Delta");
  // With both signs admitted on the whole set, the rejection names the choice.
  expect_rejected(with_value(read_golden("three_values_open_sign_upper"), "value", "1/100"),
                  "check 5, piece 1 of 1 [1/20, 9/20], branch 2 with Delta");
}

TEST(Corruption, at_most_four_signs_may_be_open) {
  const std::string text = read_golden("four_open_signs_upper");
  ASSERT_TRUE(verify_text(text).verified);
  std::string six = replaced(text, "\"values\": [", "\"values\": [\"1/30\", \"-1/30\",");
  six = replaced(six, "\"probabilities\": [", "\"probabilities\": [\"1/1000\", \"1/1000\",");
  const std::size_t start = six.find("\"1/1000\"");
  for (int j = 0; j < 4; ++j) six.replace(six.find("\"1/4\"", start), 5, "\"499/2000\"");
  expect_rejected(six, "check 3, piece 1 of 1 [1/20, 9/20]: 6 branches have an unproved sign");
}

TEST(Corruption, cuts_must_be_interior_and_increase) {
  expect_rejected(replaced(exact(), "[]", R"(["1/20"])"), "cuts[0]: not in the interior");
  expect_rejected(replaced(exact(), "[]", R"(["9/20"])"), "cuts[0]: not in the interior");
  expect_rejected(replaced(exact(), "[]", R"(["1/4", "1/4"])"),
                  "cuts[1]: the cuts do not increase");
  expect_rejected(replaced(exact(), "[]", R"(["1/4", "1/5"])"),
                  "cuts[1]: the cuts do not increase");
}

TEST(Corruption, a_wrong_infimum_is_rejected) {
  const std::string text = read_golden("double_well_gap_upper");
  const auto infimum = [&](const std::string& lower, const std::string& upper,
                           const std::string& at) {
    const std::size_t start = text.find("\"infimum\"");
    return text.substr(0, start) + "\"infimum\": {\"lower\": \"" + lower + "\", \"upper\": \"" +
           upper + "\", \"at\": \"" + at + "\"}}";
  };
  expect_rejected(infimum("-1/20", "0", "-1"), "infimum.lower: f >= -1/20 is false at w = ");
  expect_rejected(infimum("-1/10", "-1/19", "-1"), "infimum.upper: f(-1) = -1/20 is above -1/19");
  expect_rejected(with_value(read_golden("polynomial_objective_gap"), "at", "1/10"),
                  "infimum.upper: f(1/10)");
  const std::string quadratic = read_golden("analog_sgd_gap_upper");
  expect_rejected(replaced(quadratic, "\"infimum\": {\n    \"lower\": \"0\"",
                           "\"infimum\": {\"lower\": \"1/1000\""),
                  "infimum.lower: 1/1000 is above inf f = 0");
  const std::string quartic = read_golden("polynomial_objective_gap");
  expect_rejected(replaced(quartic, "\"1/10\",\n          \"1/4\"", "\"1/10\", \"-1/4\""),
                  "infimum.lower: f has no lower bound on R");
  expect_rejected(replaced(quartic, "\"1/10\",\n          \"1/4\"", "\"1/10\""),
                  "infimum.lower: f has no lower bound on R");
}

TEST(Corruption, infimum_belongs_to_objective_gap_alone) {
  expect_rejected(replaced(exact(), "\"cuts\": []", R"("cuts": [], "infimum": {})"),
                  "infimum: this key is unknown");
  expect_rejected(with_value(exact(), "quantity", "objective-gap"), "infimum: this key is missing");
}

TEST(Corruption, every_coefficient_counts) {
  // A residual below 1e-30 pins all coefficients but the constant one.
  const std::string text = cell();
  std::size_t position = text.find('[', text.find("\"potential\""));
  for (int k = 0; k <= 24; ++k) {
    const std::size_t start = text.find('"', position) + 1;
    const std::size_t end = text.find('"', start);
    const Verdict changed = verify_text(text.substr(0, start) + "1/1000000000" + text.substr(end));
    EXPECT_TRUE(k == 0 || !changed.verified) << k;
    position = end + 1;
  }
}

}  // namespace
}  // namespace certau_verifier
