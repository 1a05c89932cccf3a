// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// One branch of the noise as polynomials in the weight. The update is the template of
/// algorithm/update.hpp, run on polynomials.
struct BranchPolynomials {
  RationalPolynomial probability;  // p_j
  RationalPolynomial noise;        // ε_j
  RationalPolynomial increment;    // Δ_j = −α(g + ε_j)
  RationalPolynomial rising;       // φ_j where Δ_j >= 0
  RationalPolynomial falling;      // φ_j where Δ_j <= 0
  bool sign_matters = false;       // rising != falling

  [[nodiscard]] const RationalPolynomial& image(Sign sign) const {
    return sign == Sign::nonnegative ? rising : falling;
  }
};

/// A process all of whose pieces are polynomials.
struct PolynomialProcess {
  RationalPolynomial objective;  // f
  RationalPolynomial gradient;   // g = f'
  Response<RationalPolynomial> response;
  std::vector<BranchPolynomials> branches;

  /// E ε² given the weight.
  [[nodiscard]] RationalPolynomial noise_variance() const;
};

/// Requires is_polynomial(process) and an algorithm without auxiliary.
[[nodiscard]] PolynomialProcess to_polynomials(const Process<Rational>& process);

}  // namespace certau
