// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "certau/number/powers.hpp"
#include "tests/support/drift_at_point.hpp"

/// The terms of a piecewise certificate's inequalities at one state, from the rational process and
/// docs/certificate-format.md alone: true absolute values, no polynomial arithmetic.
namespace certau::support {

/// The sum of c_ij x^i y^j.
[[nodiscard]] inline Rational polynomial_at(const BivariatePolynomial& polynomial,
                                            const Rational& x, const Rational& y) {
  Rational sum = 0;
  Rational y_power = 1;
  for (long j = 0; j <= polynomial.degree_y(); ++j, y_power *= y) {
    Rational x_power = y_power;
    for (long i = 0; i <= polynomial.degree_x(); ++i, x_power *= x)
      sum += polynomial.coefficient(i, j) * x_power;
  }
  return sum;
}

/// u(w, p).
[[nodiscard]] inline Rational potential_at(const PiecewisePotential& potential,
                                           const State<Rational>& state) {
  const Rational x = (state.weight - potential.centre.weight) / potential.scale.weight;
  const Rational y = (state.auxiliary - potential.centre.auxiliary) / potential.scale.auxiliary;
  Rational sum = 0;
  for (const auto& term : potential.terms) {
    const Rational kink = polynomial_at(term.kink, x, y);
    const Rational factor = polynomial_at(term.factor, x, y);
    sum += (kink < 0 ? Rational{-kink} : kink) * factor;
  }
  return sum;
}

/// T u − u.
[[nodiscard]] inline Rational drift_at(const Process<Rational>& process,
                                       const PiecewisePotential& potential,
                                       const State<Rational>& state) {
  Rational sum = -potential_at(potential, state);
  for (std::size_t j = 0; j < branch_count(process.noise); ++j)
    sum += noise_probability(process.noise, j, state.weight) *
           potential_at(potential, branch_image(process, state, j));
  return sum;
}

/// h + T u − u − value: <= 0 for an upper certificate, >= 0 for a lower one.
[[nodiscard]] inline Rational drift_at(const Certificate& certificate,
                                       const State<Rational>& state) {
  const auto& claim = certificate.claim;
  Rational infimum = 0;
  if (certificate.infimum)
    infimum = claim.direction == Direction::upper ? certificate.infimum->lower
                                                  : certificate.infimum->upper;
  return quantity_at(claim.quantity, claim.process, state.weight, infimum).value +
         drift_at(claim.process, certificate.piecewise().potential, state) - claim.value;
}

/// (k + 1)² states of a box, or k + 1 of an interval, ends included.
[[nodiscard]] inline std::vector<State<Rational>> grid(const StateBox& box, int k) {
  std::vector<State<Rational>> result;
  for (int i = 0; i <= k; ++i)
    for (int j = 0; j <= (box.auxiliary ? k : 0); ++j) {
      State<Rational> state{box.weight.lower + box.weight.width() * i / k};
      if (box.auxiliary) state.auxiliary = box.auxiliary->lower + box.auxiliary->width() * j / k;
      result.push_back(state);
    }
  return result;
}

/// A state at which one of a piecewise certificate's inequalities fails, if the grid has one.
[[nodiscard]] inline std::optional<State<Rational>> failure(const Certificate& certificate, int k) {
  const auto& [set, potential] = certificate.piecewise();
  const int sign = certificate.claim.direction == Direction::upper ? 1 : -1;
  const Rational start = potential_at(potential, certificate.claim.start);
  for (const auto& state : grid(set.box, k))
    if (sign * drift_at(certificate, state) > 0 ||
        sign * (start - potential_at(potential, state)) > certificate.claim.transient)
      return state;
  return std::nullopt;
}

}  // namespace certau::support
