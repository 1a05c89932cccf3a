// SPDX-License-Identifier: Apache-2.0
#include "certau/report/coq_export_piecewise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "certau/drift/piecewise_residual.hpp"
#include "certau/polynomial/piecewise_proof.hpp"
#include "certau/report/coq_text.hpp"

namespace certau {
namespace {

// Significant bits of the potential's coefficients, to be tried in this order: few make it quick.
constexpr long potential_bits[] = {20, 28, 40, 64};
// Bits that the checker keeps, beyond the value's leading one.
constexpr long value_bits = 30;

// Gradient, noise and quantity are those of the scalar algorithm on the same device.
Process<Rational> scalar(Process<Rational> process) {
  process.algorithm = Algorithm::analog_sgd;
  return process;
}

// --- What can be said, and what not.

// A quantity in words of theorems/model, and the tactic that finds it in the claim's polynomials.
struct QuantityWords {
  std::string definition;
  std::string tactic;
};

// States are pairs (w, p) for tiki-taka, weights for the others.
bool is_paired(const Claim& claim) { return has_auxiliary(claim.process.algorithm); }

std::optional<QuantityWords> quantity_words(Quantity quantity, bool paired) {
  const std::string head =
      paired ? "Definition quantity (s : R * R) : R := " : "Definition quantity (w : R) : R := ";
  const std::string weight = paired ? "(fst s)" : "w";
  switch (quantity) {
    case Quantity::squared_gradient_norm:
      return QuantityWords{head + "gradient " + weight + " ^ 2.", "same_function"};
    case Quantity::squared_saturation:
      return QuantityWords{
          head + fmt::format("(G response {0} / F response {0}) ^ 2.", weight),
          fmt::format("intros w {}Hw; unfold quantity; apply squared_saturation_eq;\n"
                      "      [same_function|same_function|exact Hw]",
                      paired ? "p " : "")};
    default:
      return std::nullopt;
  }
}

std::string refusal(const Claim& claim) {
  if (!is_analog(claim.process.algorithm))
    return fmt::format("piecewise potentials of {}", name_of(claim.process.algorithm));
  if (!quantity_words(claim.quantity, is_paired(claim)))
    return fmt::format("piecewise potentials for {}", name_of(claim.quantity));
  return "";
}

// --- The claim in words of theorems/model.

std::string coq_chain(const Claim& claim) {
  const auto& process = claim.process;
  if (!is_paired(claim))
    return fmt::format("Definition chain : process R := analog_sgd gradient response {} noise.\n",
                       coq_real(process.learning_rate));
  return fmt::format(
      "Definition auxiliary_response : device := {}.\n"
      "Definition chain : process (R * R) :=\n"
      "  tiki_taka gradient response auxiliary_response {} {} {} noise.\n",
      coq_device(process.auxiliary_device), coq_real(process.learning_rate),
      coq_real(process.auxiliary_learning_rate), coq_real(process.mixing));
}

std::string definitions(const Claim& claim) {
  const auto& process = claim.process;
  return fmt::format(
      "Definition objective (w : R) : R := {}.\n"
      "Definition gradient (w : R) : R := {}.\n"
      "Definition response : device := {}.\n"
      "Definition noise : noise_law := {}.\n"
      "{}{}\n\n"
      "Lemma gradient_is_derivative : forall w, derivable_pt_lim objective w (gradient w).\n"
      "Proof. apply (derivative_of_polynomial ({})%Z); same_function. Qed.\n",
      coq_objective(process.problem), coq_gradient(process.problem), coq_device(process.device),
      coq_noise(scalar(process)), coq_chain(claim),
      quantity_words(claim.quantity, is_paired(claim))->definition,
      coq_polynomial(objective_polynomial(process.problem)));
}

std::string theorem(const Claim& claim) {
  const bool upper = claim.direction == Direction::upper;
  return fmt::format(
      "Theorem average_{0} : forall K, (1 <= K)%nat ->\n"
      "  average chain quantity K {1}\n"
      "  {2} {3} {4} {5} / INR K.\n"
      "Proof.\n"
      "  apply (average_{0}_of_piecewise claim_data proof_data).\n"
      "  - vm_cast_no_check (eq_refl true).\n"
      "  - describe. {6}.\n"
      "Qed.\n\n"
      "Print Assumptions average_{0}.\n",
      upper ? "le" : "ge", coq_start(claim.process.algorithm, claim.start),
      upper ? "<=" : ">=", coq_real(claim.value), upper ? "+" : "-", coq_real(claim.transient),
      quantity_words(claim.quantity, is_paired(claim))->tactic);
}

// --- The claim as polynomials.

// Of theorems/cell.
std::string checker(const Claim& claim) {
  return is_paired(claim) ? "piecewise_tiki_taka" : "piecewise_analog_sgd";
}

QuantityPolynomials quantity_of(const Claim& claim) {
  return quantity_polynomials(claim.quantity, to_polynomials(scalar(claim.process)));
}

std::string coq_response(const Device<Rational>& device) {
  const Converter<RationalPolynomial> convert{};
  const auto factors = std::visit(
      [&](const auto& kind) {
        return kind.converted(convert).response(RationalPolynomial::identity());
      },
      device);
  return fmt::format("Response ({}) ({})", coq_polynomial(factors.up),
                     coq_polynomial(factors.down));
}

std::string claim_data(const Claim& claim) {
  const auto& process = claim.process;
  const auto polynomials = to_polynomials(scalar(process));
  const auto quantity = quantity_of(claim);
  std::vector<std::string> fields{
      "gradient := " + coq_polynomial(polynomials.gradient),
      "weight_response := " + coq_response(process.device),
      "alpha := " + coq_rational(process.learning_rate),
      "noise := " + coq_branches(polynomials),
      "quantity_numerator := " + coq_polynomial(quantity.numerator),
      "quantity_denominator := " + coq_polynomial(quantity.denominator),
      "start_weight := " + coq_rational(claim.start.weight),
      "value := " + coq_rational(claim.value),
      "transient := " + coq_rational(claim.transient),
  };
  if (is_paired(claim)) {
    fields.push_back("auxiliary_response := " + coq_response(process.auxiliary_device));
    fields.push_back("beta := " + coq_rational(process.auxiliary_learning_rate));
    fields.push_back("gamma := " + coq_rational(process.mixing));
    fields.push_back("start_auxiliary := " + coq_rational(claim.start.auxiliary));
  }
  std::string text;
  for (const auto& field : fields)
    text += fmt::format("{}  {}.{}", text.empty() ? "" : ";\n", checker(claim), field);
  return "Definition claim_data : setting := {|\n" + text + "\n|}%Z.\n";
}

// --- What proves it.

// The e with 2^e <= abs(value) < 2^(e + 1).
long log2_floor(const Rational& value) {
  const auto bits = [](const Integer& n) { return static_cast<long>(msb(n)); };
  const Rational magnitude = abs(value);
  const long result = bits(numerator(magnitude)) - bits(denominator(magnitude));
  return power_of_two(result) <= magnitude ? result : result - 1;
}

Rational rounded(const Rational& value, long bits) {
  if (value == 0) return 0;
  const Rational unit = power_of_two(log2_floor(value) + 1 - bits);
  return Rational{floor(Rational{value / unit + Rational{1, 2}})} * unit;
}

PiecewisePotential rounded(PiecewisePotential potential, long bits) {
  for (auto& term : potential.terms) {
    std::vector<RationalPolynomial> rows;
    for (const auto& row : term.factor.rows()) {
      std::vector<Rational> coefficients;
      for (long i = 0; i <= row.degree(); ++i)
        coefficients.push_back(rounded(row.coefficient(i), bits));
      rows.emplace_back(coefficients);
    }
    term.factor = BivariatePolynomial{std::move(rows)};
  }
  return potential;
}

// The halvings as a tree, lower halves first; the verdict has the upper ones first.
std::string coq_tree(const std::string& halvings, std::size_t& next) {
  const char box = halvings.at(next++);
  if (box == '.') return "Leaf";
  const std::string upper = coq_tree(halvings, next);
  return fmt::format("({} {} {})", box == 'x' ? "X" : "Y", coq_tree(halvings, next), upper);
}

std::string coq_tree(const std::string& halvings) {
  std::size_t next = 0;
  return coq_tree(halvings, next);
}

struct Evidence {
  PiecewisePotential potential;
  std::string drift_tree;
  std::string transient_tree;
};

std::optional<Evidence> try_prove(const Certificate& certificate, PiecewisePotential potential) {
  const Claim& claim = certificate.claim;
  const StateBox& box = certificate.piecewise().set.box;
  const Rational unit = claim.value == 0 ? Rational{1} : Rational{abs(claim.value)};
  const PiecewiseResidual residual{claim.process, box, quantity_of(claim), potential};
  const auto drift = prove_nonpositive(residual.excess(claim.direction, claim.value), unit);
  if (drift.truth != Truth::yes) return std::nullopt;
  const auto transient = prove_nonpositive(
      transient_excess(box, potential, claim.start, claim.direction, claim.transient), unit);
  if (transient.truth != Truth::yes) return std::nullopt;
  return Evidence{std::move(potential), coq_tree(drift.halvings), coq_tree(transient.halvings)};
}

// A positive number that the polynomial exceeds on the interval, seen without halving it.
std::optional<Rational> try_positive_bound(const RationalPolynomial& polynomial,
                                           const ClosedInterval& interval) {
  const auto on_square =
      polynomial.compose(RationalPolynomial::linear(interval.lower, interval.width()));
  Rational bound = std::min(polynomial(interval.lower), polynomial(interval.upper));
  for (int halvings = 0; bound > 0 && halvings < 20; ++halvings, bound /= 2) {
    PiecewisePolynomial excess;
    excess.add({}, BivariatePolynomial{bound} - BivariatePolynomial{on_square});
    const auto verdict = prove_nonpositive(excess, bound, {1, 1, 1});
    if (verdict.truth == Truth::yes) return bound;
  }
  return std::nullopt;
}

// A bound on the first update's increments that is seen without halving the box; the certificate's
// own may need halvings. Any that keeps the range will do.
Rational seen_increment_bound(const Certificate& certificate) {
  const auto generic = convert_process<BivariatePolynomial>(certificate.claim.process);
  const ClosedBox& set = certificate.piecewise().set;
  const auto state = set.box.on_unit_square();
  const auto is_seen = [&](const Rational& bound) {
    for (std::size_t j = 0; j < branch_count(generic.noise); ++j) {
      const auto increment = is_paired(certificate.claim)
                                 ? auxiliary_increment(generic, state, j)
                                 : branch_increment(generic, state.weight, j);
      for (const int sign : {1, -1}) {
        PiecewisePolynomial excess;
        excess.add({}, BivariatePolynomial{sign} * increment - BivariatePolynomial{bound});
        if (prove_nonpositive(excess, bound, {1, 1, 1}).truth != Truth::yes) return false;
      }
    }
    return true;
  };
  for (Rational bound = set.increment_bound; bound < 64 * set.increment_bound;
       bound = bound * Rational{5, 4})
    if (is_seen(bound)) return bound;
  return set.increment_bound;
}

// Row i has the coefficients of X^i Y^j.
std::string coq_table(const BivariatePolynomial& polynomial) {
  Integer common = 1;
  for (const auto& row : polynomial.rows())
    for (long i = 0; i <= row.degree(); ++i) common = lcm(common, denominator(row.coefficient(i)));
  std::vector<std::string> rows;
  for (long i = 0; i <= polynomial.degree_x(); ++i) {
    std::vector<std::string> row;
    for (long j = 0; j <= polynomial.degree_y(); ++j)
      row.push_back(numerator(Rational{polynomial.coefficient(i, j) * common}).str());
    while (!row.empty() && row.back() == "0") row.pop_back();
    rows.push_back(coq_list(row));
  }
  return fmt::format("Table {} {}", coq_list(rows), common.str());
}

std::string coq_potential(const PiecewisePotential& potential) {
  std::string terms;
  for (const auto& term : potential.terms)
    terms += fmt::format("{}({},\n     {})", terms.empty() ? "" : ";\n    ", coq_table(term.kink),
                         coq_table(term.factor));
  return fmt::format("Potential {} {} {} {}\n   [{}]", coq_rational(potential.centre.weight),
                     coq_rational(potential.centre.auxiliary),
                     coq_rational(1 / potential.scale.weight),
                     coq_rational(1 / potential.scale.auxiliary), terms);
}

std::string proof_data(const Certificate& certificate, const Evidence& evidence,
                       const Rational& denominator_bound) {
  const Claim& claim = certificate.claim;
  const ClosedBox& set = certificate.piecewise().set;
  const long bits = value_bits - (claim.value == 0 ? 0 : std::min(0L, log2_floor(claim.value)));
  std::vector<std::string> fields{
      "weight_lower := " + coq_rational(set.box.weight.lower),
      "weight_upper := " + coq_rational(set.box.weight.upper),
      "increment_bound := " + coq_rational(seen_increment_bound(certificate)),
      "denominator_bound := " + coq_rational(denominator_bound),
      "u := " + coq_potential(evidence.potential),
      "bits := " + std::to_string(bits),
      "drift_tree := " + evidence.drift_tree,
      "transient_tree := " + evidence.transient_tree,
  };
  if (set.box.auxiliary) {
    const auto& [lower, upper] = *set.box.auxiliary;
    const Rational largest = std::max(Rational{abs(lower)}, Rational{abs(upper)});
    fields.push_back("auxiliary_lower := " + coq_rational(lower));
    fields.push_back("auxiliary_upper := " + coq_rational(upper));
    fields.push_back("transfer_bound := " +
                     coq_rational(Rational{claim.process.learning_rate * largest}));
  }
  return fmt::format("Definition proof_data : evidence := {{|\n  {}\n|}}%Z.\n",
                     fmt::join(fields, ";\n  "));
}

}  // namespace

Outcome<CoqBody> coq_body_piecewise(const Certificate& certificate) {
  require(certificate.is_piecewise(),
          "coq_body_piecewise of a smooth certificate (it has no kinks): use coq_source");
  const Claim& claim = certificate.claim;
  if (const std::string missing = refusal(claim); !missing.empty())
    return OutsideDomain{"theorems/cell has no checker for " + missing};
  const PiecewiseProof& proof = certificate.piecewise();
  const auto positive = try_positive_bound(quantity_of(claim).denominator, proof.set.box.weight);
  if (!positive) return Inconclusive{"the quantity's denominator is not seen to be positive"};
  std::optional<Evidence> evidence;
  for (const long bits : potential_bits)
    if (evidence = try_prove(certificate, rounded(proof.potential, bits)); evidence) break;
  if (!evidence) return Inconclusive{"no rounded potential is proved by halving its box"};
  return CoqBody{checker(claim) + "_statement",
                 "(* What is claimed. *)\n" + definitions(claim) +
                     "\n(* The claim as polynomials, and what proves it. *)\n" + claim_data(claim) +
                     "\n" + proof_data(certificate, *evidence, *positive) + "\n" + theorem(claim)};
}

}  // namespace certau
