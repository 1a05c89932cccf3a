// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/trajectory.hpp"

#include <random>

#include "certau/number/half.hpp"
#include "certau/process/branch_sampler.hpp"
#include "certau/simulation/obstacle.hpp"
#include "certau/simulation/pulsed_step.hpp"

namespace certau {
namespace {

template <class T>
std::string state_obstacle(const State<T>& state, Algorithm algorithm) {
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
void note_update(const PulsedUpdate<T>& update, std::string& increment, std::string& pulses) {
  increment = NumberTraits<T>::to_text(update.increment);
  pulses = std::to_string(update.pulses);
}

// The steps of one trajectory, each with the next random words.
template <class T>
class Steps {
 public:
  explicit Steps(const SimulationRequest& request)
      : format_{request.number.bits},
        process_{convert_process<T>(request.process, format_)},
        sampler_{request.process},
        noise_words_{request.seed},
        pulses_{request.pulses} {
    std::seed_seq seed{static_cast<std::uint32_t>(request.seed),
                       static_cast<std::uint32_t>(request.seed >> 32), std::uint32_t{1}};
    pulse_words_ = [engine = std::mt19937_64{seed}]() mutable { return engine(); };
  }

  [[nodiscard]] const Process<T>& process() const { return process_; }

  /// The state after this one. With pulses, `row` (if there is one) gets what the step did.
  Outcome<State<T>> after(const State<T>& state, std::optional<TrajectoryRow>& row) {
    const auto branch = sampler_.choose(noise_words_(), process_, state.weight, format_);
    if (!branch.has_value()) return branch.template refusal<State<T>>();
    if (!pulses_) return branch_image(process_, state, branch.value());
    const auto step = pulsed_step(process_, state, branch.value(), *pulses_, pulse_words_, format_);
    if (!step.has_value()) return step.template refusal<State<T>>();
    const auto& [next, weight, auxiliary] = step.value();
    if (row) note_update(weight, row->increment, row->pulses);
    if (row && auxiliary) note_update(*auxiliary, row->auxiliary_increment, row->auxiliary_pulses);
    return next;
  }

 private:
  NumberFormat format_;
  Process<T> process_;
  BranchSampler sampler_;
  std::mt19937_64 noise_words_;
  std::optional<PulseOptions> pulses_;
  PulseWords pulse_words_;
};

template <class T>
Outcome<bool> run(const SimulationRequest& request,
                  const std::function<void(const TrajectoryRow&)>& on_row,
                  const std::stop_token& stop) {
  Steps<T> steps{request};
  State<T> state = convert_state<T>(request.start, {request.number.bits});
  for (std::int64_t step = 0;; ++step) {
    const auto stopped = [&](const std::string& why) {
      return Inconclusive{"at step " + std::to_string(step) + ": " + why};
    };
    const bool is_last = step == request.steps;
    if (const auto why = state_obstacle(state, request.process.algorithm); !why.empty())
      return stopped(why);
    std::optional<TrajectoryRow> row;
    if (step % request.every == 0 || is_last) row = row_of(step, steps.process(), state);
    const auto next = is_last ? Outcome<State<T>>{state} : steps.after(state, row);
    if (row) on_row(*row);
    if (is_last) return true;
    if (step % 1024 == 0 && stop.stop_requested()) return stopped("interrupted");
    if (!next.has_value()) return stopped(next.reason());
    state = next.value();
  }
}

}  // namespace

Outcome<bool> simulate(const SimulationRequest& request,
                       const std::function<void(const TrajectoryRow&)>& on_row,
                       std::stop_token stop) {
  require(request.steps >= 0 && request.every >= 1,
          "simulate with negative steps or a row distance below 1 (no such rows): raise them");
  validate(request.process);
  if (request.pulses) validate_pulses(*request.pulses, request.process);
  if (request.number.type == NumberType::rational && !has_polynomial_maps(request.process))
    throw_invalid("precision", "rational",
                  "cannot hold this process (its maps have exp, roots or fractional powers, whose "
                  "values are not rational)",
                  "use \"ball\" or \"interval\" for an enclosure, or a floating type");
  switch (request.number.type) {
    case NumberType::half:
      return run<Half>(request, on_row, stop);
    case NumberType::bfloat16:
      return run<Bfloat16>(request, on_row, stop);
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
