// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "certau/algorithm/update.hpp"
#include "certau/device/device.hpp"

namespace certau {

/// Pulses are counted with a sign: 3 is three pulses up, -2 is two pulses down.
[[nodiscard]] constexpr std::uint64_t pulse_number(std::int64_t pulses) {
  return pulses < 0 ? 0 - static_cast<std::uint64_t>(pulses) : static_cast<std::uint64_t>(pulses);
}

/// The weight after pulses, each a single update by the same increment.
///   Statement  w_0 = w; w_(i+1) = w_i + s·d·q_s(w_i) for i < n, s the sign of `pulses`,
///              n = abs(pulses), d the pulse size (Δw_min), q_s the response factor q₊ or q₋
///   Units      weight, pulse_size: weight
///   Error      that of T's arithmetic, n times; exact for rationals, enclosed for intervals and
///              balls
///   Source     [wu2024, (15)–(18)]; each pulse is apply_update
template <class T>
[[nodiscard]] T apply_pulses(const Device<T>& device, T weight, std::int64_t pulses,
                             const T& pulse_size) {
  const T increment = pulses < 0 ? T(-pulse_size) : pulse_size;
  for (std::uint64_t left = pulse_number(pulses); left > 0; --left)
    weight = apply_update(response(device, weight), weight, increment);
  return weight;
}

/// One direction of a device whose response factor is linear: q_s(w) = 1 − s(w − w°)/range, which
/// is 0 at the end w° + s·range.
template <class T>
struct LinearSide {
  T range;  // > 0
  T end;
};

/// Up: τ (or τ_max); down: τ (or −τ_min). None for the ideal, the power and the exponential device.
template <class T>
[[nodiscard]] std::optional<LinearSide<T>> linear_side(const Device<T>& device, bool up) {
  if (const auto* same = std::get_if<AsymmetricLinear<T>>(&device))
    return LinearSide<T>{same->tau, up ? T(same->symmetric_point + same->tau)
                                       : T(same->symmetric_point - same->tau)};
  if (const auto* step = std::get_if<LinearStep<T>>(&device))
    return up ? LinearSide<T>{step->tau_max, step->symmetric_point + step->tau_max}
              : LinearSide<T>{-step->tau_min, step->symmetric_point + step->tau_min};
  return std::nullopt;
}

/// base^exponent by repeated squaring; 1 for exponent 0.
template <class T>
[[nodiscard]] T pulse_power(T base, std::uint64_t exponent) {
  T result = T(1);
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = result * base;
    if (exponent > 1) base = base * base;
  }
  return result;
}

/// What apply_pulses gives, by a closed form: each pulse brings the weight nearer to the end of the
/// device's range by the same factor.
///   Statement  w⁺ = e − (e − w)(1 − d/τ)ⁿ with the range τ and the end e = w° + sτ of the
///              direction s of the pulses (asymmetric linear, linear step); w + s·n·d (ideal)
///   Returns    nothing for the power and the exponential device
///   Error      that of T's arithmetic; exact for rationals. Enclosures do not widen with n, as
///              apply_pulses makes them: w enters once
///   Source     [theorems/device/pulse_error.v, factor_after_pulses] for w° = 0
template <class T>
[[nodiscard]] std::optional<T> apply_pulses_at_once(const Device<T>& device, const T& weight,
                                                    std::int64_t pulses, const T& pulse_size) {
  if (std::holds_alternative<Ideal<T>>(device))
    return weight + T(static_cast<long>(pulses)) * pulse_size;
  const auto side = linear_side(device, pulses >= 0);
  if (!side) return std::nullopt;
  const T factor = pulse_power(T(1 - pulse_size / side->range), pulse_number(pulses));
  return side->end - (side->end - weight) * factor;
}

}  // namespace certau
