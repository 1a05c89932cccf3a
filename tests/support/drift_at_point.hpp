// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"

/// The terms of a drift inequality at one point, from the rational process and the definitions of
/// docs/certificate-format.md alone: no polynomial, no sign analysis.
namespace certau::support {

/// u(w) by the three-term recurrence of the Chebyshev polynomials.
[[nodiscard]] Rational potential_at(const ChebyshevSeries& potential, const ClosedInterval& set,
                                    const Rational& weight);

/// h = N/D and, for the amplification constant, σ²S = M/D; else 1.
struct QuantityValue {
  Rational value;
  Rational weight;
};
[[nodiscard]] QuantityValue quantity_at(Quantity quantity, const Process<Rational>& process,
                                        const Rational& weight, const Rational& infimum = 0);

/// h + T u − u − λ·(1 or σ²S): <= 0 for an upper certificate, >= 0 for a lower one.
[[nodiscard]] Rational drift_at(const Certificate& certificate, const Rational& weight);

}  // namespace certau::support
