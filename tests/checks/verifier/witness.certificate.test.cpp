// SPDX-License-Identifier: Apache-2.0
// One valid witness, one corruption, and the reason that must be given for it.
#include <gmpxx.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/checks/verifier/witness_samples.hpp"

namespace certau_verifier {
namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

std::string changed(const std::string& name, const Changes& changes) {
  std::string text = read_witness(name);
  for (const auto& [key, json] : changes) text = with_entry(text, key, json);
  return text;
}

TEST(WitnessCorruption, truncation_is_rejected) {
  for (const std::string& name : witness_names()) {
    const std::string text = read_witness(name);
    const std::size_t last = text.find_last_of('}');
    for (std::size_t size = 0; size <= last; size += 20) {
      expect_rejected(text.substr(0, size), "the text ends too early");
    }
  }
}

TEST(WitnessCorruption, the_sides_are_exact) {
  for (const std::string& name : witness_names()) {
    if (name == "theorem_4") continue;
    const std::string text = read_witness(name);
    for (const char* side : {"left", "right"}) {
      std::string stated = entry_of(text, side);
      stated = stated.substr(1, stated.size() - 2);
      mpq_class close(stated);
      close += mpq_class(1, 1'000'000'000) * (close == 0 ? mpq_class(1) : close);
      expect_rejected(with_entry(text, side, quoted(close.get_str())),
                      "conclusion." + std::string(side) + ": " + side + " is ");
      expect_rejected(with_entry(text, side, "1"), "conclusion." + std::string(side) + ": not a");
    }
  }
  expect_rejected(changed("eq_5", {{"left", quoted("3")}}),
                  "conclusion.left: left is 5/2, the file says 3");
}

TEST(WitnessCorruption, the_label_is_one_of_the_claim) {
  for (const std::string& name : witness_names()) {
    if (name == "theorem_4") continue;
    const std::string text = read_witness(name);
    expect_rejected(with_entry(text, "label", quoted("after 2 steps")),
                    "conclusion.label: 'after 2 steps' is no label of ");
  }
  expect_rejected(changed("step_30_gap", {{"label", quoted("distance against gap, squared")}}),
                  "conclusion.left: left is 9, the file says 81/4");
}

TEST(WitnessCorruption, the_relation_is_the_claims) {
  for (const std::string& name : witness_names()) {
    if (name == "theorem_4") continue;
    const std::string text = read_witness(name);
    const bool at_most = entry_of(text, "relation") == quoted("<=");
    expect_rejected(with_entry(text, "relation", quoted(at_most ? "=" : "<=")),
                    at_most ? "conclusion.relation: not '<='" : "conclusion.relation: not '='");
    expect_rejected(with_entry(text, "relation", quoted("<")),
                    "conclusion.relation: '<' is unknown");
  }
}

struct TrueInstance {
  std::string name;
  Changes changes;
  std::string left, right;
};

TEST(WitnessCorruption, a_true_conclusion_refutes_nothing) {
  const std::vector<TrueInstance> instances{
      {"eq_5", {{"alpha", R"("1/2")"}}, "5/8", "1"},
      {"eq_5_larger", {{"alpha", R"("1/9")"}}, "645953873/24883200", "4623/100"},
      {"lemma_1_saturation", {{"w", R"("3")"}}, "3/4", "3/4"},
      {"lemma_1_fast_reset", {{"w", R"("3")"}}, "5/4", "5/4"},
      {"theorem_1_any_symmetric_point", {{"w_sym", R"("0")"}}, "1", "1"},
      {"pulse_error", {{"tau", R"("1")"}}, "1", "1"},
      {"pulse_error_bounds", {{"delta", R"("2")"}}, "1/2", "3/4"},
      {"theorem_5", {{"alpha", R"("1/2")"}}, "0", "1"},
      {"theorem_5_larger", {{"K", R"("0")"}}, "0", "529"},
      {"step_30_distance", {{"W", R"(["2"])"}}, "4", "4"},
      {"step_30_gap", {{"W", R"(["2"])"}}, "4", "4"},
      {"theorem_6_chain_first", {{"tau", R"("4")"}}, "-25/8", "-3"},
      {"theorem_6_chain_contracted", {{"w0", R"("1")"}}, "1", "1"},
      {"theorem_6_chain_next", {{"tau", R"("4")"}}, "-25/8", "-49/16"},
      {"theorem_6_chain_minimizer", {{"tau", R"("3")"}}, "2", "2"},
      {"theorem_6_bound", {{"w_star", R"("1")"}}, "1", "1"},
      {"theorem_7", {{"alpha", R"("1/2")"}}, "0", "1"},
      {"theorem_8_below", {{"tau", R"("4")"}}, "3", "3"},
      {"theorem_8_above", {{"tau", R"("4")"}}, "-3", "-3"},
      {"theorem_9", {{"K", R"("1")"}}, "1", "16/15"},
      {"step_98", {{"y", R"("0")"}}, "0", "0"},
      {"gaussian_constant", {{"D", R"("1")"}}, "1", "1"},
      {"lemma_5", {{"beta", R"("1/2")"}}, "5/4", "5/2"},
      {"lemma_6", {{"beta", R"("1/2")"}}, "40001/12800000", "18751/2000000"},
      {"lemma_7", {{"beta", R"("1/2")"}}, "62501/80000000000000", "10497/3200000000"},
      {"theorem_4_p", {{"beta", R"("1/2")"}}, "62501/80000000000000", "41/6250000"},
      {"lemma_8", {{"s", R"("1")"}}, "1/50", "1/50"},
  };
  for (const auto& [name, changes, left, right] : instances) {
    std::string text = changed(name, changes);
    text = with_entry(with_entry(text, "left", quoted(left)), "right", quoted(right));
    expect_rejected(text, "the conclusion holds at this instance: " + left + " ");
  }
}

struct Spoiled {
  std::string name;
  Changes changes;
  std::string reason;
};

TEST(WitnessCorruption, every_hypothesis_counts) {
  const std::vector<Spoiled> instances{
      {"lemma_1_saturation", {{"w", R"("0")"}}, "w != 0"},
      {"lemma_1_saturation", {{"delta", R"("0")"}}, "delta != 0"},
      {"lemma_1_saturation", {{"delta", R"("-1")"}}, "sign delta = sign w"},
      {"lemma_1_fast_reset", {{"w", R"("0")"}}, "w != 0"},
      {"lemma_1_fast_reset", {{"delta", R"("0")"}}, "delta != 0"},
      {"lemma_1_fast_reset", {{"delta", R"("1")"}}, "sign delta = -sign w"},
      {"theorem_1_any_symmetric_point", {{"w0", R"("-11/10")"}}, "abs(w0) <= tau"},
      {"theorem_1_any_symmetric_point", {{"deltas", R"(["1", "-11/10"])"}}, "abs(delta) <= tau"},
      {"pulse_error", {{"dw", R"("0")"}}, "dw > 0 fails: dw = 0"},
      {"pulse_error", {{"BL", R"("3")"}}, "abs(BL dw - abs(delta)) <= dw"},
      {"pulse_error", {{"w", R"("5")"}}, "abs(w) <= tau"},
      {"eq_5", {{"H", R"(["2"])"}}, "A1 fails: L I - H is not positive semidefinite"},
      {"eq_5", {{"H", R"(["-2"])"}}, "A1 fails: L I + H is not positive semidefinite"},
      {"eq_5", {{"H", R"(["-1"])"}}, "A2 fails: H is not positive semidefinite"},
      {"eq_5_larger", {{"H", R"(["1", "1", "0", "1"])"}}, "symmetric H"},
      {"eq_5_larger", {{"H", R"(["1", "2", "2", "1"])"}}, "A2"},
      {"eq_5_larger", {{"H", R"(["0", "1", "1", "1"])"}}, "A2"},
      {"eq_5_larger", {{"H", R"(["8", "2", "2", "8"])"}}, "A1 fails: L I - H"},
      {"eq_5", {{"prob", R"(["1/2"])"}}, "A3 fails: the probabilities sum to 1/2"},
      {"eq_5_larger", {{"prob", R"(["3/2", "-1/2"])"}}, "A3 fails: a probability is -1/2"},
      {"eq_5_larger", {{"prob", R"(["1", "0"])"}}, "A3 fails: a probability is 0"},
      {"eq_5_larger", {{"prob", R"(["1/3", "2/3"])"}}, "A3 fails: the noise has a mean"},
      {"eq_5_larger", {{"eps", R"(["2", "0", "-2", "1"])"}}, "A3 fails: the noise has a mean"},
      {"eq_5_larger", {{"variance", R"("399/100")"}}, "A3 fails: E ||eps||^2 is above"},
      {"theorem_9", {{"h", R"("-1/2")"}}, "0 <= h <= L"},
      {"theorem_9", {{"h", R"("2")"}}, "0 <= h <= L"},
      {"theorem_9", {{"alpha", R"("11/10")"}}, "alpha <= 1/L"},
      {"theorem_9", {{"w0", R"("-2")"}}, "A4 fails: w0 or w* is beyond W_max"},
      {"theorem_9", {{"w_star", R"("2")"}}, "A4 fails: w0 or w* is beyond W_max"},
      {"theorem_9", {{"W_max", R"("4")"}}, "A4 fails: W_max is not below tau"},
      {"theorem_9", {{"alpha", R"("1")"}}, "A4 fails: alpha h (1 + W_max/tau) is above 1"},
      {"step_65", {{"H", R"(["2"])"}}, "A1"},
      {"step_65", {{"H", R"(["-1"])"}}, "A2"},
      {"step_65", {{"W0", R"(["-17/40"])"}}, "f(W0) > f*"},
      {"step_65", {{"alpha", R"("11/10")"}}, "A3 fails: E ||eps||^2 is above"},
      {"step_65", {{"alpha", R"("3/2")"}, {"K", R"("1")"}}, "alpha <= 1/L"},
      {"step_65", {{"W_max", R"("1")"}}, "0 < W_max < tau"},
      {"step_65", {{"W_max", R"("9/10")"}}, "A4 fails: a path goes beyond W_max"},
      {"lemma_7_in_range", {{"W_star", R"(["2", "0"])"}}, "||W*||_inf <= tau"},
      {"lemma_7_in_range", {{"W0", R"(["2", "0"])"}}, "||W_j||_inf <= tau"},
      {"step_30_gap", {{"L", R"("1/2")"}}, "A1"},
      {"step_30_gap", {{"mu", R"("2")"}}, "A6 fails: H H - mu^2 I"},
      {"step_30_larger", {{"mu", R"("2")"}}, "A6 fails: H H - mu^2 I"},
      {"step_30_gap", {{"H", R"(["-1"])"}}, "A6 fails: H is not positive semidefinite"},
      {"theorem_5", {{"L", R"("1/2")"}}, "A1"},
      {"theorem_5", {{"mu", R"("2")"}}, "A6"},
      {"theorem_6_bound", {{"h", R"("2")"}}, "mu <= h <= L"},
      {"theorem_6_bound", {{"h", R"("1/4")"}}, "mu <= h <= L"},
      {"theorem_6_bound", {{"alpha", R"("51/100")"}}, "alpha <= 1/(2 L)"},
      {"theorem_6_chain_first", {{"h", R"("2")"}}, "mu <= h <= L"},
      {"theorem_6_chain_first", {{"alpha", R"("51/100")"}}, "alpha <= 1/(2 L)"},
      {"theorem_7", {{"H", R"(["1", "2"])"}}, "A1"},
      {"theorem_7", {{"H", R"(["1", "1/2"])"}}, "A6"},
      {"theorem_8_below", {{"h", R"(["2"])"}}, "mu <= h <= L"},
      {"theorem_8_below", {{"h", R"(["1/2"])"}}, "mu <= h <= L"},
      {"theorem_8_below", {{"alpha", R"("51/100")"}}, "alpha <= 1/(2 L)"},
      {"step_98", {{"y", R"("1")"}}, "abs(y) < 1"},
      {"step_98", {{"y", R"("1/5")"}}, "abs(w*) <= tau/4"},
      {"step_98", {{"s", R"("2")"}}, "48 s^2 <= tau^2 L^2"},
      {"step_98", {{"alpha", R"("51/100")"}}, "alpha <= 1/(2 L)"},
      {"lemma_5", {{"H", R"(["-2"])"}}, "A1"},
      {"lemma_5", {{"prob", R"(["1/4", "3/4"])"}}, "A3"},
      {"lemma_5", {{"sigma", R"("99/100")"}}, "A5 fails: a coordinate's variance 1 is above"},
      {"lemma_5", {{"c", R"("51/100")"}}, "A5 fails: E abs(g + eps) is 1/2 at g = -1/2"},
      {"lemma_6", {{"beta", R"("5")"}}, "beta <= c tau/(2 (4 L^2 tau^2 + sigma^2))"},
      {"lemma_6",
       {{"tau", R"("1")"}, {"beta", R"("7")"}, {"L", R"("1/100")"}, {"H", R"(["0"])"}},
       "beta <= 2/(3 c sigma)"},
      {"lemma_7", {{"beta", R"("22")"}}, "beta <= L^2 tau^3 D/(3 c sigma^3)"},
      {"lemma_7", {{"beta", R"("39")"}}, "beta <= c tau/(2 (4 L^2 tau^2 + sigma^2))"},
      {"theorem_4_p", {{"beta", R"("22")"}}, "beta <= L^2 tau^3 D/(3 c sigma^3)"},
      {"theorem_4_p", {{"c", R"("2")"}}, "A5"},
      {"lemma_8", {{"L", R"("1/2")"}}, "A1"},
      {"theorem_3", {{"c", R"("4")"}}, "0 <= c < 4"},
      {"theorem_3", {{"c", R"("-1")"}}, "0 <= c < 4"},
      {"theorem_3", {{"y_left", R"("1/7")"}}, "-1 < y_left < y_right < 1"},
      {"theorem_3", {{"y_left", R"("-1")"}}, "-1 < y_left < y_right < 1"},
      {"theorem_3", {{"y_right", R"("1")"}}, "-1 < y_left < y_right < 1"},
      {"theorem_3", {{"y_left", R"("1/24")"}}, "g = -xi_+ at the left end"},
      {"theorem_3", {{"L", R"("9")"}}, "g = -xi_+ at the left end"},
      {"theorem_3", {{"alpha_max", R"("1/18")"}}, "alpha_max <= 1/(2 L)"},
  };
  for (const auto& [name, changes, reason] : instances) {
    expect_rejected(changed(name, changes), "hypothesis " + reason);
  }
}

TEST(WitnessCorruption, every_positive_parameter_counts) {
  std::size_t found = 0;
  for (const std::string& name : witness_names()) {
    const std::string text = read_witness(name);
    for (const std::string& key : instance_keys(text)) {
      const std::vector<std::string> positive{"L",     "tau", "alpha", "beta", "mu",       "sigma",
                                              "delta", "s",   "dw",    "c",    "alpha_max"};
      if (std::find(positive.begin(), positive.end(), key) == positive.end()) continue;
      if (key == "c" && name == "theorem_3") continue;
      if (key == "delta" && name != "theorem_3") continue;
      ++found;
      for (const char* number : {"0", "-1"}) {
        expect_rejected(with_entry(text, key, quoted(number)),
                        "hypothesis " + key + " > 0 fails: " + key + " = " + number);
      }
    }
  }
  EXPECT_GE(found, 100u);
}

TEST(WitnessCorruption, lemma_5_needs_a_rational_root_of_the_dimension) {
  std::string text = changed("lemma_5", {{"W0", R"(["0", "0"])"},
                                         {"W_star", R"(["0", "0"])"},
                                         {"H", R"(["1", "0", "0", "1"])"},
                                         {"sigma", R"("2")"},
                                         {"c", R"("1/4")"}});
  expect_rejected(text, "instance.W0: the dimension 2 is neither 1 nor 4");
}

// Sampling the residual at 401 points gives -0.05478 as its largest value.
TEST(WitnessCorruption, theorem_3_needs_the_residual) {
  const auto with_delta = [](const std::string& delta) {
    return changed("theorem_3", {{"delta", quoted(delta)}, {"right", quoted("-" + delta)}});
  };
  EXPECT_TRUE(verify_text(with_delta("547/10000")).verified);
  expect_rejected(with_delta("549/10000"), "step 3 (residual): at most -delta is false at y = ");
  expect_rejected(changed("theorem_3", {{"c", quoted("5/2")}}), "step 3 (residual)");
  expect_rejected(changed("theorem_3", {{"alpha_max", quoted("1/50")}}), "step 3 (residual)");
  EXPECT_TRUE(verify_text(changed("theorem_3", {{"c", quoted("39/10")}})).verified);
  EXPECT_TRUE(verify_text(changed("theorem_3", {{"alpha_max", quoted("1/2000")}})).verified);
  expect_rejected(changed("theorem_3", {{"right", quoted("0")}}),
                  "conclusion.right: right is -1/20, the file says 0");
}

// L and w* follow from the ends: g = -xi_- at y_right, g = -xi_+ at y_left.
std::string theorem_3_with(const mpq_class& y_left, const mpq_class& y_right,
                           const std::string& alpha) {
  const mpq_class w_left = 2 * y_left / (1 + y_left * y_left);
  const mpq_class w_right = 2 * y_right / (1 + y_right * y_right);
  const mpq_class noise = (1 - y_right) / (1 + y_right) + (1 + y_left) / (1 - y_left);
  const mpq_class lipschitz = noise / (w_right - w_left);
  return changed("theorem_3", {{"L", quoted(lipschitz.get_str())},
                               {"y_left", quoted(y_left.get_str())},
                               {"y_right", quoted(y_right.get_str())},
                               {"alpha_max", quoted(alpha)}});
}

TEST(WitnessCorruption, theorem_3_has_the_papers_instance) {
  EXPECT_TRUE(verify_text(theorem_3_with(mpq_class(1, 20), mpq_class(1, 6), "1/1000")).verified);
  EXPECT_TRUE(verify_text(theorem_3_with(mpq_class(-1, 6), mpq_class(-1, 20), "1/1000")).verified);
  expect_rejected(theorem_3_with(mpq_class(1, 9), mpq_class(1, 7), "1/1000"),
                  "hypothesis abs(w*) <= tau/4 fails: w* = 211/820");
  expect_rejected(theorem_3_with(mpq_class(-3, 100), mpq_class(1, 5), "1/1000"),
                  "hypothesis 48 s^2 <= tau^2 L^2");
  expect_rejected(theorem_3_with(mpq_class(1, 20), mpq_class(1, 6), "1/20"), "step 3 (residual)");
  // Where the interval has 0 inside, the saturation and the gradient can both be small.
  expect_rejected(theorem_3_with(mpq_class(-1, 16), mpq_class(1, 16), "1/1000"),
                  "step 3 (residual): at most -delta is false at y = 0");
}

TEST(WitnessCorruption, theorem_4_needs_an_identity) {
  const auto change = [](const std::string& key, const std::string& json) {
    return with_entry(read_witness("theorem_4"), key, json);
  };
  expect_rejected(change("jensen", "[]"), "do not sum to 0: ");
  expect_rejected(change("A5-variance", R"([["2", {}]])"), "do not sum to 0: ");
  expect_rejected(change("A5-lower", R"([["1", {"D": 1, "m1": 1}]])"), "do not sum to 0: ");
  expect_rejected(change("remainder", R"([["128", {"sigma": 2}],
    ["32", {"P": 1, "c": 2, "D": 1, "sigma": 2}]])"),
                  "the premises and the remainder do not sum to 0: 1 sigma^2 is left");
  expect_rejected(change("remainder", R"([["127", {"sigma": 2}]])"),
                  "do not sum to 0: -32 c^2 sigma^2 D P is left");
  expect_rejected(change("remainder", R"([["32", {"P": 1, "c": 2, "D": 1, "sigma": 2}]])"),
                  "contradiction.remainder: no term has only the variables c, sigma, D");
  expect_rejected(change("remainder", "[]"), "contradiction.remainder: no term has only");
  expect_rejected(change("jensen", "{}"), "contradiction.premises.jensen: not an array");
  expect_rejected(change("jensen", R"([["-1", {"D": 1}]])"),
                  "contradiction.premises.jensen[0][0]: not positive");
  expect_rejected(change("jensen", R"([["0", {"D": 1}]])"), "jensen[0][0]: not positive");
  expect_rejected(change("jensen", R"([[1, {"D": 1}]])"), "jensen[0][0]: not a string");
  expect_rejected(change("jensen", R"([["1", {"E": 1}]])"),
                  "jensen[0][1].E: this variable is unknown");
  for (const char* exponent : {"0", "-1", "1.0", "1e0", "65", "100", "\"1\"", "true"}) {
    expect_rejected(change("jensen", R"([["1", {"D": )" + std::string(exponent) + "}]]"),
                    "jensen[0][1].D: not an integer from 1 to 64");
  }
  expect_rejected(change("jensen", R"([["1"]])"), "jensen[0]: not [coefficient, exponents]");
  expect_rejected(change("jensen", R"([["1", []]])"), "jensen[0][1]: not an object");
  expect_rejected(change("jensen", R"([["1/2", {"D": 1}], ["1/2", {"D": 1}]])"),
                  "jensen[1]: this term is repeated");
  expect_rejected(without_entry(read_witness("theorem_4"), "jensen"),
                  "contradiction.premises.jensen: this key is missing");
  std::string many = "[[\"1\", {}]";
  for (int i = 0; i < 64; ++i) many += ", [\"1\", {\"D\": 1}]";
  expect_rejected(change("jensen", many + "]"), "jensen: more than 64 terms");
}

// The identity may be multiplied by any positive number or monomial.
TEST(WitnessCorruption, theorem_4_admits_other_multipliers) {
  std::string text = read_witness("theorem_4");
  text = with_entry(text, "A5-lower", R"([["1/2", {"D": 2, "m1": 1}],
                                          ["1/2", {"D": 2, "c": 1, "sigma": 1}]])");
  text = with_entry(text, "A5-variance", R"([["1/2", {"D": 1}]])");
  text = with_entry(text, "jensen", R"([["1/2", {"D": 2}]])");
  text = with_entry(text, "divisor", R"([["1/2", {"D": 1, "sigma": 2}]])");
  text = with_entry(text, "remainder", R"([["127/2", {"D": 1, "sigma": 2}],
                                           ["16", {"P": 1, "c": 2, "D": 2, "sigma": 2}]])");
  const Verdict verdict = verify_text(text);
  EXPECT_TRUE(verdict.verified) << verdict.text;
}

}  // namespace
}  // namespace certau_verifier
