// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/double_bound.hpp"

#include "certau/simulation/bounded_run.hpp"
#include "certau/simulation/kept_steps.hpp"

namespace certau {

DoubleBound bound_double_run(const Process<Rational>& process, const State<Rational>& start,
                             std::int64_t steps, std::uint64_t seed, const std::stop_token& stop) {
  require(steps >= 0, "a bound after a negative number of steps (there are none): raise it");
  DoubleBound result;
  result.obstacle = why_not_bounded(process);
  if (!result.obstacle.empty()) {
    result.steps = -1;
    return result;
  }
  // An interruption is noticed after so many steps.
  constexpr std::int64_t stretch = std::int64_t{1} << 20;
  BoundedRun<double> run{process, start, seed};
  std::int64_t kept = 0;
  while (run.step() < steps && run.obstacle().empty() && !stop.stop_requested()) {
    if (run.step() == kept) {
      result.path.push_back({run.step(), {run.weight_error(), run.auxiliary_error()}});
      kept = next_kept_step(kept);
    }
    run.advance_to(std::min({kept, run.step() + stretch, steps}));
  }
  result.steps = run.step();
  result.last = {run.weight_error(), run.auxiliary_error()};
  result.largest = {run.largest_weight_error(), run.largest_auxiliary_error()};
  if (result.path.empty() || result.path.back().step != run.step())
    result.path.push_back({run.step(), result.last});
  result.obstacle = run.step() < steps && run.obstacle().empty() ? "interrupted" : run.obstacle();
  return result;
}

}  // namespace certau
