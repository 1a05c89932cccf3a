// SPDX-License-Identifier: Apache-2.0
// Piecewise certificates that are valid, and what is said about them.
#include <gtest/gtest.h>

#include "checks/verifier/claim.hpp"
#include "tests/checks/verifier/golden.hpp"
#include "tests/checks/verifier/piecewise_samples.hpp"

namespace certau_verifier {
namespace {

void expect_verified(const std::string& text) {
  const Verdict verdict = verify_text(text);
  EXPECT_TRUE(verdict.verified) << verdict.text;
}

// The same bounds from below, with the same potential upside down where need be.
std::string lower(const std::string& text, const std::string& value) {
  return with_value(with_value(text, "direction", "lower"), "value", value);
}

TEST(Piecewise, hand_made_certificates_are_accepted) {
  expect_verified(gradient_descent_sample());
  expect_verified(zero_potential_sample());
  expect_verified(tiki_taka_sample());
}

TEST(Piecewise, lower_bounds_are_accepted) {
  expect_verified(lower(zero_potential_sample(), "0"));
  // From below by -10 abs(d): the residual is g^2 + abs(d) (1 + sgn(d) w) >= 0.
  std::string text = lower(gradient_descent_sample(), "-1/1000");
  text = replaced(text, "\"5\"", "\"-5\"");
  expect_verified(text);
}

TEST(Piecewise, tiki_taka_with_a_zero_potential) {
  std::string text = tiki_taka_sample();
  const std::size_t start = text.find("\"terms\"");
  text = text.substr(0, start) + R"("terms": [{"kink": [["1"]], "coefficients": [["0"]]}]},)" +
         text.substr(text.find("\n  \"invariant_set\""));
  text = with_value(text, "transient", "0");
  expect_verified(with_value(text, "value", "25/16"));
  expect_rejected(with_value(text, "value", "156/100"), "lowest");
  expect_rejected(with_value(text, "value", "31/20"),
                  "check 4: the residual <= 0 is false at w = -1, p = -1 by 1/80");
  for (const char* device : {R"({"kind": "linear-step", "tau_max": "1", "tau_min": "-1",
                                 "symmetric_point": "0"})",
                             R"({"kind": "power-step", "tau_max": "1", "tau_min": "-1",
                                 "gamma_up": "2", "gamma_down": "3"})"}) {
    const std::string from = R"("auxiliary_device": {"kind": "asymmetric-linear", "tau": "1", )"
                             R"("symmetric_point": "0"})";
    expect_verified(with_value(replaced(text, from, "\"auxiliary_device\": " + std::string(device)),
                               "value", "25/16"));
  }
}

TEST(Piecewise, mixing_moves_the_point_of_the_gradient) {
  std::string text = with_value(tiki_taka_sample(), "mixing", "1/20");
  text = with_value(text, "increment_bound", "13/25");  // 1/5 (5/4 + 1/20 + 13/10)
  text = with_value(text, "value", "1/20");
  expect_verified(text);
  expect_rejected(with_value(text, "increment_bound", "51/100"),
                  "check 3: abs(Delta) <= 51/100 for branch 2 is false at w = -1, p = -1 by 1/100");
}

TEST(Piecewise, the_noise_may_change_the_sign_of_increments) {
  // Noise +-1/5 on [-1, 1]: both increments vanish inside, and the quantity is larger than 0 there.
  std::string text = zero_potential_sample();
  text = replaced(text, R"({"kink": [["1"]], "coefficients": [["0"]]})",
                  R"({"kink": [["1"]], "coefficients": [["0"], ["0"], ["3"]]},
                     {"kink": [["-1/20"], ["1"]], "coefficients": [["1/10"]]},
                     {"kink": [["-9/20"], ["1"]], "coefficients": [["-1/10"], ["1/50"]]})");
  text = with_value(with_value(text, "transient", "1"), "value", "1/2");
  expect_verified(text);
}

