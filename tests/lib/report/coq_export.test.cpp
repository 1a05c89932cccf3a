// SPDX-License-Identifier: Apache-2.0
#include "certau/report/coq_export.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "certau/report/certificate_reader.hpp"
#include "certau/report/coq_text.hpp"
#include "tests/lib/report/piecewise.hpp"

namespace certau {
namespace {

using support::q;
using ::testing::HasSubstr;
using ::testing::Not;

// Nobody says that it is true: what is tested is the text.
Certificate small() {
  return {{support::analog_sgd(),
           {q("1/4")},
           Quantity::squared_gradient_norm,
           Direction::upper,
           q("1/3"),
           q("2")},
          SmoothProof{{q("1/20"), q("9/20")}, {}, {q("0"), q("3/8"), q("1/2")}},
          std::nullopt};
}

std::string source(const Certificate& certificate) {
  return coq_source(certificate, "a test").value();
}

TEST(CoqExport, a_small_certificate_word_for_word) {
  EXPECT_EQ(source(small()), R"coq((* SPDX-License-Identifier: Apache-2.0 *)
(* A certificate's claim, for Coq's kernel to check.
   certau-coq format_version 1, made by: a test *)
From Certau.cell Require Import statement.
Open Scope R_scope.

(* What is claimed. *)
Definition objective (w : R) : R := 1 / 2 * (w - (1/4)) ^ 2.
Definition gradient (w : R) : R := 1 * (w - (1/4)).
Definition response : device := asymmetric_linear 1 0.
Definition noise : noise_law := two_point (1/5).
Definition chain : process R := analog_sgd gradient response (1/10) noise.
Definition quantity (w : R) : R := gradient w ^ 2.

Lemma gradient_is_derivative : forall w, derivable_pt_lim objective w (gradient w).
Proof. apply (derivative_of_polynomial (Polynomial [1; -8; 16] 32)%Z); same_function. Qed.

(* The claim as polynomials, and what proves it. *)
Definition claim_data : claim := {|
  certificate.gradient := Polynomial [-1; 4] 4;
  up := Polynomial [1; -1] 1;
  down := Polynomial [1; 1] 1;
  learning_rate := (1 # 10);
  certificate.noise := [(Polynomial [1] 2, Polynomial [1] 5); (Polynomial [1] 2, Polynomial [-1]
      5)];
  dividend := Polynomial [1; -8; 16] 16;
  divisor := Polynomial [1] 1;
  start := (1 # 4);
  bound := (1 # 3);
  transient := (2 # 1)
|}%Z.

Definition proof_data : proof := {|
  centre := (1 # 4);
  radius := (1 # 5);
  potential := Polynomial [-4; 3; 8] 8;
  pieces := [Piece (1 # 1) [falls; rises]];
  residuals := exact
|}%Z.

Theorem average_le : forall K, (1 <= K)%nat ->
  average chain quantity K (1/4) <=
  (1/3) + 2 / INR K.
Proof.
  apply (average_le_of_certificate claim_data proof_data).
  - vm_cast_no_check (eq_refl true).
  - split;
      [apply analog_sgd_eq_chain_of; same_function
      |same_function
      |same_function..].
Qed.

Print Assumptions average_le.
)coq");
}

TEST(CoqExport, a_lower_bound_is_stated_the_other_way) {
  auto certificate = small();
  certificate.claim.direction = Direction::lower;
  const auto text = source(certificate);
  EXPECT_THAT(text, HasSubstr("average chain quantity K (1/4) >=\n  (1/3) - 2 / INR K."));
  EXPECT_THAT(text, HasSubstr("average_ge_of_certificate"));
}

TEST(CoqExport, digital_sgd_has_no_device) {
  auto certificate = small();
  certificate.claim.process.algorithm = Algorithm::digital_sgd;
  const auto text = source(certificate);
  EXPECT_THAT(text, HasSubstr("digital_sgd gradient (1/10) noise"));
  EXPECT_THAT(text, HasSubstr("[irrelevant; irrelevant]"));
  EXPECT_THAT(text, Not(HasSubstr("asymmetric_linear")));
}

TEST(CoqExport, signs_are_told_piece_by_piece) {
  auto certificate = small();
  auto& proof = std::get<SmoothProof>(certificate.proof);
  proof.set = {q("1/100"), q("49/100")};
  proof.cuts = {q("1/10"), q("9/20")};
  const auto text = source(certificate);
  EXPECT_THAT(text, HasSubstr("[Piece (-5 # 8) [either; rises]; Piece (5 # 6) [falls; rises]; "));
  EXPECT_THAT(text, HasSubstr("residuals := rounded_to 67"));
}

TEST(CoqExport, the_value_of_the_amplification_constant_is_in_the_quantity) {
  auto certificate = small();
  certificate.claim.quantity = Quantity::amplification_constant;
  const auto text = source(certificate);
  EXPECT_THAT(text, HasSubstr("gradient w ^ 2 - (1/3) * variance w * (omega w ^ 2 /"));
  EXPECT_THAT(text, HasSubstr("<=\n  0 + 2 / INR K."));
}

TEST(CoqExport, every_problem_device_and_noise_has_words) {
  auto certificate = small();
  auto& process = certificate.claim.process;
  process.problem = DoubleWell<Rational>{q("1/2"), q("1"), q("1/100")};
  process.device = PowerStep<Rational>{q("2"), q("-2"), q("2"), q("1")};
  process.noise = FiniteLaw<Rational>{{{q("1/5")}, {q("-1/5"), q("1")}}, {{q("1")}, {q("0")}}};
  process.learning_rate = q("1/1000");
  std::get<SmoothProof>(certificate.proof).set = {q("-1"), q("1")};
  const auto text = source(certificate);
  EXPECT_THAT(text, HasSubstr("1 / (8 * (1/2) ^ 2) * (w ^ 2 - (1/2) ^ 2) ^ 2 + (1/100) * w."));
  EXPECT_THAT(text, HasSubstr("1 * (w ^ 2 - (1/2) ^ 2) * w / (2 * (1/2) ^ 2) + (1/100)."));
  EXPECT_THAT(text, HasSubstr("power_step 2 (-2) 2 1"));
  EXPECT_THAT(text, HasSubstr("fun w => [(1, (1/5)); (0, (-1/5) + 1 * w)]"));
  process.problem = PolynomialObjective<Rational>{{q("0"), q("-1/2"), q("1")}};
  EXPECT_THAT(source(certificate), HasSubstr("objective (w : R) : R := (-1/2) * w + 1 * w ^ 2."));
}

TEST(CoqExport, what_has_no_checker_is_refused_by_name) {
  auto certificate = small();
  certificate.claim.quantity = Quantity::objective_gap;
  certificate.claim.process.problem = PolynomialObjective<Rational>{{q("0"), q("0"), q("1")}};
  certificate.infimum = Infimum{q("0"), q("0"), q("0")};
  EXPECT_THAT(coq_source(certificate, "").reason(), HasSubstr("infimum is not evident"));
  certificate.claim.process.problem = Quadratic<Rational>{q("1"), q("1/4")};
  EXPECT_TRUE(coq_source(certificate, "").has_value());
  certificate.infimum->lower = q("-1/1000");
  EXPECT_THAT(coq_source(certificate, "").reason(), HasSubstr("infimum other than 0"));
}

TEST(CoqExport, signs_that_are_not_found_again_are_no_file) {
  auto certificate = small();
  std::get<SmoothProof>(certificate.proof).set = {q("1/4"), q("3/10")};
  const auto answer = coq_source(certificate, "");
  EXPECT_TRUE(answer.is_inconclusive());
  EXPECT_THAT(answer.reason(), HasSubstr("leads out of"));
}

TEST(CoqText, a_comment_cannot_end_early) {
  EXPECT_EQ(coq_comment("a *) Axiom \"x\n(* (*)"), "a * ) Axiom 'x ( * ( * )");
}

TEST(CoqText, long_lines_are_broken_at_spaces) {
  const std::string word(60, 'x');
  EXPECT_EQ(coq_wrapped("  " + word + " " + word + "\nshort\n"),
            "  " + word + "\n      " + word + "\nshort\n");
  const std::string endless(150, '1');
  EXPECT_EQ(coq_wrapped("  prefix " + endless), "  prefix\n      " + endless + "\n");
}

TEST(CertificateReader, reads_what_was_written_whatever_the_question) {
  for (const auto& process : {support::analog_sgd(), support::tiki_taka()}) {
    auto certificate = small();
    if (has_auxiliary(process.algorithm))
      certificate = support::any_piecewise(process, {q("1/4"), q("-1/8")});
    const std::string text = certificate_text(certificate, "a test");
    const auto read = read_certificate(text);
    ASSERT_TRUE(read.has_value()) << read.reason();
    EXPECT_EQ(certificate_text(read.value(), "a test"), text);
  }
}

TEST(CertificateReader, what_is_no_certificate_is_refused) {
  for (const char* text : {"", "{", "[]", "3", "{}", R"({"format": "certau-separation"})",
                           R"({"format": "certau-certificate"})"})
    EXPECT_FALSE(read_certificate(text).has_value()) << text;
}

TEST(CoqExport, a_separation_has_both_claims_and_the_horizon) {
  auto worse = small();
  worse.claim.direction = Direction::lower;
  worse.claim.value = q("2/3");
  const std::string text = coq_source(Separation{small(), worse, 13}, "a test").value();
  for (const std::string part :
       {"Module Better.\nImport statement.", "End Better.", "Module Worse.", "End Worse.",
        "Better.gradient = Worse.gradient /\\ Better.response = Worse.response",
        "forall K, 13 <= INR K ->\n  average Better.chain Better.quantity K (1/4) <\n"
        "  average Worse.chain Worse.quantity K (1/4)."})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(CertificateReader, reads_what_separation_text_writes) {
  auto worse = small();
  worse.claim.direction = Direction::lower;
  const std::string text = separation_text(small(), worse, 1710, "a test");
  ASSERT_TRUE(is_separation(text));
  const auto separation = read_separation(text);
  ASSERT_TRUE(separation.has_value()) << separation.reason();
  EXPECT_EQ(separation.value().horizon_from, 1710);
  EXPECT_EQ(separation.value().better.claim.direction, Direction::upper);
  EXPECT_EQ(separation.value().worse.claim.direction, Direction::lower);
  EXPECT_EQ(source(separation.value().better), source(small()));
  EXPECT_FALSE(read_certificate(text).has_value());
  EXPECT_FALSE(is_separation("{}"));
  EXPECT_FALSE(is_separation(R"({"format": 3})"));
  EXPECT_EQ(read_certificate(R"({"format": 3})").reason(), "not a certificate");
  EXPECT_FALSE(read_separation(R"({"format": "certau-separation"})").has_value());
  EXPECT_EQ(read_separation("{}").reason(), "not a separation");
}

}  // namespace
}  // namespace certau
