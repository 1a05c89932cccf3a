// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/trajectory.hpp"

#include <random>

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"
#include "certau/process/branch_sampler.hpp"

namespace certau {
namespace {

// Exact weights on an asymmetric device double in length with each step.
constexpr std::size_t rational_bit_limit = std::size_t{1} << 20;

// Why a trajectory cannot go on from a state with this coordinate; empty if it can.
template <class T>
std::string obstacle(const T& coordinate, const std::string& name) {
  if constexpr (std::is_same_v<T, Rational>) {
    const auto bits = mpz_sizeinbase(denominator(coordinate).backend().data(), 2);
    return bits > rational_bit_limit ? "the exact " + name + " has outgrown 2^20 bits" : "";
  } else if constexpr (std::is_same_v<T, Ball>) {
    return arb_is_finite(coordinate.data()) != 0 ? "" : "the ball has become unbounded";
  } else if constexpr (std::is_same_v<T, Interval>) {
    return mpfi_bounded_p(coordinate.data()) != 0 ? "" : "the interval has become unbounded";
  } else {
    using std::isfinite;
    return isfinite(coordinate) ? "" : "the " + name + " is no longer finite";
  }
}

template <class T>
std::string obstacle(const State<T>& state, Algorithm algorithm) {
  auto why = obstacle(state.weight, "weight");
  if (why.empty() && has_auxiliary(algorithm)) why = obstacle(state.auxiliary, "auxiliary");
  return why;
}

template <class T>
TrajectoryRow row_of(std::int64_t step, const Process<T>& process, const State<T>& state) {
  const auto text = [](const T& value) { return NumberTraits<T>::to_text(value); };
  return {step, text(state.weight), text(gradient(process.problem, state.weight)),
          text(objective(process.problem, state.weight)),
          has_auxiliary(process.algorithm) ? text(state.auxiliary) : std::string{}};
}

template <class T>
Outcome<bool> run(const SimulationRequest& request,
                  const std::function<void(const TrajectoryRow&)>& on_row,
                  const std::stop_token& stop) {
  const NumberFormat format{request.number.bits};
  const auto process = convert_process<T>(request.process, format);
  const BranchSampler sampler{request.process};
  std::mt19937_64 words{request.seed};
  State<T> state = convert_state<T>(request.start, format);
  for (std::int64_t step = 0;; ++step) {
    const auto stopped = [&](const std::string& why) {
      return Inconclusive{"at step " + std::to_string(step) + ": " + why};
    };
    if (const auto why = obstacle(state, process.algorithm); !why.empty()) return stopped(why);
    if (step % request.every == 0 || step == request.steps) on_row(row_of(step, process, state));
    if (step == request.steps) return true;
    if (step % 1024 == 0 && stop.stop_requested()) return stopped("interrupted");
    const auto branch = sampler.choose(words(), process, state.weight, format);
    if (!branch.has_value()) return stopped(branch.reason());
    state = branch_image(process, state, branch.value());
  }
}

}  // namespace

Outcome<bool> simulate(const SimulationRequest& request,
                       const std::function<void(const TrajectoryRow&)>& on_row,
                       std::stop_token stop) {
  require(request.steps >= 0 && request.every >= 1,
          "simulate with negative steps or a row distance below 1 (no such rows): raise them");
  validate(request.process);
  if (request.number.type == NumberType::rational && !has_polynomial_maps(request.process))
    throw_invalid("precision", "rational",
                  "cannot hold this process (its maps have exp, roots or fractional powers, whose "
                  "values are not rational)",
                  "use \"ball\" or \"interval\" for an enclosure, or a floating type");
  switch (request.number.type) {
    case NumberType::float32:
      return run<float>(request, on_row, stop);
    case NumberType::float64:
      return run<double>(request, on_row, stop);
    case NumberType::extended:
      return run<long double>(request, on_row, stop);
    case NumberType::quad:
      return run<Quad>(request, on_row, stop);
    case NumberType::mpfr:
      return run<Real>(request, on_row, stop);
    case NumberType::rational:
      return run<Rational>(request, on_row, stop);
    case NumberType::interval:
      return run<Interval>(request, on_row, stop);
    case NumberType::ball:
      return run<Ball>(request, on_row, stop);
  }
  throw ContractViolation("simulate in an unknown number type (a defect): add it to the switch");
}

}  // namespace certau
