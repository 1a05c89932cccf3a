// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "certau/simulation/double_bound.hpp"
#include "certau/simulation/type_run.hpp"
#include "certau/simulation/width_run.hpp"

namespace certau {

struct PrecisionRequest {
  Process<Rational> process;
  State<Rational> start;
  std::vector<NumberChoice> types;  // floating types, intervals and balls, of at most 1000 bits
  unsigned enclosure_bits = 320;    // of the reference
  Rational tolerance{1, 1000000};
  std::int64_t steps = 1000;
  std::uint64_t seed = 1;
};

/// How far the exact trajectory could be enclosed, and how narrowly.
struct ReferenceReport {
  std::string method;
  std::int64_t steps = 0;
  std::string obstacle;  // why not further; empty if all is enclosed
  State<double> largest_radius;
};

struct FloatReport {
  NumberChoice number;
  std::unique_ptr<TypeRun> run;
};

struct EnclosureReport {
  NumberChoice number;
  std::unique_ptr<WidthRun> run;
};

struct PrecisionReport {
  bool has_auxiliary = false;
  ReferenceReport reference;
  std::vector<FloatReport> floats;
  std::vector<EnclosureReport> enclosures;
  DoubleBound double_bound;

  /// Whether the reference and the bound reached the last step, and no first step is in doubt.
  [[nodiscard]] bool is_conclusive() const;
};

/// Computes the same trajectory in each type, beside an enclosure of the exact one, and a bound on
/// the errors of the double run.
///   Statement  what is reported about errors is proved; the trajectories are those of simulate()
///   Shape      states after 0, 1, …, `steps` steps, or as far as the exact one is enclosed
///   Requires   0 <= steps < 10^18, tolerance > 0, 64 <= enclosure_bits, types as stated
///   Returns    the report; inconclusive only if `stop` was requested. on_progress is told the step
///              every few hundred
///   Error      InvalidInput if the process is not valid
[[nodiscard]] Outcome<PrecisionReport> sweep_precision(
    const PrecisionRequest& request, const std::function<void(std::int64_t)>& on_progress = {},
    const std::stop_token& stop = {});

}  // namespace certau
