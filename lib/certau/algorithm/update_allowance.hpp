// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/device/device.hpp"
#include "certau/number/arithmetic.hpp"

namespace certau {

/// A magnitude for Arithmetic::allowance: w⁺ = w + Δ·q±(w) with every subtraction turned into an
/// addition of absolute values, large enough for the form by q₊, q₋, for that by F, G, with linear
/// devices for w·(1 − abs(Δ)/τ) + Δ + abs(Δ)·w°/τ, and for a weight that is meanwhile stored from
/// the symmetric point or from an end, in its unit or in that of the range.
///   Statement  abs(w) + S + 2·abs(Δ)·Q. S = 2·(abs(w°) + τ) with the larger range for τ if there
///              are two, 2·(abs(τ_max) + abs(τ_min)) for power steps, 0 for the ideal device.
///              Q = 1 + (abs(w) + abs(w°))/τ with the smaller range for τ if there are two;
///              (1 + (abs(w) + max abs(τ_±))/(τ_max − τ_min))^max(1, γ) for power steps, whose
///              divisor is a difference of inputs; 1 for the ideal device
///   Requires   a valid device
///   Error      InvalidInput for exponential steps and powers that are not integers: their response
///              factors are not rational
///   Source     Certau
[[nodiscard]] Rational update_magnitude(const Device<Rational>& device, const Rational& weight,
                                        const Rational& increment);

/// How far a computed update may lie from the exact one: rounding and, for an implementation that
/// applies whole pulses, their distance from the continuous update.
///   Statement  holds for weight and increment held exactly, if a power of γ factors counts as one
///              operation of arithmetic.operations; pulses: any number n of them with
///              abs(n·granularity − abs(Δ)) <= granularity, up or down by deterministic or random
///              rounding, and all with the sign of Δ
///   Requires   granularity 0, or an asymmetric linear device and granularity <= tau
///   Error      InvalidInput otherwise
///   Source     Arithmetic::allowance; pulse-error-repaired
///              [proved: theorems/device/pulse_error.v]
[[nodiscard]] Rational update_allowance(const Arithmetic& arithmetic,
                                        const Device<Rational>& device, const Rational& weight,
                                        const Rational& increment);

}  // namespace certau
