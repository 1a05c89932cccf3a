// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/pulsed_step.hpp"

#include "certau/algorithm/pulse_bound.hpp"

namespace certau {
namespace {

void validate_size(const PulseOptions& options, const Device<Rational>& device,
                   const std::string& owner) {
  for (const bool up : {true, false}) {
    const auto slope = response_slope(device, up);
    if (!slope.has_value() || slope.value() * options.size <= 1) continue;
    throw_invalid(
        "pulses.size", to_string(options.size),
        "is too large for the " + owner + " (one pulse might jump past the end of its range)",
        "give at most \"" + to_string(1 / slope.value()) + "\"");
  }
}

}  // namespace

void validate_pulses(const PulseOptions& options, const Process<Rational>& process) {
  validate(options);
  if (!is_analog(process.algorithm))
    throw_invalid("pulses", "",
                  "cannot be made by " + std::string{name_of(process.algorithm)} +
                      " (its updates do not go through a device)",
                  "leave pulses out, or use a spec whose cells are all analog");
  validate_size(options, process.device, "device");
  if (has_auxiliary(process.algorithm))
    validate_size(options, process.auxiliary_device, "auxiliary device");
}

}  // namespace certau