TEST(Piecewise, other_quantities_are_admitted) {
  const std::string zero = zero_potential_sample();
  // On an asymmetric-linear device with tau = 2, omega = w/2.
  std::string text = with_value(with_value(zero, "tau", "2"), "value", "1/4");
  text = with_value(text, "quantity", "squared-saturation");
  expect_rejected(text, "check 3: a step of 29/200 from w stays <= 1 is false at w = 1");
  text = with_value(with_value(zero, "quantity", "squared-saturation"), "value", "1");
  expect_verified(text);
  expect_rejected(with_value(text, "value", "99/100"), "check 4");
  text = with_value(with_value(zero, "quantity", "objective-gap"), "value", "25/32");
  expect_rejected(text, "infimum: this key is missing");
  text = replaced(text, "\"increment_bound\"",
                  R"("infimum": {"lower": "0", "upper": "0", "at": "1/4"}, "increment_bound")");
  expect_verified(text);
  expect_rejected(with_value(zero, "quantity", "amplification-constant"),
                  "potential.basis: amplification-constant admits 'chebyshev' alone");
}

TEST(Piecewise, the_claim_in_words_names_what_tiki_taka_has) {
  EXPECT_EQ(verify_text(tiki_taka_sample()).text,
            "tiki-taka, quadratic(curvature=1, minimizer=1/4), "
            "asymmetric-linear(tau=1, symmetric_point=0), two-point(sigma=13/10), "
            "learning rate 1/50, auxiliary learning rate 1/5, mixing 0, start (1/2, 0): for every "
            "K >= 1, the expected squared-gradient-norm f'(w)^2, averaged over the first K steps, "
            "is <= 21/1000 + (11/5)/K");
  const std::string text = replaced(
      tiki_taka_sample(), R"("auxiliary_device": {"kind": "asymmetric-linear", "tau": "1", "symm)",
      R"("auxiliary_device": {"kind": "linear-step", "tau_max": "1", "tau_min": "-1", "symm)");
  EXPECT_NE(
      verify_text(text).text.find("mixing 0, auxiliary device linear-step(tau_max=1, tau_min=-1, "),
      std::string::npos)
      << verify_text(text).text;
}

// The chain of the contract in plain rational numbers, with the true abs: no polynomials here.
mpq_class sum_of_squares(const Certificate& c, const mpq_class& w, const mpq_class& p, int steps) {
  const mpq_class gradient = c.problem.curvature * (w - c.problem.minimizer);
  mpq_class sum = gradient * gradient;
  if (steps == 1) return sum;
  // Device asymmetric-linear with tau = 1 and symmetric point 0: F = 1, G = the state itself.
  const auto pulse = [](const mpq_class& state, const mpq_class& increment) {
    return mpq_class(state + increment - abs(increment) * state);
  };
  for (const int side : {-1, 1}) {
    const mpq_class noisy = gradient + side * c.noise.sigma;
    const mpq_class next_p =
        c.auxiliary ? pulse(p, c.auxiliary->learning_rate * noisy) : mpq_class(0);
    const mpq_class increment = -c.learning_rate * (c.auxiliary ? next_p : noisy);
    sum += sum_of_squares(c, pulse(w, increment), next_p, steps - 1) / 2;
  }
  return sum;
}

TEST(Piecewise, verified_claims_agree_with_exact_enumeration) {
  for (const std::string& text :
       {tiki_taka_sample(), gradient_descent_sample(), zero_potential_sample()}) {
    ASSERT_TRUE(verify_text(text).verified);
    const Certificate c = read_certificate(text);
    const mpq_class p = c.auxiliary ? c.auxiliary->start : mpq_class(0);
    for (int steps = 1; steps <= 8; ++steps) {
      EXPECT_LE(sum_of_squares(c, c.start, p, steps), steps * c.value + c.transient) << steps;
    }
  }
}

}  // namespace
}  // namespace certau_verifier
