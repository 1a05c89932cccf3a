// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "certau/base/named.hpp"
#include "certau/number/rational.hpp"

namespace certau {

/// How a requested increment Δ becomes a number n of pulses of the size d; k = abs(Δ)/d.
///   nearest              n is the integer next to k; k = 1/2, 3/2, … round up (std::round of Δ/d)
///   truncate             n = floor(k)
///   stochastic_rounding  n = floor(k) + B, B = 1 with probability k − floor(k), else 0
///   stochastic_train     n ~ Binomial(BL, k/BL): a train of BL = ceil(k) slots, each with a pulse
///                        or without
enum class PulsePolicy { nearest, truncate, stochastic_rounding, stochastic_train };

inline constexpr std::array pulse_policy_names{
    Named<PulsePolicy>{PulsePolicy::nearest, "nearest"},
    Named<PulsePolicy>{PulsePolicy::truncate, "truncate"},
    Named<PulsePolicy>{PulsePolicy::stochastic_rounding, "stochastic-rounding"},
    Named<PulsePolicy>{PulsePolicy::stochastic_train, "stochastic-train"},
};

[[nodiscard]] constexpr std::string_view name_of(PulsePolicy policy) {
  return name_in(pulse_policy_names, policy);
}
[[nodiscard]] constexpr std::optional<PulsePolicy> pulse_policy_named(std::string_view name) {
  return value_in(pulse_policy_names, name);
}

/// The most pulses of one update, with or without a limit of its own.
inline constexpr std::int64_t most_pulses = 1'000'000;

/// An array that is updated in pulses.
struct PulseOptions {
  Rational size;  // d = Δw_min > 0, in units of the weight
  PulsePolicy policy = PulsePolicy::nearest;
  /// BL_max: no update has more pulses, and what a longer train would have added is lost. A
  /// stochastic train of BL_max slots has a pulse in each where k >= BL_max.
  std::optional<std::int64_t> longest{};
};

/// At most `longest` of so many pulses.
///   Returns  outside_domain if there is no such limit and they are more than most_pulses
[[nodiscard]] Outcome<std::int64_t> cut_to_longest(const PulseOptions& options,
                                                   const Integer& pulses);

/// Requires size > 0 and 1 <= longest <= most_pulses.
///   Error  InvalidInput, with keys "pulses.size", "pulses.longest"
void validate(const PulseOptions& options);

/// Reads "size=1/150,policy=nearest,longest=31": size must be given, the policy is nearest if it is
/// not, and there is no limit without longest.
///   Returns  valid options
///   Error    InvalidInput naming the key (unknown, repeated or missing), the value and the remedy
[[nodiscard]] PulseOptions parse_pulse_options(std::string_view text);

}  // namespace certau
