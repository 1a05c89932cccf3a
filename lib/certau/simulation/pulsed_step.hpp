// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/algorithm/pulse_count.hpp"
#include "certau/algorithm/pulse_update.hpp"
#include "certau/number/exact_range.hpp"
#include "certau/process/process.hpp"
#include "certau/simulation/obstacle.hpp"

namespace certau {

/// A device's answer to a requested increment.
template <class T>
struct PulsedUpdate {
  T weight;  // after the pulses
  T increment;
  std::int64_t pulses = 0;  // with the sign of their direction
};

/// A step whose updates are all made of pulses.
template <class T>
struct PulsedStep {
  State<T> state;
  PulsedUpdate<T> weight;
  std::optional<PulsedUpdate<T>> auxiliary;  // tiki-taka's
};

/// One update of a device in pulses. Enclosures take the closed form where there is one, since it
/// does not widen them with each pulse; floats are rounded pulse by pulse, as on the hardware.
///   Returns  inconclusive if the increment is not finite; as pulse_count
///   Error    the number type's; the count is that of the computed increment, exactly
///   Source   apply_pulses, pulse_count
template <class T>
[[nodiscard]] Outcome<PulsedUpdate<T>> pulsed_update(const Device<T>& device, const T& weight,
                                                     const T& increment,
                                                     const PulseOptions& options,
                                                     const PulseWords& words, NumberFormat format) {
  if (const auto why = obstacle(increment, "increment"); !why.empty()) return Inconclusive{why};
  const auto pulses = pulse_count(options, exact_range(increment), words);
  if (!pulses.has_value()) return pulses.template refusal<PulsedUpdate<T>>();
  const T size = from_rational<T>(options.size, format);
  if constexpr (NumberTraits<T>::is_enclosure) {
    if (auto reached = apply_pulses_at_once(device, weight, pulses.value(), size))
      return PulsedUpdate<T>{*std::move(reached), increment, pulses.value()};
  }
  return PulsedUpdate<T>{apply_pulses(device, weight, pulses.value(), size), increment,
                         pulses.value()};
}

/// Where branch j of the noise leads from a state if the devices are updated in pulses of one size.
///   Statement  as branch_image, with pulsed_update for apply_update; tiki-taka's auxiliary counts
///              its pulses (and draws its words) before the weight does
///   Requires   an analog algorithm, valid options
///   Returns    no value as pulsed_update
///   Source     [wu2024, (15)–(18)], with (3) and (TT-P), (TT-W) for the increments
template <class T>
[[nodiscard]] Outcome<PulsedStep<T>> pulsed_step(const Process<T>& process, const State<T>& state,
                                                 std::size_t branch, const PulseOptions& options,
                                                 const PulseWords& words, NumberFormat format) {
  require(is_analog(process.algorithm),
          "pulses of digital SGD (its updates do not go through a device): use branch_image");
  PulsedStep<T> step{state, {}, {}};
  T increment;
  if (has_auxiliary(process.algorithm)) {
    const auto moved =
        pulsed_update(process.auxiliary_device, state.auxiliary,
                      auxiliary_increment(process, state, branch), options, words, format);
    if (!moved.has_value()) return moved.template refusal<PulsedStep<T>>();
    step.auxiliary = moved.value();
    step.state.auxiliary = step.auxiliary->weight;
    increment = transferred_increment(process.learning_rate, step.state.auxiliary);
  } else {
    increment = branch_increment(process, state.weight, branch);
  }
  const auto moved = pulsed_update(process.device, state.weight, increment, options, words, format);
  if (!moved.has_value()) return moved.template refusal<PulsedStep<T>>();
  step.weight = moved.value();
  step.state.weight = step.weight.weight;
  return step;
}

/// Checks that a process can be updated in such pulses.
///   Requires  valid options; an algorithm whose updates go through devices; pulses small enough
///             for each device, response_slope·size <= 1 (else one might jump past the end of the
///             range; not asked of a power step with an exponent below 1, which has no slope)
///   Error     InvalidInput
void validate_pulses(const PulseOptions& options, const Process<Rational>& process);

}  // namespace certau
