// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/verify.hpp"

#include <gmpxx.h>
#include <gtest/gtest.h>

#include "checks/verifier/claim.hpp"
#include "tests/checks/verifier/golden.hpp"

namespace certau_verifier {
namespace {

TEST(Verify, accepts_every_golden_certificate) {
  const std::vector<std::string> names = golden_names();
  EXPECT_GE(names.size(), 30u);
  for (const std::string& name : names) {
    const Verdict verdict = verify_text(read_golden(name));
    EXPECT_TRUE(verdict.verified) << name << ": " << verdict.text;
    EXPECT_TRUE(verdict.readable);
  }
}

TEST(Verify, accepts_exact_digital_sgd_certificate) {
  EXPECT_TRUE(verify_file(golden_folder() / "digital_sgd_exact_upper.json").verified);
  EXPECT_TRUE(verify_file(golden_folder() / "digital_sgd_exact_lower.json").verified);
}

TEST(Verify, says_the_claim_in_words) {
  const Verdict verdict = verify_text(read_golden("digital_sgd_exact_upper"));
  EXPECT_EQ(
      verdict_line(verdict),
      "VERIFIED digital-sgd, quadratic(curvature=1, minimizer=1/4), "
      "asymmetric-linear(tau=1, symmetric_point=0), two-point(sigma=1/5), learning rate 1/10, "
      "start 1/10: for every K >= 1, the expected squared-gradient-norm f'(w)^2, averaged "
      "over the first K steps, is <= 1/475 + (9/76)/K");
}

TEST(Verify, rounds_long_numbers_of_the_claim_outward) {
  // 0.00338914671844216736625… : the digits are cut off after 20, up or down.
  const auto words = [](const char* name) { return verify_text(read_golden(name)).text; };
  EXPECT_NE(words("analog_sgd_gradient_upper").find("<= 0.0033891467184421673663 + ("),
            std::string::npos);
  EXPECT_NE(words("analog_sgd_gradient_lower").find(">= 0.0033891467184421673662 - ("),
            std::string::npos);
}

TEST(Verify, key_order_and_white_space_do_not_matter) {
  std::string text = read_golden("digital_sgd_exact_upper");
  text = replaced(text, "  \"format\": \"certau-certificate\",\n", "");
  text =
      replaced(text, "  \"cuts\": []\n", "\r\n\t\"cuts\" : [ ] ,\"format\":\"certau-certificate\"");
  EXPECT_TRUE(verify_text(" \n" + text + "\n\n").verified);
}

TEST(Verify, made_by_is_free_text) {
  const std::string text = read_golden("digital_sgd_exact_upper");
  for (const char* free : {"", "\\u0000\\ud83d\\ude00\\n\\\"", "\xc3\xa9 {}[]"}) {
    EXPECT_TRUE(verify_text(with_value(text, "made_by", free)).verified) << free;
  }
}

TEST(Verify, a_weaker_claim_is_verified_too) {
  const std::string upper = read_golden("analog_sgd_gradient_upper");
  EXPECT_TRUE(verify_text(with_value(upper, "value", "1")).verified);
  EXPECT_TRUE(verify_text(with_value(upper, "transient", "1")).verified);
  const std::string lower = read_golden("analog_sgd_gradient_lower");
  EXPECT_TRUE(verify_text(with_value(lower, "value", "-1")).verified);
  EXPECT_TRUE(verify_text(with_value(lower, "transient", "1")).verified);
}

TEST(Verify, superfluous_cuts_do_no_harm) {
  const std::string text = read_golden("digital_sgd_exact_upper");
  EXPECT_TRUE(verify_text(replaced(text, "[]", R"(["1/10", "1/4", "4/9"])")).verified);
}

TEST(Verify, digital_steps_need_no_sign) {
  // Six branches that change sign inside; only the variance enters the exact value.
  std::string text = read_golden("digital_sgd_exact_upper");
  text = replaced(text, "\"kind\": \"two-point\"", "\"kind\": \"finite\"");
  text = replaced(text, "\"sigma\": \"1/5\"",
                  R"("values": ["1/10", "-1/10", "1/20", "-1/20", "1/30", "-1/30"],
                     "probabilities": ["1/6", "1/6", "1/6", "1/6", "1/6", "1/6"])");
  const Verdict verdict = verify_text(text);
  EXPECT_TRUE(verdict.verified) << verdict.text;
}

// The chain of the contract in plain rational numbers, with the true abs: no polynomials here.
class PlainChain {
 public:
  explicit PlainChain(const Certificate& c) : c_(c) {}

