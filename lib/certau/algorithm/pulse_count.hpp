// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "certau/algorithm/pulse_policy.hpp"
#include "certau/number/closed_interval.hpp"

namespace certau {

/// Random 64-bit words, one for each call.
using PulseWords = std::function<std::uint64_t()>;

/// Where the slots of the stochastic trains of several weights take their chances from.
///   independent  each weight from a word of its own
///   shared_row   a slot has a pulse where the row and the weight both have one: the row's is
///                common to all weights and has the probability g, the weight's has k_j/(BL·g).
///                g is the square root of the largest k_j/BL, rounded up to a multiple of 1/256, as
///                on a crossbar that balances the trains of rows and columns. Each weight alone
///                counts as with independent words; together they are correlated by
///                Cov(n_i, n_j) = BL·p_i·p_j(1/g − 1), p_j = k_j/BL
enum class TrainWords { independent, shared_row };

/// How many pulses an update is made of, with the sign of the requested increment.
///   Statement  the policy's n, at most `longest`; a chance p comes true where word/2^64 < p:
///              stochastic rounding takes one word, a train one for each slot, the others none
///   Units      requested: weight (its exact value, or an enclosure of it)
///   Requires   valid options
///   Returns    inconclusive if two increments of the enclosure have different counts or draw
///              different numbers of words; outside_domain if there are more than most_pulses
///   Error      none: comparisons in rationals, so that the same words give the same counts in
///              every number type; a probability is rounded up to a multiple of 2^-64
///   Source     [wu2024, (15)–(18)] for the count; the policies are those of analog hardware and
///              of aihwkit (its deterministic trains round to the nearest)
[[nodiscard]] Outcome<std::int64_t> pulse_count(const PulseOptions& options,
                                                const ClosedInterval& requested,
                                                const PulseWords& words);

/// The same for several weights of one update. Stochastic trains of a row have one length,
/// BL = ceil(max_j k_j), at most `longest`; the other policies take the weights one by one.
///   Shape  a count for each requested increment
///   Error  none; shared_row draws the word of the row first, then one for each weight, slot by
///          slot; independent trains draw one for each weight, slot by slot
[[nodiscard]] Outcome<std::vector<std::int64_t>> pulse_counts(
    const PulseOptions& options, const std::vector<ClosedInterval>& requested,
    TrainWords train_words, const PulseWords& words);

}  // namespace certau
