// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/properties/report.hpp"

namespace certau::properties::support {

/// A property whose texts have what XML and Markdown give a meaning to. It cannot be judged.
inline const Property& sample_property() {
  static const Property property = [] {
    Property made;
    made.id = "saturation";
    made.title = "A step <away> & \"back\"";
    made.statement = "abs(w) < tau";
    made.source = "[wu2024, L1]";
    made.devices = {DeviceKind::ideal, DeviceKind::linear_step};
    return made;
  }();
  return property;
}

/// A report with each status; two failures, one with numbers and one without.
inline CheckReport sample_report() {
  CheckReport report;
  report.made_by = "certau 0: certau check";
  report.subject = "python3 \"a & b\".py";
  report.number = "double";
  report.granularity = Rational{1, 100};
  report.cases = 200;
  report.seed = 7;
  const auto add = [&](DeviceKind device, CheckStatus status, int cases, const char* reason) {
    CheckedProperty checked;
    checked.result.property = &sample_property();
    checked.result.status = status;
    checked.result.cases = cases;
    checked.result.reason = reason;
    checked.result.seconds = 0.25;
    checked.device = device;
    report.checked.push_back(checked);
  };
  add(DeviceKind::asymmetric_linear, CheckStatus::passed, 200, "");
  add(DeviceKind::linear_step, CheckStatus::failed, 17, "");
  add(DeviceKind::power_step, CheckStatus::failed, 1, "");
  add(DeviceKind::ideal, CheckStatus::skipped, 0, "only <one> kind\nsecond line");
  add(DeviceKind::ideal, CheckStatus::gave_up, 3, "too few cases");
  Counterexample found;
  found.instance.set("tau", 1).set_list("W", {Rational{1, 2}, 0});
  found.comparison = {"weight 1", Rational{1, 2}, Relation::at_most, Rational{1, 4},
                      Rational{1} / 90'000'000'000'000};
  found.shrinks = 12;
  report.checked[1].result.counterexample = found;
  report.checked[1].replay = "certau check saturation --replay '{}'";
  found.problem = "weight 2 of the answer is NaN";
  report.checked[2].result.counterexample = found;
  report.checked[2].replay = "certau check saturation --replay '{}'";
  return report;
}

}  // namespace certau::properties::support
