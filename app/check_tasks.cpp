// SPDX-License-Identifier: Apache-2.0
#include "app/check_tasks.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>

#include "certau/base/files.hpp"
#include "certau/base/nearest.hpp"
#include "certau/base/text.hpp"
#include "checks/properties/registry.hpp"
#include "checks/properties/run.hpp"

namespace certau::app {
namespace {

std::string shell_quoted(const std::string& text) {
  const char* const plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./:=,@%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string{c};
  return quoted + "'";
}

}  // namespace

using namespace certau::properties;

std::vector<const Property*> chosen_properties(const CheckOptions& options) {
  for (const auto& id : options.properties)
    static_cast<void>(find_property(id));  // unknown names are refused
  const auto is_named = [&](const std::string& id) {
    const auto& names = options.properties;
    return names.empty() || std::find(names.begin(), names.end(), id) != names.end();
  };
  const auto is_matched = [&](const std::string& id) {
    return options.filters.empty() ||
           std::any_of(options.filters.begin(), options.filters.end(), [&](const auto& filter) {
             return ::fnmatch(filter.c_str(), id.c_str(), 0) == 0;
           });
  };
  std::vector<const Property*> chosen;
  for (const auto& property : registry())
    if (is_named(property.id) && is_matched(property.id)) chosen.push_back(&property);
  if (chosen.empty())
    throw_invalid("--filter", fmt::format("{}", fmt::join(options.filters, " ")),
                  "matches no property that was asked for (nothing would be checked)",
                  "certau check --list names them; quote a * for the shell");
  return chosen;
}

std::vector<CheckTask> tasks_of(const CheckOptions& options) {
  std::vector<DeviceKind> kinds;
  bool all = false;
  for (const auto& name : options.devices) {
    const auto kind = value_in(device_kind_names, name);
    all = all || name == "all";
    if (!kind && name != "all") {
      auto known = names_of(device_kind_names);
      known.emplace_back("all");
      throw_invalid("--device", name, "is no kind of device that has properties",
                    did_you_mean(name, known));
    }
    if (kind && std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) kinds.push_back(*kind);
  }
  std::vector<CheckTask> tasks;
  for (const Property* property : chosen_properties(options))
    for (const DeviceKind kind : all ? property->devices : kinds) tasks.push_back({property, kind});
  return tasks;
}

std::optional<Instance> given_case(const CheckOptions& options,
                                   const std::vector<CheckTask>& tasks) {
  if (options.replay.empty()) return std::nullopt;
  if (tasks.size() != 1)
    throw_invalid(
        "--replay", one_line(options.replay),
        fmt::format("is a case of one property on one device, and {} were asked for", tasks.size()),
        "name the property, as in certau check saturation --replay CASE");
  const auto first = options.replay.find_first_not_of(" \t\n");
  const bool is_text = first != std::string::npos && options.replay[first] == '{';
  return parse_case(is_text ? options.replay : read_file(options.replay));
}

std::string replay_line(const CheckOptions& options, const CheckTask& task,
                        const Instance& instance) {
  const CheckOptions defaults;
  std::string line = "certau check " + task.property->id;
  const auto add = [&](const char* option, const std::string& value, const std::string& usual) {
    if (value != usual) line += fmt::format(" {} {}", option, shell_quoted(value));
  };
  add("--device", std::string{name_in(device_kind_names, task.device)}, defaults.devices.front());
  add("--number", options.number, defaults.number);
  add("--granularity", options.granularity, defaults.granularity);
  add("--timeout", fmt::format("{}", options.timeout), fmt::format("{}", defaults.timeout));
  add("--against", options.against, defaults.against);
  if (options.whole_steps) line += " --whole-steps";
  return line + " --replay " + shell_quoted(case_text(instance));
}

}  // namespace certau::app
