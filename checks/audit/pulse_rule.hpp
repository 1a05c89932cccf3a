// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "certau/base/named.hpp"
#include "checks/audit/intervals.hpp"

namespace certau::audit {

/// Which numbers of pulses n of the size d may stand for a requested increment Δ; k = abs(Δ)/d.
///   none           updates are continuous, or counts are not judged
///   deterministic  abs(n − k) <= 1/2: the nearest number, either one of a tie
///   stochastic     0 <= n <= BL, BL = ceil(max_j k_j) over the coordinates of the step; n = 0 if
///                  Δ = 0
///   any            abs(n − k) <= 1 [wu2024, (16)]
enum class PulseRule { none, deterministic, stochastic, any };

inline constexpr std::array pulse_rule_names{
    Named<PulseRule>{PulseRule::none, "none"},
    Named<PulseRule>{PulseRule::deterministic, "deterministic"},
    Named<PulseRule>{PulseRule::stochastic, "stochastic"},
    Named<PulseRule>{PulseRule::any, "any"},
};

/// Counts with their signs, lower <= upper.
struct CountRange {
  std::int64_t lower = 0;
  std::int64_t upper = 0;

  [[nodiscard]] bool contains(std::int64_t count) const { return lower <= count && count <= upper; }
};

/// The counts that a rule admits for a request that lies in an interval.
///   Statement  the smallest range that holds n·sign(Δ) for every Δ in `request`·[1 − E, 1 + E] and
///              every n that the rule admits; E = update_error
///   Requires   size > 0; a rule other than none; `longest` as longest_train says, for stochastic
///   Error      none: rationals; counts beyond 2^62 are that
[[nodiscard]] CountRange admitted_counts(PulseRule rule, const ClosedInterval& request,
                                         const Rational& size, const Rational& update_error,
                                         std::int64_t longest);

/// BL of the stochastic rule, at its largest over the requests' intervals.
[[nodiscard]] std::int64_t longest_train(const std::vector<ClosedInterval>& requests,
                                         const Rational& size, const Rational& update_error);

}  // namespace certau::audit
