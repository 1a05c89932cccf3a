// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau::support {

/// An upper certificate with a piecewise potential; nothing in it is proved.
[[nodiscard]] inline Certificate any_piecewise(const Process<Rational>& process,
                                               const State<Rational>& start) {
  PiecewiseProof proof;
  proof.set.box.weight = {-1, 1};
  proof.set.increment_bound = q("1/3");
  proof.potential.centre = {q("1/4"), 0};
  proof.potential.scale = {q("1/2"), 1};
  const auto x = BivariatePolynomial::linear_x(0, 1);
  proof.potential.terms = {{BivariatePolynomial{1}, BivariatePolynomial::linear_x(q("1/8"), 1) * x},
                           {x * x - BivariatePolynomial{q("1/9")}, x}};
  if (has_auxiliary(process.algorithm)) {
    proof.set.box.auxiliary = ClosedInterval{-2, 2};
    proof.potential.scale.auxiliary = q("3/2");
    proof.potential.terms[1].factor = BivariatePolynomial::linear_y(2, q("-1/7"));
  }
  return {{process, start, Quantity::squared_gradient_norm, Direction::upper, q("1/50"), 3},
          proof,
          std::nullopt};
}

/// Sides 0 to 2, so that trailing zeros and constants occur; in x alone unless `paired`.
[[nodiscard]] inline rc::Gen<BivariatePolynomial> small_bivariate(bool paired) {
  return rc::gen::map(
      rc::gen::container<std::vector<RationalPolynomial>>(paired ? 3 : 1,
                                                          properties::polynomial(2)),
      [](std::vector<RationalPolynomial> rows) { return BivariatePolynomial{std::move(rows)}; });
}

}  // namespace certau::support
