// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/algorithm/pulse_law.hpp"
#include "certau/algorithm/pulse_update.hpp"

namespace certau {

/// How fast a response factor may change: a Lipschitz constant ℓ of q₊ (up) or q₋ (down).
///   Statement  ideal: 0; asymmetric linear: 1/τ; linear step: 1/τ_max up, 1/(−τ_min) down; power
///              and exponential step: γ_s/(τ_max − τ_min) on the device's range
///   Units      1/weight
///   Returns    outside_domain for a power step with γ_s < 1, whose slope at the end of the range
///              is infinite
///   Error      none [proved: derivatives; power: γ x^(γ−1) <= γ, exponential: γ e^(−γx) <= γ,
///              x in [0, 1] the distance from the end, in ranges]
[[nodiscard]] Outcome<Rational> response_slope(const Device<Rational>& device, bool up);

/// The distance of a pulsed update from the continuous one, for the number of pulses that were
/// made: the bound of docs/pulses.md and of the claim pulse-count-error.
///   Statement  abs(U_p(w) − U(w, Δ)) <= abs(q)·(abs(nd − abs(Δ)) + ℓ·d²·n(n − 1)/2), where n =
///              abs(pulses), d = pulse_size, q = q_s(w), ℓ = response_slope, s the direction
///   Units      weight, requested, pulse_size: weight
///   Requires   pulse_size > 0; pulses of the sign of `requested` (any, if it is 0)
///   Returns    an upper bound. outside_domain if no slope is known, if ℓ·d > 1 (a pulse might jump
///              past the end of the range), or if the weight of a power or exponential step device
///              is out of range
///   Error      none for polynomial responses; else q is rounded up, to 128 bits. Attained where
///              nd <= abs(Δ) and n <= 2 (linear kinds), and for n <= 1 by every kind
///   Source     Certau; after [wu2024, (20)]. Linear kinds: with x = d/τ,
///              U_p − w = sτq(1 − (1 − x)ⁿ) and U − w = s·abs(Δ)·q, and
///              nx − n(n − 1)x²/2 <= 1 − (1 − x)ⁿ <= nx for x in [0, 1]
///              [proved: theorems/device/pulse_count_error.v]. Other kinds: q_s falls in the
///              direction s and is 0 at the end, so that d·q_s(w) <= dℓ·(distance to the end)
///              keeps the weight in range and 0 <= q_s(w_i) <= q_s(w) for all pulses i; hence
///              abs(w_i − w) <= i·d·q and abs(q_s(w_i) − q_s(w)) <= ℓ·i·d·q. Summed over i < n,
///              abs(U_p − w − s·n·d·q) <= ℓ·d²·q·n(n − 1)/2; and abs(s·n·d·q − s·abs(Δ)·q) is the
///              first term
[[nodiscard]] Outcome<Rational> pulse_error_bound(const Device<Rational>& device,
                                                  const Rational& weight, const Rational& requested,
                                                  std::int64_t pulses, const Rational& pulse_size);

/// The same in the mean over the policy's chances.
///   Statement  E abs(U_p(w) − U(w, Δ)) <= abs(q)·(d·E abs(n − k) + ℓ·d²·E n(n − 1)/2)
///   Requires   as pulse_error_bound and pulse_moments
///   Returns    as pulse_error_bound; outside_domain as pulse_moments too
///   Error      as pulse_error_bound [proved: its mean, term by term]
[[nodiscard]] Outcome<Rational> expected_pulse_error_bound(const Device<Rational>& device,
                                                           const Rational& weight,
                                                           const Rational& requested,
                                                           const PulseOptions& options,
                                                           std::optional<std::int64_t> slots = {});

/// How far the mean of pulsed updates is off: the first term vanishes where E n = k.
///   Statement  abs(E U_p(w) − U(w, Δ)) <= abs(q)·(d·abs(E n − k) + ℓ·d²·E n(n − 1)/2)
///   Requires, Returns, Error  as expected_pulse_error_bound [proved: U_p = w + s·n·d·q + r with
///                             abs(r) <= ℓ·d²·abs(q)·n(n − 1)/2, in the mean]
[[nodiscard]] Outcome<Rational> pulse_bias_bound(const Device<Rational>& device,
                                                 const Rational& weight, const Rational& requested,
                                                 const PulseOptions& options,
                                                 std::optional<std::int64_t> slots = {});

/// The mean of pulsed updates itself. A stochastic train has that of BL pulses of the size
/// abs(Δ)/BL each, made one by one.
///   Statement  E U_p(w) = e − (e − w)·E(1 − d/τ)ⁿ, e the end in the direction of Δ; for a train
///              E(1 − d/τ)ⁿ = (1 − p·d/τ)^BL, for stochastic rounding (1 − d/τ)^m (1 − f·d/τ).
///              Ideal device: w + s·d·E n
///   Returns    outside_domain for the power and the exponential device, and as pulse_moments
///   Error      none: exact rationals
[[nodiscard]] Outcome<Rational> mean_pulsed_weight(const Device<Rational>& device,
                                                   const Rational& weight,
                                                   const Rational& requested,
                                                   const PulseOptions& options,
                                                   std::optional<std::int64_t> slots = {});

}  // namespace certau
