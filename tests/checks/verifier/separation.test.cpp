// SPDX-License-Identifier: Apache-2.0
// Pairs of certificates: digital-sgd with half the learning rate is better in the end.
#include <gtest/gtest.h>

#include "checks/verifier/claim.hpp"
#include "tests/checks/verifier/golden.hpp"
#include "tests/checks/verifier/piecewise_samples.hpp"

namespace certau_verifier {
namespace {

// From below by 1/475 - (transient)/K.
std::string worse() { return read_golden("digital_sgd_exact_lower"); }

// u = A g^2 with A = 1/(1 - (1 - 1/20)^2) = 400/39 makes the drift equation exact:
// the value is (1/20)/(2 - 1/20)/25 = 1/975.
std::string better() {
  std::string text = read_golden("digital_sgd_exact_upper");
  text = with_value(text, "learning_rate", "1/20");
  text = with_value(text, "value", "1/975");
  text = with_value(text, "transient", "3/13");
  const std::size_t start = text.find("\"potential\"");
  return text.substr(0, start) +
         R"("potential": {"basis": "chebyshev", "coefficients": ["8/39", "0", "8/39"]},)" +
         text.substr(text.find("\n  \"invariant_set\""));
}

std::string separation(const std::string& horizon, const std::string& first,
                       const std::string& second) {
  return R"({"format": "certau-separation", "format_version": 1, "made_by": "hand",
             "horizon_from": ")" +
         horizon + "\", \"better\": " + first + ", \"worse\": " + second + "}";
}

// The least K at which the bounds are apart.
mpz_class least_horizon() {
  const Certificate upper = read_certificate(better());
  const Certificate lower = read_certificate(worse());
  const mpq_class quotient = (upper.transient + lower.transient) / (lower.value - upper.value);
  return quotient.get_num() / quotient.get_den() + 1;
}

std::string valid() { return separation(least_horizon().get_str(), better(), worse()); }

TEST(Separation, a_valid_pair_is_accepted) {
  const Verdict verdict = verify_text(valid());
  EXPECT_TRUE(verdict.verified) << verdict.text;
  EXPECT_EQ(verdict.text,
            "quadratic(curvature=1, minimizer=1/4), asymmetric-linear(tau=1, symmetric_point=0), "
            "two-point(sigma=1/5): for every K >= " +
                least_horizon().get_str() +
                ", the expected squared-gradient-norm f'(w)^2, averaged over the first K steps, of "
                "digital-sgd (learning rate 1/20, start 1/10) is below that of digital-sgd "
                "(learning rate 1/10, start 1/10)");
  EXPECT_TRUE(verify_text(separation("1000000000000", better(), worse())).verified);
}

TEST(Separation, the_horizon_is_exact) {
  const mpz_class before = least_horizon() - 1;
  ASSERT_GE(before, 1);
  expect_rejected(separation(before.get_str(), better(), worse()),
                  "separation: at K = " + before.get_str() + " the upper bound");
  for (const char* horizon : {"0", "-1", "3/2"}) {
    expect_rejected(separation(horizon, better(), worse()), "horizon_from: not an integer >= 1");
  }
  expect_rejected(replaced(valid(), "\"horizon_from\": \"" + least_horizon().get_str() + "\"",
                           "\"horizon_from\": 1234"),
                  "horizon_from: not a string");
}

TEST(Separation, bounds_that_only_touch_are_not_apart) {
  const Certificate upper = read_certificate(better());
  const Certificate lower = read_certificate(worse());
  // Equality at K = 100000; a larger transient is as true.
  const mpq_class transient = 100000 * (lower.value - upper.value) - lower.transient;
  ASSERT_GT(transient, upper.transient);
  const std::string touching = with_value(better(), "transient", transient.get_str());
  expect_rejected(separation("100000", touching, worse()), "separation: at K = 100000");
  EXPECT_TRUE(verify_text(separation("100001", touching, worse())).verified);
}

TEST(Separation, better_and_worse_cannot_be_exchanged) {
  expect_rejected(separation("1000", worse(), better()),
                  "separation: better is not an upper bound");
  expect_rejected(separation("1000", better(), better()), "separation: worse is not a lower bound");
  const std::string slow = read_golden("digital_sgd_exact_upper");
  expect_rejected(separation("1000000", slow, worse()),
                  "separation: the value 1/475 of better is not below the value 1/475 of worse");
}

TEST(Separation, both_must_be_about_one_instance) {
  const auto rejected = [](const char* key, const char* value, const char* reason) {
    expect_rejected(separation("1000", with_value(better(), key, value), worse()), reason);
  };
  rejected("sigma", "1/6", "separation: better and worse differ in the noise");
  rejected("curvature", "9/10", "separation: better and worse differ in the problem");
  rejected("tau", "9/10", "separation: better and worse differ in the device");
  rejected("weight", "1/8", "separation: better and worse differ in the start's weight");
  rejected("quantity", "squared-saturation", "separation: better and worse differ in the quantity");
  const auto constant = [](const std::string& text) {
    return with_value(text, "quantity", "amplification-constant");
  };
  expect_rejected(separation("1000", constant(better()), constant(worse())),
                  "separation: amplification-constant is no average to compare");
}

TEST(Separation, both_certificates_are_checked) {
  expect_rejected(separation("1000", with_value(better(), "value", "1/980"), worse()),
                  "better: check 5, piece 1 of 1");
  expect_rejected(separation("1000", better(), with_value(worse(), "transient", "1/1000")),
                  "worse: check 6: the transient");
  std::string part = with_value(worse(), "minimizer", "02");
  expect_rejected(separation("1000", better(), part),
                  "worse.claim.process.problem.minimizer: '02'");
  part = replaced(better(), "\"format_version\": 1", "\"format_version\": 2");
  expect_rejected(separation("1000", part, worse()), "better.format_version: not the integer 1");
  part = replaced(better(), "\"certau-certificate\"", "\"certau-separation\"");
  expect_rejected(separation("1000", part, worse()), "better.format: not 'certau-certificate'");
  const std::size_t made_by = worse().find("\"made_by\"");
  part = worse().erase(made_by, worse().find('\n', made_by) - made_by);
  expect_rejected(separation("1000", better(), part), "worse.made_by: this key is missing");
  expect_rejected(separation("1000", better(), "{}"), "worse.format: this key is missing");
  expect_rejected(separation("1000", better(), "[]"), "worse: not an object");
}

TEST(Separation, bases_may_differ) {
  // From above in pieces, from below by series; what is apart in the end need not be tight.
  const std::string upper = zero_potential_sample();
  expect_rejected(separation("1000", upper, worse()), "separation: better and worse differ in the");
  const std::string lower = with_value(
      with_value(with_value(upper, "direction", "lower"), "value", "2"), "algorithm", "analog-sgd");
  expect_rejected(separation("1000", upper, lower), "worse: check 4: the residual >= 0 is false");
}

TEST(Separation, keys_are_those_of_the_contract) {
  const std::string text = valid();
  expect_rejected(replaced(text, "\"horizon_from\"", "\"cuts\": [], \"horizon_from\""),
                  "cuts: this key is unknown");
  expect_rejected(replaced(text, "\"horizon_from\"", "\"horizon\""),
                  "horizon_from: this key is missing");
  expect_rejected(replaced(text, "\"worse\"", "\"better\""), "not strict JSON");
  expect_rejected(replaced(text, "\"worse\"", "\"worst\""), "worse: this key is missing");
  expect_rejected(replaced(text, "\"certau-separation\"", "\"certau-comparison\""),
                  "format: not 'certau-certificate'");
  expect_rejected(replaced(text, "\"certau-separation\"", "[\"certau-separation\"]"),
                  "format: not a string");
}

}  // namespace
}  // namespace certau_verifier
