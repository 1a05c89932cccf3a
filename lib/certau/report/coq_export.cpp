// SPDX-License-Identifier: Apache-2.0
#include "certau/report/coq_export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "certau/process/signed_pieces.hpp"
#include "certau/report/coq_export_piecewise.hpp"
#include "certau/report/coq_text.hpp"

namespace certau {
namespace {

// A quantity in words of theorems/model, and the tactic that finds it in the claim's polynomials.
struct QuantityWords {
  std::string definitions;
  std::string tactic;
};

// --- What can be said, and what not.

std::string refusal(const Certificate& certificate) {
  const Process<Rational>& process = certificate.claim.process;
  if (!is_polynomial(process)) return "a device or a noise that is no polynomial";
  if (has_auxiliary(process.algorithm)) return "tiki-taka with a smooth potential";
  if (certificate.claim.quantity != Quantity::objective_gap) return "";
  // inf f is evident where f is a multiple of a square that has a root.
  const auto* well = std::get_if<DoubleWell<Rational>>(&process.problem);
  const bool square = std::holds_alternative<Quadratic<Rational>>(process.problem) ||
                      (well != nullptr && well->tilt == 0);
  if (!square) return "objective-gap of an objective whose infimum is not evident";
  if (!certificate.infimum || certificate.infimum->lower != 0 || certificate.infimum->upper != 0)
    return "objective-gap with an infimum other than 0";
  return "";
}

QuantityWords quantity_words(const Claim& claim) {
  const std::string omega = "Definition omega (w : R) : R := G response w / F response w.\n";
  const auto quantity = [](const std::string& formula) {
    return "Definition quantity (w : R) : R := " + formula + ".\n";
  };
  const std::string by = "unfold quantity, omega; same_ratio ";
  switch (claim.quantity) {
    case Quantity::squared_gradient_norm:
      return {quantity("gradient w ^ 2"), "same_function"};
    case Quantity::objective_gap:
      return {quantity("objective w"), "same_function"};
    case Quantity::squared_saturation:
      return {omega + quantity("omega w ^ 2"), by + "squared_saturation_eq"};
    case Quantity::amplification:
      return {omega + quantity("omega w ^ 2 / (1 - omega w ^ 2)"), by + "amplification_eq"};
    case Quantity::amplification_constant:
      return {omega +
                  "Definition variance (w : R) : R := expect (noise w) (fun eps => eps ^ 2).\n" +
                  quantity("gradient w ^ 2 - " + coq_real(claim.value) +
                           " * variance w * (omega w ^ 2 / (1 - omega w ^ 2))"),
              by + "amplification_constant_eq"};
  }
  throw ContractViolation("quantity_words of an unknown quantity (a defect): add it here");
}

// --- The claim in words of theorems/model.

bool names_device(const Claim& claim) {
  return is_analog(claim.process.algorithm) || (claim.quantity != Quantity::squared_gradient_norm &&
                                                claim.quantity != Quantity::objective_gap);
}

// For the amplification constant the value is in the quantity, whose average has the bound 0.
Rational bound_of(const Claim& claim) {
  return claim.quantity == Quantity::amplification_constant ? Rational{0} : claim.value;
}

std::string definitions(const Claim& claim, const QuantityWords& words) {
  const Process<Rational>& process = claim.process;
  std::string text = "Definition objective (w : R) : R := " + coq_objective(process.problem) +
                     ".\nDefinition gradient (w : R) : R := " + coq_gradient(process.problem) +
                     ".\n";
  if (names_device(claim))
    text += "Definition response : device := " + coq_device(process.device) + ".\n";
  text += "Definition noise : noise_law := " + coq_noise(process) + ".\n";
  text += fmt::format(
      "Definition chain : process R := {} {} noise.\n",
      is_analog(process.algorithm) ? "analog_sgd gradient response" : "digital_sgd gradient",
      coq_real(process.learning_rate));
  return text + words.definitions;
}

std::string facts(const Certificate& certificate) {
  const auto& problem = certificate.claim.process.problem;
  std::string text = fmt::format(
      "Lemma gradient_is_derivative : forall w, derivable_pt_lim objective w (gradient w).\n"
      "Proof. apply (derivative_of_polynomial ({})%Z); same_function. Qed.\n",
      coq_polynomial(objective_polynomial(problem)));
  if (certificate.claim.quantity == Quantity::objective_gap)
    text += fmt::format(
        "\nLemma objective_has_infimum_0 : (forall w, 0 <= objective w) /\\ objective {} = 0.\n"
        "Proof. infimum_of_square. Qed.\n",
        coq_real(certificate.infimum->at));
  return text;
}

// --- What proves it.

std::string claim_data(const Claim& claim, const PolynomialProcess& process,
                       const QuantityPolynomials& quantity) {
  const RationalPolynomial one{1};
  const bool analog = is_analog(claim.process.algorithm);
  const bool constant = claim.quantity == Quantity::amplification_constant;
  const RationalPolynomial dividend =
      constant ? quantity.numerator - RationalPolynomial{claim.value} * quantity.weight
               : quantity.numerator;
  const std::vector<std::string> fields{
      "certificate.gradient := " + coq_polynomial(process.gradient),
      "up := " + coq_polynomial(analog ? process.response.up : one),
      "down := " + coq_polynomial(analog ? process.response.down : one),
      "learning_rate := " + coq_rational(claim.process.learning_rate),
      "certificate.noise := " + coq_branches(process),
      "dividend := " + coq_polynomial(dividend),
      "divisor := " + coq_polynomial(quantity.denominator),
      "start := " + coq_rational(claim.start.weight),
      "bound := " + coq_rational(bound_of(claim)),
      "transient := " + coq_rational(claim.transient),
  };
  return fmt::format("Definition claim_data : claim := {{|\n  {}\n|}}%Z.\n",
                     fmt::join(fields, ";\n  "));
}

std::string sign_word(const BranchPolynomials& branch, const std::vector<Sign>& admitted,
                      bool one_map) {
  if (one_map) return "irrelevant";
  if (!branch.sign_matters || admitted.size() > 1) return "either";
  return admitted.front() == Sign::nonnegative ? "rises" : "falls";
}

// Exact composition is quick where the set's ends are short; where they are not, or where the set
// is in pieces, residuals are computed in fixed point, with as many bits as the potential has and
// some for what rounding loses.
std::string arithmetic(const SmoothProof& proof, const RationalPolynomial& potential) {
  constexpr unsigned short_bits = 24;
  constexpr unsigned spare_bits = 64;
  const bool is_short = msb(denominator(proof.set.centre())) < short_bits &&
                        msb(denominator(proof.set.radius())) < short_bits;
  if (is_short && proof.cuts.empty()) return "exact";
  unsigned bits = 0;
  for (long k = 0; k <= potential.degree(); ++k)
    bits = std::max(bits, static_cast<unsigned>(msb(denominator(potential.coefficient(k)))));
  return fmt::format("rounded_to {}", bits + spare_bits);
}

std::string proof_data(const SmoothProof& proof, const PolynomialProcess& process,
                       const InvariantSet& set, bool one_map) {
  const Rational centre = proof.set.centre();
  const Rational radius = proof.set.radius();
  const RationalPolynomial potential = to_powers(proof.potential);
  std::vector<std::string> pieces;
  for (const auto& piece : set.pieces) {
    std::vector<std::string> signs;
    for (std::size_t j = 0; j < piece.admitted.size(); ++j)
      signs.push_back(sign_word(process.branches[j], piece.admitted[j], one_map));
    pieces.push_back(fmt::format(
        "Piece {} {}", coq_rational((piece.interval.upper - centre) / radius), coq_list(signs)));
  }
  return fmt::format(
      "Definition proof_data : proof := {{|\n  centre := {};\n  radius := {};\n"
      "  potential := {};\n  pieces := {};\n  residuals := {}\n|}}%Z.\n",
      coq_rational(centre), coq_rational(radius), coq_polynomial(potential), coq_list(pieces),
      arithmetic(proof, potential));
}

std::string theorem(const Claim& claim, const QuantityWords& words) {
  const bool upper = claim.direction == Direction::upper;
  return fmt::format(
      "Theorem average_{0} : forall K, (1 <= K)%nat ->\n"
      "  average chain quantity K {1} {2}\n"
      "  {3} {4} {5} / INR K.\n"
      "Proof.\n"
      "  apply (average_{0}_of_certificate claim_data proof_data).\n"
      "  - vm_cast_no_check (eq_refl true).\n"
      "  - split;\n"
      "      [apply {6}_sgd_eq_chain_of; same_function\n"
      "      |{7}\n"
      "      |same_function..].\n"
      "Qed.\n\n"
      "Print Assumptions average_{0}.\n",
      upper ? "le" : "ge", coq_real(claim.start.weight),
      upper ? "<=" : ">=", coq_real(bound_of(claim)), upper ? "+" : "-", coq_real(claim.transient),
      is_analog(claim.process.algorithm) ? "analog" : "digital", words.tactic);
}

Outcome<CoqBody> coq_body_smooth(const Certificate& certificate) {
  if (const std::string missing = refusal(certificate); !missing.empty())
    return OutsideDomain{"theorems/cell has no checker for " + missing};
  const Claim& claim = certificate.claim;
  const SmoothProof& proof = certificate.smooth();
  const PolynomialProcess process = to_polynomials(claim.process);
  const auto set = prove_invariant(process, proof.set, proof.cuts);
  if (!set.has_value()) return set.refusal<CoqBody>();
  const auto quantity = quantity_polynomials(claim.quantity, process);
  const bool one_map =
      !is_analog(claim.process.algorithm) || process.response.up == process.response.down;
  const QuantityWords words = quantity_words(claim);
  return CoqBody{"statement", "(* What is claimed. *)\n" + definitions(claim, words) + "\n" +
                                  facts(certificate) +
                                  "\n(* The claim as polynomials, and what proves it. *)\n" +
                                  claim_data(claim, process, quantity) + "\n" +
                                  proof_data(proof, process, set.value(), one_map) + "\n" +
                                  theorem(claim, words)};
}

Outcome<CoqBody> coq_body(const Certificate& certificate) {
  return certificate.is_piecewise() ? coq_body_piecewise(certificate)
                                    : coq_body_smooth(certificate);
}

std::string coq_file(const std::string& what, const std::string& made_by,
                     const std::string& content) {
  return coq_wrapped(
      fmt::format("(* SPDX-License-Identifier: Apache-2.0 *)\n"
                  "(* {}, for Coq's kernel to check.\n"
                  "   certau-coq format_version 1, made by: {} *)\n{}",
                  what, coq_comment(made_by), content));
}

std::string coq_module(const std::string& name, const CoqBody& body) {
  return fmt::format("Module {0}.\nImport {1}.\nOpen Scope R_scope.\n\n{2}\nEnd {0}.\n\n", name,
                     body.imported, body.text);
}

}  // namespace

Outcome<std::string> coq_source(const Certificate& certificate, const std::string& made_by) {
  const auto body = coq_body(certificate);
  if (!body.has_value()) return body.refusal<std::string>();
  return coq_file("A certificate's claim", made_by,
                  fmt::format("From Certau.cell Require Import {}.\nOpen Scope R_scope.\n\n{}",
                              body.value().imported, body.value().text));
}

Outcome<std::string> coq_source(const Separation& separation, const std::string& made_by) {
  const auto better = coq_body(separation.better);
  if (!better.has_value()) return better.refusal<std::string>();
  const auto worse = coq_body(separation.worse);
  if (!worse.has_value()) return worse.refusal<std::string>();
  const Claim& first = separation.better.claim;
  const Claim& second = separation.worse.claim;
  const bool one_device = names_device(first) && names_device(second);
  const std::string instance = fmt::format(
      "(* Both are about one problem{} and noise. *)\n"
      "Lemma same_instance : Better.gradient = Worse.gradient /\\{} Better.noise = Worse.noise.\n"
      "Proof. repeat split. Qed.\n\n",
      one_device ? ", device" : "", one_device ? " Better.response = Worse.response /\\" : "");
  const std::string theorem = fmt::format(
      "Theorem better_average_lt : forall K, {0} <= INR K ->\n"
      "  average Better.chain Better.quantity K {1} <\n"
      "  average Worse.chain Worse.quantity K {2}.\n"
      "Proof. apply (lt_of_bounds Better.average_le Worse.average_ge); lra. Qed.\n\n"
      "Print Assumptions better_average_lt.\n",
      separation.horizon_from.str(), coq_start(first.process.algorithm, first.start),
      coq_start(second.process.algorithm, second.start));
  return coq_file("A separation's claim", made_by,
                  fmt::format("From Certau.cell Require {} {} separation.\n\n",
                              better.value().imported, worse.value().imported) +
                      coq_module("Better", better.value()) + coq_module("Worse", worse.value()) +
                      "Import separation.\nOpen Scope R_scope.\n\n" + instance + theorem);
}

}  // namespace certau
