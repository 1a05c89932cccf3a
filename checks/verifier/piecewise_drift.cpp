// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/piecewise_drift.hpp"

#include <algorithm>
#include <vector>

#include "checks/verifier/domain.hpp"
#include "checks/verifier/number.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

// Substitutes X = (w - centre_0)/scale_0 and Y = (p - centre_1)/scale_1 into a table.
Substitution scaled(const PiecewisePotential& potential, const BiPolynomial& w,
                    const BiPolynomial& p) {
  const auto coordinate = [&](const BiPolynomial& state, std::size_t i) {
    return mpq_class(1 / potential.scale[i]) * (state - potential.centre[i]);
  };
  return {coordinate(w, 0), potential.scale.size() == 1 ? BiPolynomial() : coordinate(p, 1)};
}

// sum += factor * u, with u taken at what `state` substitutes, where the guards hold.
void add_potential(GuardedSum& sum, const Guards& guards, const BiPolynomial& factor,
                   const PiecewisePotential& potential, Substitution state) {
  if (factor.is_zero()) return;
  for (const PiecewiseTerm& term : potential.terms) {
    sum.add_absolute(guards, state.into(BiPolynomial(term.kink)),
                     factor * state.into(BiPolynomial(term.coefficients)));
  }
}

// increment_bound steps from anywhere in [lower, upper] stay there.
void require_inside(const mpq_class& bound, const Responses& responses, const mpq_class& lower,
                    const mpq_class& upper, const std::string& coordinate) {
  const Polynomial y = linear(0, 1);
  const std::string start = "check 3: a step of " + show(bound) + " from " + coordinate;
  require(upper - (y + bound * responses.up), Inequality::nonnegative, lower, upper,
          start + " stays <= " + show(upper), coordinate);
  require(y - bound * responses.down - lower, Inequality::nonnegative, lower, upper,
          start + " stays >= " + show(lower), coordinate);
}

}  // namespace

PiecewiseDriftCheck::PiecewiseDriftCheck(const Certificate& certificate, const Process& process,
                                         const DriftTerms& terms)
    : certificate_(certificate),
      potential_(certificate.piecewise.value()),
      process_(process),
      terms_(terms),
      chain_(certificate, process),
      upper_(certificate.direction == Direction::upper) {}

void PiecewiseDriftCheck::require_nonpositive(const GuardedSum& sum, const std::string& statement) {
  const BoxFinding finding = prove_nonpositive(sum, boxes_left_);
  if (finding.proved()) return;
  const std::string point = chain_.show_point(finding.x, finding.y);
  if (finding.outcome == BoxFinding::Outcome::refuted) {
    reject(statement + " is false at " + point + " by " + show(finding.value));
  }
  reject(statement + " is not proved: subdivision came to no end near " + point +
         (boxes_left_ == 0 ? ", after " + std::to_string(box_limit) + " boxes" : ""));
}

void PiecewiseDriftCheck::check_closure() {
  const mpq_class& bound = potential_.increment_bound;
  for (std::size_t j = 0; j < chain_.increments().size(); ++j) {
    const BiPolynomial& increment = chain_.increments()[j];
    for (const BiPolynomial& side : {increment, -increment}) {
      GuardedSum excess;
      excess.add({}, side - bound);
      require_nonpositive(
          excess, "check 3: abs(Delta) <= " + show(bound) + " for branch " + std::to_string(j + 1));
    }
  }
  const Responses responses{process_.response_up, process_.response_down};
  if (!certificate_.auxiliary) {
    require_inside(bound, responses, certificate_.lower, certificate_.upper, "w");
    return;
  }
  const Auxiliary& auxiliary = *certificate_.auxiliary;
  require_inside(bound, derive_responses(auxiliary.device), auxiliary.lower, auxiliary.upper, "p");
  const mpq_class largest = std::max(abs(auxiliary.lower), abs(auxiliary.upper));
  require_inside(certificate_.learning_rate * largest, responses, certificate_.lower,
                 certificate_.upper, "w");
}

void PiecewiseDriftCheck::check_residual() {
  require_nonpositive(residual(),
                      upper_ ? "check 4: the residual <= 0" : "check 4: the residual >= 0");
}

GuardedSum PiecewiseDriftCheck::residual() const {
  // r = N + D (sum of p_j u(phi_j) - u) - value M
  const mpq_class side = upper_ ? 1 : -1;
  GuardedSum residual;
  const std::vector<GuardedStep> steps = chain_.steps(residual);
  const BiPolynomial denominator = chain_.of_weight(mpq_class(side) * terms_.denominator);
  residual.add(
      {}, chain_.of_weight(side * (terms_.numerator - certificate_.value * terms_.multiplier)));
  add_potential(residual, {}, -denominator, potential_,
                scaled(potential_, chain_.weight(), chain_.auxiliary()));
  for (const GuardedStep& step : steps) {
    const Polynomial& probability = process_.branches[step.branch].probability;
    add_potential(residual, step.guards, denominator * chain_.of_weight(probability), potential_,
                  scaled(potential_, step.weight, step.auxiliary));
  }
  return residual;
}

void PiecewiseDriftCheck::check_transient() {
  const mpq_class& p = certificate_.auxiliary ? certificate_.auxiliary->start : mpq_class(0);
  GuardedSum at_start;
  add_potential(at_start, {}, mpq_class(1), potential_,
                scaled(potential_, mpq_class(certificate_.start), p));
  const mpq_class side = upper_ ? 1 : -1;
  GuardedSum excess;
  excess.add({}, mpq_class(side * at_start.value_at(0, 0) - certificate_.transient));
  add_potential(excess, {}, mpq_class(-side), potential_,
                scaled(potential_, chain_.weight(), chain_.auxiliary()));
  require_nonpositive(excess, std::string("check 5: ") +
                                  (upper_ ? "u(start) - u" : "u - u(start)") + " <= transient " +
                                  show(certificate_.transient));
}

}  // namespace certau_verifier
