// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "certau/base/csv_record.hpp"
#include "certau/base/text.hpp"
#include "checks/audit/audit_report.hpp"

namespace certau::audit {
namespace {

using Json = nlohmann::ordered_json;

Json interval_json(const ClosedInterval& interval) {
  return {{"lower", to_string(interval.lower)}, {"upper", to_string(interval.upper)}};
}

Json laws_json(const AuditResult& result) {
  Json laws = Json::array();
  for (const auto& array : array_names)
    for (const auto& law : law_names) {
      const LawTally& tally = result.tally.of(array.value, law.value);
      if (tally.checks == 0) continue;
      laws.push_back({{"array", array.name},
                      {"law", law.name},
                      {"checks", tally.checks},
                      {"violations", tally.violations},
                      {"undecided", tally.undecided},
                      {"decided_exactly", tally.decided_exactly}});
    }
  return laws;
}

Json violations_json(const AuditResult& result) {
  Json violations = Json::array();
  for (const auto& violation : result.tally.violations())
    violations.push_back(
        {{"step", violation.step},
         {"line", violation.line},
         {"array", name_in(array_names, violation.array)},
         {"law", name_in(law_names, violation.law)},
         {"column", violation.column},
         {"expected", {{"lower", violation.expected_lower}, {"upper", violation.expected_upper}}},
         {"recorded", violation.recorded}});
  return violations;
}

Json fit_json(const FitFindings& findings) {
  Json fit{
      {"possible", !findings.emptied_by}, {"steps", findings.steps}, {"unused", findings.unused}};
  if (findings.emptied_by) {
    const auto& last = *findings.emptied_by;
    fit["emptied_by"] = {{"step", last.step}, {"line", last.line}, {"column", last.column}};
    return fit;
  }
  const auto& fitted = *findings.fitted;
  fit["inverse_tau"] = interval_json(fitted.inverse_tau);
  if (fitted.tau) fit["tau"] = interval_json(*fitted.tau);
  if (fitted.symmetric_point) fit["symmetric_point"] = interval_json(*fitted.symmetric_point);
  if (findings.saturation_upper) fit["saturation_at_most"] = to_string(*findings.saturation_upper);
  fit["corners"] = fitted.corners;
  return fit;
}

Json array_json(const ArrayFindings& array) {
  Json result{{"array", name_in(array_names, array.array)}, {"device", device_text(array.device)}};
  if (array.range) result["states"] = interval_json(*array.range);
  if (array.fit) result["fit"] = fit_json(*array.fit);
  if (array.saturation) {
    const auto& saturation = *array.saturation;
    result["saturation"] = {{"rows", saturation.rows},
                            {"first", interval_json(saturation.first)},
                            {"largest", interval_json(saturation.largest)},
                            {"mean", interval_json(saturation.mean)},
                            {"rows_by_tenths", saturation.histogram}};
  }
  return result;
}

}  // namespace

std::string json_report(const AuditResult& result, const ReportHead& head) {
  Json report;
  report["format"] = "certau-audit";
  report["format_version"] = 1;
  report["made_by"] = head.made_by;
  report["trace"] = head.trace;
  report["verdict"] = name_in(verdict_names, result.verdict());
  report["summary"] = verdict_line(result);
  report["complete"] = !result.was_interrupted;
  report["rows"] = result.rows;
  report["steps"] = result.steps;
  report["gaps"] = result.gaps;
  if (const auto& gap = result.first_gap)
    report["first_gap"] = {{"line", gap->line}, {"from", gap->before}, {"to", gap->after}};
  report["coordinates"] = result.dimension;
  report["laws"] = laws_json(result);
  report["violations_in_all"] = result.tally.total().violations;
  report["violations"] = violations_json(result);
  report["arrays"] = Json::array();
  for (const auto& array : result.arrays) report["arrays"].push_back(array_json(array));
  report["hypotheses"] = Json::array();
  for (const auto& hypothesis : result.hypotheses)
    report["hypotheses"].push_back({{"claims", hypothesis.claims},
                                    {"statement", hypothesis.statement},
                                    {"satisfied", name_in(satisfied_names, hypothesis.satisfied)},
                                    {"detail", hypothesis.detail}});
  // A path need not be UTF-8; a replacement character is better than no report.
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string violations_csv(const AuditResult& result, const ReportHead& head) {
  std::string text = "# certau-violations format_version 1, made by: " + one_line(head.made_by) +
                     "\nstep,line,array,law,column,expected_lower,expected_upper,recorded\n";
  for (const auto& violation : result.tally.violations())
    text += fmt::format("{},{},{},{},{},{},{},{}\n", violation.step, violation.line,
                        name_in(array_names, violation.array), name_in(law_names, violation.law),
                        csv_field(violation.column), violation.expected_lower,
                        violation.expected_upper, violation.recorded);
  return text;
}

}  // namespace certau::audit
