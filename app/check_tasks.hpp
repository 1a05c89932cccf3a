// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checks/properties/property.hpp"

namespace certau::app {

/// The command line of certau check, as given.
struct CheckOptions {
  std::vector<std::string> properties;
  std::vector<std::string> filters;
  std::vector<std::string> devices{"asymmetric-linear"};
  bool list = false;
  int cases = 200;
  std::uint64_t seed = 1;
  std::string against;
  bool whole_steps = false;
  std::string number = "double";
  std::string granularity = "0";
  double timeout = 10;
  std::string replay;
  std::string junit;
  std::string out;
};

/// A property on one kind of device.
struct CheckTask {
  const properties::Property* property = nullptr;
  properties::DeviceKind device = properties::DeviceKind::asymmetric_linear;
};

/// The properties that are named and match a filter, in the order of the registry.
///   Error  InvalidInput for an unknown name, or if there is none
[[nodiscard]] std::vector<const properties::Property*> chosen_properties(
    const CheckOptions& options);

/// Those properties on the devices that were asked for.
///   Error  InvalidInput, also for an unknown kind of device
[[nodiscard]] std::vector<CheckTask> tasks_of(const CheckOptions& options);

/// The case that --replay gives, as JSON or in a file; nothing if cases are to be drawn.
///   Error  InvalidInput if it is none, or there is more than one task
[[nodiscard]] std::optional<theorems::Instance> given_case(const CheckOptions& options,
                                                           const std::vector<CheckTask>& tasks);

/// The command line that judges a case of a task again, for a shell.
[[nodiscard]] std::string replay_line(const CheckOptions& options, const CheckTask& task,
                                      const theorems::Instance& instance);

}  // namespace certau::app
