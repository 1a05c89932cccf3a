// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "certau/process/process.hpp"

namespace certau {

/// A statistical estimate: nothing is enclosed.
struct ApproxMean {
  double mean = 0;
  double standard_error = 0;  // of the mean, from batch means
};

/// Settings of a long run in double precision.
struct RunLength {
  std::int64_t burn_in = 10'000;
  std::int64_t steps = 1'000'000;
  std::uint64_t seed = 1;
};

/// Time average of h along one long double-precision run.
///   Statement  mean over `steps` states after `burn_in`; standard_error from 64 batch means, which
///              is consistent when a batch is much longer than the chain's memory
///   Requires   steps >= 64; functions that exist in double
///   Error      sampled: within 6 standard errors of the stationary mean but for about 2 in 10^9
///              runs, if batches are nearly independent; rounding is not accounted for
[[nodiscard]] ApproxMean approx_time_average(const Process<Rational>& process,
                                             const State<Rational>& start, const RunLength& length,
                                             const std::function<double(const State<double>&)>& h);

}  // namespace certau
