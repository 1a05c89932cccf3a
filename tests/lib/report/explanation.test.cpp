// SPDX-License-Identifier: Apache-2.0
#include "certau/report/explanation.hpp"

#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "certau/report/certificate_json.hpp"
#include "certau/report/separation_json.hpp"
#include "tests/lib/report/piecewise.hpp"

namespace certau {
namespace {

using support::q;

std::string words_for(const Process<Rational>& process, Quantity quantity, Direction direction) {
  const auto bounds = certify({process, {q("1/4")}, quantity, 6}).value();
  return certificate_in_words(
      certificate_text(direction == Direction::lower ? bounds.lower : bounds.upper, "a test"));
}

TEST(Explanation, a_certificate_names_claim_source_and_proof) {
  const auto upper =
      words_for(support::analog_sgd(), Quantity::squared_gradient_norm, Direction::upper);
  for (const char* part :
       {"for every K >= 1", " is <= ", "wu2024", "alpha         1/10",
        "quadratic, curvature = 1, minimizer = 1/4",
        "asymmetric-linear, tau = 1, symmetric_point = 0", "two-point, sigma = 1/5",
        "start         1/4", "[1/20, 9/20]", "h + T u - u <= value", "theorems/drift_soundness.md"})
    EXPECT_NE(upper.find(part), std::string::npos) << part << " is not in\n" << upper;
  const auto lower =
      words_for(support::analog_sgd(), Quantity::squared_gradient_norm, Direction::lower);
  EXPECT_NE(lower.find(" is >= "), std::string::npos) << lower;
  EXPECT_NE(lower.find("h + T u - u >= value"), std::string::npos) << lower;
}

TEST(Explanation, tiki_taka_names_both_arrays_and_how_kinks_are_proved) {
  const auto certificate = support::any_piecewise(support::tiki_taka(), {q("1/4"), q("-1/8")});
  const auto text = certificate_in_words(certificate_text(certificate, "a test"));
  for (const char* part :
       {"TT-P", "alpha         1/10", "beta          1/10", "gamma         0",
        "device        asymmetric-linear, tau = 1", "device of p   asymmetric-linear, tau = 2",
        "start         w = 1/4, p = -1/8", "w in [-1, 1], p in [-2, 2], which the process never",
        "|beta v| <= 1/3 there", "so does one of alpha max|p|",
        "u, a sum of 2 terms |kink| * polynomial, of total degree 3",
        "h + T u - u <= value on the box", "subdivision", "every sign that an argument",
        "rounded outward"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

TEST(Explanation, piecewise_proofs_of_one_coordinate_have_a_set) {
  const auto certificate = support::any_piecewise(support::analog_sgd(), {q("1/4")});
  const auto text = certificate_in_words(certificate_text(certificate, "a test"));
  for (const char* part : {"set           [-1, 1], which the process never leaves",
                           "|Delta| <= 1/3 there", "value on the set", "subdivision"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
  EXPECT_EQ(text.find("alpha max|p|"), std::string::npos) << text;
}

TEST(Explanation, a_separation_has_both_claims_and_the_horizon) {
  const auto better = support::any_piecewise(support::tiki_taka(), {q("1/4"), 0});
  const auto worse =
      certify({support::analog_sgd(), {q("1/4")}, Quantity::squared_gradient_norm, 6})
          .value()
          .lower;
  const auto text = certificate_in_words(separation_text(better, worse, 1234, "a test"));
  for (const char* part :
       {"for every K >= 1234", "of tiki-taka", "that of analog-sgd", "Better\n  Claim\n",
        "Worse\n  Claim\n", " is <= ", " is >= ", "Chebyshev series", "|kink|"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

TEST(Explanation, every_quantity_has_its_formula) {
  for (const auto& [quantity, formula] :
       {std::pair{Quantity::squared_gradient_norm, "g^2, g = f'(w)"},
        std::pair{Quantity::objective_gap, "f(w) - inf f"},
        std::pair{Quantity::squared_saturation, "omega = G/F"},
        std::pair{Quantity::amplification, "omega^2/(1 - omega^2)"},
        std::pair{Quantity::amplification_constant, "g^2 - c sigma^2 S"}}) {
    const auto text = words_for(support::analog_sgd(), quantity, Direction::upper);
    EXPECT_NE(text.find(formula), std::string::npos) << text;
  }
}

TEST(Explanation, long_numbers_have_a_decimal_beside_them) {
  const auto bounds =
      certify({support::analog_sgd(), {q("1/4")}, Quantity::squared_gradient_norm, 30}).value();
  const auto text = certificate_in_words(certificate_text(bounds.upper, "a test"));
  EXPECT_NE(text.find("about 0.0033891467184421673662540"), std::string::npos) << text;
}

}  // namespace
}  // namespace certau
