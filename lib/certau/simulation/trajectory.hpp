// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "certau/algorithm/pulse_policy.hpp"
#include "certau/process/process.hpp"
#include "certau/simulation/number_type.hpp"

namespace certau {

/// One state of a trajectory, as text that reads back to the same number (an enclosure prints as
/// one that contains it).
struct TrajectoryRow {
  std::int64_t step = 0;
  std::string weight;
  std::string gradient;  // f'(w), which the theorems average; tiki-taka's steps use f'(w + γp)
  std::string objective;
  std::string auxiliary;  // empty for algorithms without one
  // With pulses only, and not in the last row: what the step from this state asks of the devices,
  // and how many pulses it makes of it (down is negative).
  std::string increment{};
  std::string pulses{};
  std::string auxiliary_increment{};  // empty for algorithms without auxiliary
  std::string auxiliary_pulses{};
};

struct SimulationRequest {
  Process<Rational> process;
  State<Rational> start;
  NumberChoice number;
  std::int64_t steps = 1000;
  std::int64_t every = 1;  // rows are given for multiples of it, and for the last step
  std::uint64_t seed = 1;
  std::optional<PulseOptions> pulses{};  // if given, every update of a device is made of pulses
};

/// Computes a trajectory in the chosen number type. The same seed draws the same noise in each.
///   Statement  x_(k+1) = φ_j(x_k), j drawn by BranchSampler from std::mt19937_64(seed); with
///              pulses φ_j is pulsed_step, whose words come from an engine of their own, so that
///              the noise is the same with and without: std::mt19937_64 of std::seed_seq{the low
///              32 bits of the seed, its high 32 bits, 1}
///   Shape      rows for steps 0, every, 2·every, … and `steps`
///   Requires   steps >= 0, every >= 1; has_polynomial_maps(process) for `rational` (InvalidInput),
///              with pulses validate_pulses
///   Returns    true; inconclusive, with the step, if an enclosure cannot choose a branch or count
///              pulses, a rational outgrows 2^20 bits, an update has too many pulses, a number is
///              no longer finite, or `stop` was requested
///   Error      the number type's: enclosed for rational, interval and ball, else approximate
[[nodiscard]] Outcome<bool> simulate(const SimulationRequest& request,
                                     const std::function<void(const TrajectoryRow&)>& on_row,
                                     std::stop_token stop = {});

}  // namespace certau
