// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// Bounds on the rounding errors of a trajectory in double after some steps.
struct BoundPoint {
  std::int64_t step = 0;
  State<double> error;
};

/// A certified bound on the rounding errors of a trajectory in double, as far as it got.
///   Statement  after each of the first `steps` steps, each coordinate of the computed state is
///              within `largest` of the exact one; after the last of them, within `last`
///   Units      weight
struct DoubleBound {
  std::int64_t steps = 0;
  std::string obstacle;  // why it does not go on, or why there is none at all; empty if all is done
  State<double> last;
  State<double> largest;
  std::vector<BoundPoint> path;
};

/// Computes it, at a cost below twice that of the run itself (docs/performance.md).
///   Requires  steps >= 0; the process and the start are valid
///   Returns   with steps = −1 and the reason if no bound exists; obstacle "interrupted" on `stop`
///   Error     BoundedRun
[[nodiscard]] DoubleBound bound_double_run(const Process<Rational>& process,
                                           const State<Rational>& start, std::int64_t steps,
                                           std::uint64_t seed, const std::stop_token& stop = {});

}  // namespace certau
