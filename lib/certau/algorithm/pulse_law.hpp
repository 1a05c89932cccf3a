// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/algorithm/pulse_policy.hpp"

namespace certau {

/// The law of the number of pulses n for one requested increment: n = first + i with
/// probabilities[i].
struct PulseLaw {
  std::int64_t first = 0;
  std::vector<Rational> probabilities;
};

/// What the distance from the continuous update needs of that law; k = abs(Δ)/d pulses would be
/// exact.
struct PulseMoments {
  Rational mean;              // E n; it is k unless a limit cuts the train off, if chances decide
  Rational factorial_moment;  // E n(n − 1)
  Rational miss;              // E abs(n − k)
};

/// The longest train whose exact law is computed: its probabilities have numerators of that many
/// factors.
inline constexpr std::int64_t longest_law = 1000;

/// The slots of a stochastic train, BL; for a train shared by several weights give the largest of
/// their increments.
///   Statement  BL = ceil(abs(requested)/size), at most `longest`
///   Returns    outside_domain if that is above most_pulses
[[nodiscard]] Outcome<std::int64_t> train_slots(const PulseOptions& options,
                                                const Rational& requested);

/// The law that pulse_count draws from, but for its rounding of probabilities to 2^-64.
///   Statement  the policy's law. In a train that is shared with a larger increment each weight's
///              marginal law is Binomial(slots, k/slots): give its slots
///   Requires   valid options; slots, if given, as train_slots of a larger increment (no policy but
///              the stochastic train looks at it)
///   Returns    outside_domain if a train has more than longest_law slots, or n may be above
///              most_pulses
///   Error      none: exact rationals
[[nodiscard]] Outcome<PulseLaw> pulse_law(const PulseOptions& options, const Rational& requested,
                                          std::optional<std::int64_t> slots = {});

/// The same by closed forms.
///   Statement  stochastic rounding, m = floor(k), f = k − m: E n(n − 1) = m(m − 1) + 2mf,
///              E abs(n − k) = 2f(1 − f). Train of BL slots, p = k/BL <= 1, j = floor(k):
///              E n(n − 1) = BL(BL − 1)p²,
///              E abs(n − k) = 2(j + 1)·C(BL, j + 1)·p^(j+1)·(1 − p)^(BL−j)
///   Source     the mean deviation of a binomial law is de Moivre's [johnson2005, §3.3]
[[nodiscard]] Outcome<PulseMoments> pulse_moments(const PulseOptions& options,
                                                  const Rational& requested,
                                                  std::optional<std::int64_t> slots = {});

}  // namespace certau
