// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checks/properties/run.hpp"

namespace certau::properties {

/// A property held against a subject on one kind of device.
struct CheckedProperty {
  CheckResult result;
  DeviceKind device = DeviceKind::asymmetric_linear;
  std::string replay{};  // the command line that judges the counterexample again
};

/// A partner that could not be asked any more: at which property, and what happened.
struct PartnerTrouble {
  const Property* property = nullptr;
  DeviceKind device = DeviceKind::asymmetric_linear;
  std::string what;
};

/// What a run of certau check found out.
struct CheckReport {
  std::string made_by;
  std::string subject;  // the partner's command line, or "Certau's own update"
  std::string number;   // "double"
  Rational granularity = 0;
  int cases = 0;
  std::uint64_t seed = 0;
  std::vector<CheckedProperty> checked{};  // in the order in which they ran
  std::optional<PartnerTrouble> trouble{};
  std::size_t not_run = 0;  // after the trouble, or an interruption
};

inline constexpr std::array check_status_names{
    Named<CheckStatus>{CheckStatus::passed, "passed"},
    Named<CheckStatus>{CheckStatus::failed, "failed"},
    Named<CheckStatus>{CheckStatus::skipped, "skipped"},
    Named<CheckStatus>{CheckStatus::gave_up, "gave-up"},
};

[[nodiscard]] std::size_t count(const CheckReport& report, CheckStatus status);

/// A table with a line for each property: device, status, cases, remark.
[[nodiscard]] std::string check_table(const CheckReport& report);
/// "12 passed, 1 failed, 2 skipped"
[[nodiscard]] std::string check_summary(const CheckReport& report);
/// One failure: what the property says, the case, expected and found numbers, how to replay it.
[[nodiscard]] std::string failure_in_words(const CheckedProperty& checked);
/// What is wrong in one line: "saturation 1: found 1/2, expected <= 1/4".
[[nodiscard]] std::string failure_in_short(const Counterexample& counterexample);

/// check.json and check.md. Equal findings give equal texts: no times.
[[nodiscard]] std::string check_json(const CheckReport& report);
[[nodiscard]] std::string check_markdown(const CheckReport& report);

/// The properties as a table: id, what they say, devices, kind.
[[nodiscard]] std::string property_list(const std::vector<const Property*>& properties);

}  // namespace certau::properties
