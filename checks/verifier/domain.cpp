// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/domain.hpp"

#include <algorithm>

#include "checks/verifier/number.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

// A power of two above 1 + max abs(a_i/a_n), hence above the absolute value of every root (Cauchy).
mpq_class root_bound(const Polynomial& p) {
  const mpz_class leading = abs(p.numerators.back());
  mpz_class largest = 0;
  for (const mpz_class& numerator : p.numerators)
    largest = std::max<mpz_class>(largest, abs(numerator));
  const mpz_class bound = largest / leading + 2;  // the quotient is rounded down
  mpq_class power = 1;
  mpq_mul_2exp(power.get_mpq_t(), power.get_mpq_t(), mpz_sizeinbase(bound.get_mpz_t(), 2));
  return power;
}

void check_auxiliary(const Auxiliary& auxiliary) {
  const mpq_class& lower = auxiliary.lower;
  const mpq_class& upper = auxiliary.upper;
  const std::string range = show_interval(lower, upper);
  if (auxiliary.start < lower || auxiliary.start > upper) {
    reject("check 1: the auxiliary start " + show(auxiliary.start) +
           " is outside the invariant set " + range);
  }
  const Responses responses = derive_responses(auxiliary.device);
  const std::string set = " of the auxiliary device on " + range;
  require(responses.up, Inequality::nonnegative, lower, upper, "check 1: q+ >= 0" + set, "p");
  require(responses.down, Inequality::nonnegative, lower, upper, "check 1: q- >= 0" + set, "p");
}

bool infimum_is_evidently_zero(const Problem& problem) {
  return problem.kind == ProblemKind::quadratic ||
         (problem.kind == ProblemKind::double_well && problem.tilt == 0);
}

}  // namespace

std::string show_interval(const mpq_class& lower, const mpq_class& upper) {
  return "[" + show(lower) + ", " + show(upper) + "]";
}

void require(const Polynomial& p, Inequality inequality, const mpq_class& lower,
             const mpq_class& upper, const std::string& statement, const std::string& coordinate) {
  const Finding finding = prove(p, inequality, lower, upper);
  if (finding.proved()) return;
  if (finding.outcome == Finding::Outcome::undecided) {
    reject(statement + " is not proved: bisection came to no end near " + coordinate + " = " +
           show(finding.point));
  }
  const mpq_class value = value_at(p, finding.point);
  reject(statement + " is false at " + coordinate + " = " + show(finding.point) +
         (value == 0 ? "" : " by " + show(abs(value))));
}

void check_domain(const Certificate& certificate, const Process& process, const DriftTerms& terms) {
  const mpq_class& lower = certificate.lower;
  const mpq_class& upper = certificate.upper;
  const std::string set = " on the invariant set " + show_interval(lower, upper);
  if (certificate.start < lower || certificate.start > upper) {
    reject("check 1: the start " + show(certificate.start) + " is outside the invariant set " +
           show_interval(lower, upper));
  }
  if (certificate.algorithm != Algorithm::digital_sgd) {
    require(process.response_up, Inequality::nonnegative, lower, upper, "check 1: q+ >= 0" + set);
    require(process.response_down, Inequality::nonnegative, lower, upper, "check 1: q- >= 0" + set);
  }
  if (certificate.auxiliary) check_auxiliary(*certificate.auxiliary);
  for (std::size_t j = 0; j < process.branches.size(); ++j) {
    require(process.branches[j].probability, Inequality::nonnegative, lower, upper,
            "check 2: probability >= 0 of branch " + std::to_string(j + 1) + set);
  }
  require(terms.denominator, Inequality::positive, lower, upper,
          "check 2: D > 0 (the quantity's denominator)" + set);
}

void check_infimum(const Certificate& certificate, const Process& process) {
  if (!certificate.infimum) return;
  const Infimum& infimum = *certificate.infimum;
  if (value_at(process.objective, infimum.at) > infimum.upper) {
    reject("infimum.upper: f(" + show(infimum.at) + ") = " +
           show(value_at(process.objective, infimum.at)) + " is above " + show(infimum.upper));
  }
  if (infimum_is_evidently_zero(certificate.problem)) {
    if (infimum.lower > 0) reject("infimum.lower: " + show(infimum.lower) + " is above inf f = 0");
    return;
  }
  const Polynomial gap = process.objective - infimum.lower;
  if (gap.degree() % 2 != 0 || gap.numerators.back() < 0) {
    reject("infimum.lower: f has no lower bound on R");
  }
  const mpq_class bound = root_bound(gap);
  require(gap, Inequality::nonnegative, -bound, bound,
          "infimum.lower: f >= " + show(infimum.lower));
}

}  // namespace certau_verifier
