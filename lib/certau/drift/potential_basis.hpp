// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "certau/drift/piecewise_potential.hpp"
#include "certau/process/process.hpp"

namespace certau {

/// The functions abs(kink)·X^i Y^j that a potential is sought among.
///   Shape  X, Y as in PiecewisePotential; one family for each kink, the smooth one (kink 1) first,
///          whose first function is the constant 1
struct PotentialBasis {
  struct Family {
    BivariatePolynomial kink;
    std::vector<std::pair<long, long>> exponents;
  };
  State<Rational> centre;
  State<Rational> scale;
  std::vector<Family> families;

  [[nodiscard]] std::size_t size() const;
  /// The potential with these coefficients, exactly.
  [[nodiscard]] PiecewisePotential combine(const std::vector<long double>& coefficients) const;
};

/// Where the stationary distribution is, roughly, and how wide. Nothing about it is trusted.
struct ApproxScales {
  std::vector<Rational> centres;  // of the weight: the objective's critical points in the box
  State<Rational> scale;          // > 0
};

[[nodiscard]] ApproxScales approx_scales(const Process<Rational>& process, const StateBox& box);

/// The basis of a given degree.
///   Statement  smooth functions of total degree `degree`, and kinks of total degree with them:
///              abs(p) and abs(p′_j) for tiki-taka, abs(Δ_j) where it changes sign in the box. The
///              exact potential has just these kinks, and preimages of them, each weaker
///   Requires   is_polynomial(process); degree >= 2
[[nodiscard]] PotentialBasis make_basis(const Process<Rational>& process, const StateBox& box,
                                        const ApproxScales& scales, long degree);

}  // namespace certau
