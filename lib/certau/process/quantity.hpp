// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/base/named.hpp"
#include "certau/process/branch_polynomials.hpp"

namespace certau {

/// What is averaged along the process. G/F is the saturation degree ω; on an ALD, (w − w°)/τ.
enum class Quantity {
  squared_gradient_norm,   // g²
  objective_gap,           // f − f*
  squared_saturation,      // ω²
  amplification,           // S = ω²/(1 − ω²)
  amplification_constant,  // the c for which g² and c σ² S have the same average
};

inline constexpr std::array quantity_names{
    Named<Quantity>{Quantity::squared_gradient_norm, "squared-gradient-norm"},
    Named<Quantity>{Quantity::objective_gap, "objective-gap"},
    Named<Quantity>{Quantity::squared_saturation, "squared-saturation"},
    Named<Quantity>{Quantity::amplification, "amplification"},
    Named<Quantity>{Quantity::amplification_constant, "amplification-constant"},
};

[[nodiscard]] constexpr std::string_view name_of(Quantity quantity) {
  return name_in(quantity_names, quantity);
}
[[nodiscard]] constexpr std::optional<Quantity> quantity_named(std::string_view name) {
  return value_in(quantity_names, name);
}

/// A quantity cleared of its denominator.
///   Statement  a drift inequality for it with value λ reads N + D (T u − u) <= λ M (or >=), D > 0;
///              then the average of N/D − λ M/D is <= 0 up to a transient. M = D for all but the
///              amplification constant, whose λ multiplies σ²S
///   Source     [wu2024, Thm 2 and 3] for S; see docs/certificate-format.md
struct QuantityPolynomials {
  RationalPolynomial numerator;    // N; for the objective gap f, without f*
  RationalPolynomial denominator;  // D
  RationalPolynomial weight;       // M
};

[[nodiscard]] QuantityPolynomials quantity_polynomials(Quantity quantity,
                                                       const PolynomialProcess& process);

}  // namespace certau
