// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/monte_carlo.hpp"

#include <array>
#include <cmath>
#include <random>

#include "certau/process/branch_sampler.hpp"

namespace certau {

ApproxMean approx_time_average(const Process<Rational>& process, const State<Rational>& start,
                               const RunLength& length,
                               const std::function<double(const State<double>&)>& h) {
  constexpr std::int64_t batches = 64;
  require(length.steps >= batches, "a run shorter than 64 steps (no batch means): raise steps");
  const BranchSampler sampler{process};
  const auto machine = convert_process<double>(process);
  std::mt19937_64 words{length.seed};
  State<double> state = convert_state<double>(start);
  const auto step = [&] {
    const auto branch = sampler.choose(words(), machine, state.weight, {});
    state = branch_image(machine, state, branch.value());
  };
  for (std::int64_t k = 0; k < length.burn_in; ++k) step();
  std::array<double, batches> means{};
  const std::int64_t batch_length = length.steps / batches;
  double total = 0;
  for (double& mean : means) {
    double sum = 0;
    for (std::int64_t k = 0; k < batch_length; ++k) {
      sum += h(state);
      step();
    }
    mean = sum / static_cast<double>(batch_length);
    total += mean;
  }
  const double mean = total / batches;
  double squares = 0;
  for (const double batch : means) squares += (batch - mean) * (batch - mean);
  return {mean, std::sqrt(squares / (batches - 1.0) / batches)};
}

}  // namespace certau
