// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/drift.hpp"

#include "checks/verifier/domain.hpp"
#include "checks/verifier/effort.hpp"
#include "checks/verifier/number.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

// Limbs of all stored branch terms together, 512 MiB.
constexpr std::uint64_t storage_limit = 8 * polynomial_limit;

const Polynomial& map_of(const Branch& branch, StepSign sign) {
  return sign == StepSign::up ? branch.map_up : branch.map_down;
}

std::string name_of_sign(std::size_t branch, StepSign sign) {
  return "branch " + std::to_string(branch + 1) +
         (sign == StepSign::up ? " with Delta >= 0" : " with Delta <= 0");
}

}  // namespace

DriftCheck::DriftCheck(const Certificate& certificate, const Process& process,
                       const DriftTerms& terms)
    : certificate_(certificate),
      process_(process),
      middle_((certificate.lower + certificate.upper) / 2),
      half_width_((certificate.upper - certificate.lower) / 2),
      potential_(from_chebyshev(certificate.potential)),
      denominator_(in_x(terms.denominator)),
      fixed_terms_(in_x(terms.numerator) - denominator_ * potential_ -
                   certificate.value * in_x(terms.multiplier)) {}

Polynomial DriftCheck::in_x(const Polynomial& p) const {
  return reduced(compose(p, linear(middle_, half_width_)));
}

mpq_class DriftCheck::to_x(const mpq_class& weight) const {
  return (weight - middle_) / half_width_;
}

void DriftCheck::check_pieces() {
  for (const Piece& piece : pieces()) {
    const AdmittedSigns admitted = admit_signs(piece);
    check_closure(piece, admitted);
    check_residuals(piece, admitted);
  }
}

std::vector<DriftCheck::Piece> DriftCheck::pieces() const {
  std::vector<mpq_class> ends = certificate_.cuts;
  ends.push_back(certificate_.upper);
  std::vector<Piece> pieces;
  mpq_class lower = certificate_.lower;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    pieces.push_back({lower, ends[i],
                      "piece " + std::to_string(i + 1) + " of " + std::to_string(ends.size()) +
                          " " + show_interval(lower, ends[i])});
    lower = ends[i];
  }
  return pieces;
}

DriftCheck::AdmittedSigns DriftCheck::admit_signs(const Piece& piece) const {
  AdmittedSigns admitted;
  std::size_t unproved = 0;
  for (const Branch& branch : process_.branches) {
    const auto proved = [&](const Polynomial& step) {
      return prove(step, Inequality::nonnegative, piece.lower, piece.upper).proved();
    };
    if (!process_.sign_matters || proved(branch.step)) {
      admitted.push_back({StepSign::up});
    } else if (proved(-branch.step)) {
      admitted.push_back({StepSign::down});
    } else {
      admitted.push_back({StepSign::up, StepSign::down});
      ++unproved;
    }
  }
  if (unproved > unproved_sign_limit) {
    reject("check 3, " + piece.name + ": " + std::to_string(unproved) +
           " branches have an unproved sign, 4 are admitted");
  }
  return admitted;
}

void DriftCheck::check_closure(const Piece& piece, const AdmittedSigns& admitted) const {
  for (std::size_t j = 0; j < admitted.size(); ++j) {
    for (const StepSign sign : admitted[j]) {
      const Polynomial& map = map_of(process_.branches[j], sign);
      const std::string where = "check 4, " + piece.name + ": " + name_of_sign(j, sign);
      require(map - certificate_.lower, Inequality::nonnegative, piece.lower, piece.upper,
              where + " stays >= " + show(certificate_.lower));
      require(certificate_.upper - map, Inequality::nonnegative, piece.lower, piece.upper,
              where + " stays <= " + show(certificate_.upper));
    }
  }
}

void DriftCheck::check_residuals(const Piece& piece, const AdmittedSigns& admitted) {
  Polynomial certain = fixed_terms_;
  std::vector<std::size_t> open;  // branches that admit both signs
  for (std::size_t j = 0; j < admitted.size(); ++j) {
    if (admitted[j].size() == 1) {
      certain = certain + branch_term(j, admitted[j].front());
    } else {
      open.push_back(j);
    }
  }
  for (std::size_t choice = 0; choice < std::size_t{1} << open.size(); ++choice) {
    Polynomial residual = certain;
    std::string names;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const StepSign sign = (choice >> i & 1u) == 0 ? StepSign::up : StepSign::down;
      residual = residual + branch_term(open[i], sign);
      names += ", " + name_of_sign(open[i], sign);
    }
    check_residual(piece, residual, names);
  }
}

void DriftCheck::check_residual(const Piece& piece, const Polynomial& residual,
                                const std::string& choice) const {
  const bool upper = certificate_.direction == Direction::upper;
  const bool whole = piece.lower == certificate_.lower && piece.upper == certificate_.upper;
  const mpq_class middle = to_x((piece.lower + piece.upper) / 2);
  const mpq_class half_width = (piece.upper - piece.lower) / (2 * half_width_);
  const Polynomial on_piece = whole ? residual : compose(residual, linear(middle, half_width));
  // The largest value that the coefficients allow to r (upper) or -r (lower).
  mpz_class largest = 0;
  const std::vector<mpz_class> coefficients = chebyshev_numerators(on_piece);
  for (std::size_t k = 0; k < coefficients.size(); ++k) {
    largest += k > 0 ? abs(coefficients[k]) : upper ? coefficients[0] : mpz_class(-coefficients[0]);
  }
  if (largest <= 0) return;
  const mpz_class denominator = on_piece.denominator << on_piece.degree();
  reject("check 5, " + piece.name + choice + ": the residual is not proved " +
         (upper ? "<= 0, its Chebyshev coefficients allow "
                : ">= 0, its Chebyshev coefficients allow -") +
         to_decimal(largest, denominator, Rounding::up));
}

const Polynomial& DriftCheck::branch_term(std::size_t branch, StepSign sign) {
  const auto [position, is_new] = branch_terms_.try_emplace({branch, sign});
  Polynomial& term = position->second;
  if (is_new) {
    const Branch& b = process_.branches[branch];
    const Polynomial map_in_x = mpq_class(1 / half_width_) * (in_x(map_of(b, sign)) - middle_);
    const Polynomial weight = denominator_ * in_x(b.probability);
    if (!weight.is_zero()) term = weight * compose(potential_, reduced(map_in_x));
    stored_limbs_ += term.numerators.size() * max_limbs(term.numerators);
    if (stored_limbs_ > storage_limit) require_size(polynomial_limit + 1, 1);
  }
  return term;
}

void DriftCheck::check_transient() const {
  const mpq_class at_start = value_at(potential_, to_x(certificate_.start));
  const bool upper = certificate_.direction == Direction::upper;
  // transient - (u(start) - u) >= 0 (upper), transient - (u - u(start)) >= 0 (lower)
  const mpq_class constant = upper ? mpq_class(certificate_.transient - at_start)
                                   : mpq_class(certificate_.transient + at_start);
  const Polynomial margin = upper ? constant + potential_ : constant - potential_;
  const Finding finding = prove(margin, Inequality::nonnegative, -1, 1);
  if (finding.proved()) return;
  const std::string weight = show(middle_ + half_width_ * finding.point);
  if (finding.outcome == Finding::Outcome::undecided) {
    reject("check 6: the transient is not proved: bisection came to no end near w = " + weight);
  }
  const mpq_class lack = -value_at(margin, finding.point);
  reject("check 6: the transient " + show(certificate_.transient) +
         " is too small: at w = " + weight + " the potential asks for " + show(lack) + " more");
}

}  // namespace certau_verifier
