// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

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
};

struct SimulationRequest {
  Process<Rational> process;
  State<Rational> start;
  NumberChoice number;
  std::int64_t steps = 1000;
  std::int64_t every = 1;  // rows are given for multiples of it, and for the last step
  std::uint64_t seed = 1;
};

/// Computes a trajectory in the chosen number type. The same seed draws the same noise in each.
///   Statement  x_(k+1) = φ_j(x_k), j drawn by BranchSampler from std::mt19937_64(seed)
///   Shape      rows for steps 0, every, 2·every, … and `steps`
///   Requires   steps >= 0, every >= 1; for `rational`, has_polynomial_maps(process) (InvalidInput)
///   Returns    true; inconclusive, with the step, if an enclosure cannot choose a branch, a
///              rational outgrows 2^20 bits, a number is no longer finite, or `stop` was requested
///   Error      the number type's: enclosed for rational, interval and ball, else approximate
[[nodiscard]] Outcome<bool> simulate(const SimulationRequest& request,
                                     const std::function<void(const TrajectoryRow&)>& on_row,
                                     std::stop_token stop = {});

}  // namespace certau
