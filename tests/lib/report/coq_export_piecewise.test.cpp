// SPDX-License-Identifier: Apache-2.0
#include "certau/report/coq_export_piecewise.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "tests/lib/report/piecewise.hpp"

namespace certau {
namespace {

using support::q;
using ::testing::HasSubstr;

Process<Rational> tiki_taka() {
  Process<Rational> process;
  process.algorithm = Algorithm::tiki_taka;
  process.learning_rate = q("1/50");
  process.auxiliary_learning_rate = q("1/5");
  process.problem = Quadratic<Rational>{1, q("1/4")};
  process.device = AsymmetricLinear<Rational>{1, 0};
  process.auxiliary_device = AsymmetricLinear<Rational>{1, 0};
  process.noise = TwoPoint<Rational>{q("13/10")};
  return process;
}

CertifiedBounds bounds(Quantity quantity) {
  return certify({tiki_taka(), {0, 0}, quantity, 25, q("1/2")}).value();
}

TEST(CoqExportPiecewise, both_directions_of_a_claim) {
  const auto both = bounds(Quantity::squared_gradient_norm);
  const std::string upper = coq_body_piecewise(both.upper).value().text;
  EXPECT_THAT(upper, HasSubstr("tiki_taka gradient response auxiliary_response (1/50) (1/5) 0"));
  EXPECT_THAT(upper, HasSubstr("Definition quantity (s : R * R) : R := gradient (fst s) ^ 2."));
  EXPECT_THAT(upper, HasSubstr("average chain quantity K (0, 0)\n  <= (" +
                               to_string(both.upper.claim.value) + ") + "));
  const std::string lower = coq_body_piecewise(both.lower).value().text;
  EXPECT_THAT(lower, HasSubstr("Theorem average_ge"));
  EXPECT_THAT(lower, HasSubstr("\n  >= (" + to_string(both.lower.claim.value) + ") - "));
}

TEST(CoqExportPiecewise, a_scalar_algorithm_has_weights_as_states) {
  auto process = support::analog_sgd();
  const auto both =
      certify({process, {q("-9/10")}, Quantity::squared_gradient_norm, 25, q("1/2")}).value();
  ASSERT_TRUE(both.upper.is_piecewise());
  const std::string text = coq_body_piecewise(both.upper).value().text;
  EXPECT_THAT(text, HasSubstr("process R := analog_sgd gradient response (1/10) noise."));
  EXPECT_THAT(text, HasSubstr("average chain quantity K (-9/10)\n"));
}

// Every box has a Leaf, every halving two halves.
TEST(CoqExportPiecewise, halvings_form_a_tree) {
  const std::string text =
      coq_body_piecewise(bounds(Quantity::squared_gradient_norm).upper).value().text;
  const auto begin = text.find("drift_tree := ") + 14;
  const std::string tree = text.substr(begin, text.find(';', begin) - begin);
  const auto count = [&](const std::string& word) {
    std::size_t result = 0;
    for (auto at = tree.find(word); at != std::string::npos; at = tree.find(word, at + 1)) ++result;
    return result;
  };
  EXPECT_GT(count("Leaf"), 1U);
  EXPECT_EQ(count("Leaf"), count("(X ") + count("(Y ") + 1);
}

TEST(CoqExportPiecewise, refuses_what_has_no_checker) {
  const auto reason = [](const Certificate& certificate) {
    const auto source = coq_body_piecewise(certificate);
    EXPECT_FALSE(source.has_value());
    EXPECT_FALSE(source.is_inconclusive());
    return source.reason();
  };
  auto digital = support::any_piecewise(support::analog_sgd(), {q("1/4")});
  digital.claim.process.algorithm = Algorithm::digital_sgd;
  EXPECT_THAT(reason(digital), HasSubstr("no checker for piecewise potentials of digital-sgd"));
  auto gap = support::any_piecewise(tiki_taka(), {0, 0});
  gap.claim.quantity = Quantity::objective_gap;
  EXPECT_THAT(reason(gap), HasSubstr("no checker for piecewise potentials for objective-gap"));
}

TEST(CoqExportPiecewise, a_false_claim_has_no_proof) {
  auto certificate = bounds(Quantity::squared_gradient_norm).upper;
  certificate.claim.value /= 2;
  const auto source = coq_body_piecewise(certificate);
  EXPECT_FALSE(source.has_value());
  EXPECT_TRUE(source.is_inconclusive());
}

}  // namespace
}  // namespace certau