  // Sum over k < steps of E h(x_k) from w.
  [[nodiscard]] mpq_class sum_of_h(const mpq_class& w, int steps) const {
    mpq_class sum = gradient(w) * gradient(w);
    if (steps == 1) return sum;
    for (std::size_t j = 0; j < law_size(); ++j) {
      const auto [value, probability] = noise(j, w);
      const mpq_class delta = -c_.learning_rate * (gradient(w) + value);
      sum += probability *
             sum_of_h(w + delta * symmetric() - abs(delta) * antisymmetric(w), steps - 1);
    }
    return sum;
  }

 private:
  [[nodiscard]] mpq_class gradient(const mpq_class& w) const {
    return c_.problem.curvature * (w - c_.problem.minimizer);
  }
  [[nodiscard]] static mpq_class symmetric() { return 1; }
  [[nodiscard]] mpq_class antisymmetric(const mpq_class& w) const {
    if (c_.algorithm == Algorithm::digital_sgd || c_.device.kind == DeviceKind::ideal) return 0;
    return (w - c_.device.symmetric_point) / c_.device.tau;
  }
  [[nodiscard]] std::size_t law_size() const {
    return c_.noise.kind == NoiseKind::none        ? 1
           : c_.noise.kind == NoiseKind::two_point ? 2
                                                   : c_.noise.values.size();
  }
  [[nodiscard]] std::pair<mpq_class, mpq_class> noise(std::size_t j, const mpq_class& w) const {
    if (c_.noise.kind == NoiseKind::none) return {0, 1};
    if (c_.noise.kind == NoiseKind::two_point) {
      return {j == 0 ? c_.noise.sigma : mpq_class(-c_.noise.sigma), mpq_class(1, 2)};
    }
    return {at(c_.noise.values[j], w), at(c_.noise.probabilities[j], w)};
  }
  [[nodiscard]] static mpq_class at(const Coefficients& coefficients, const mpq_class& w) {
    mpq_class value = 0;
    for (std::size_t i = coefficients.size(); i-- > 0;) value = value * w + coefficients[i];
    return value;
  }

  const Certificate& c_;
};

TEST(Verify, verified_claims_agree_with_exact_enumeration) {
  for (const char* name : {"digital_sgd_exact", "ideal_device_exact", "analog_sgd_gradient",
                           "analog_gd", "three_values_cut", "three_values_open_sign",
                           "two_open_signs", "four_open_signs", "state_dependent_noise"}) {
    for (const char* direction : {"_upper", "_lower"}) {
      const std::string text = read_golden(std::string(name) + direction);
      ASSERT_TRUE(verify_text(text).verified) << name;
      const Certificate c = read_certificate(text);
      ASSERT_EQ(c.quantity, Quantity::squared_gradient_norm);
      for (int steps = 1; steps <= 6; ++steps) {
        const mpq_class sum = PlainChain(c).sum_of_h(c.start, steps);
        if (c.direction == Direction::upper) {
          EXPECT_LE(sum, steps * c.value + c.transient) << name << ", K = " << steps;
        } else {
          EXPECT_GE(sum, steps * c.value - c.transient) << name << ", K = " << steps;
        }
      }
    }
  }
}

TEST(Verify, unreadable_files_are_told_apart) {
  const Verdict missing = verify_file("/nonexistent/certificate\n.json");
  EXPECT_FALSE(missing.verified);
  EXPECT_FALSE(missing.readable);
  EXPECT_EQ(verdict_line(missing), "REJECTED cannot read /nonexistent/certificate\\x0a.json");
  EXPECT_FALSE(verify_file(golden_folder()).readable);
  EXPECT_TRUE(verify_file(golden_folder() / "generate.py").readable);
}

}  // namespace
}  // namespace certau_verifier
