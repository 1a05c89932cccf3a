// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "certau/base/text.hpp"
#include "certau/report/decimal.hpp"
#include "checks/audit/audit_report.hpp"

namespace certau::audit {
namespace {

// Twelve digits are enough to read; the JSON has all.
std::string shown(const ClosedInterval& value) {
  constexpr int digits = 12;
  return readable_enclosure(round_down(value.lower, digits), round_up(value.upper, digits));
}

std::string counted(std::int64_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// A pipe would end a cell of a table.
std::string cell(std::string text) {
  for (std::size_t k = 0; (k = text.find('|', k)) != std::string::npos; k += 2)
    text.insert(k, "\\");
  return one_line(std::move(text));
}

std::string laws_table(const AuditResult& result) {
  if (result.tally.total().checks == 0) return "";
  std::string text =
      "| array | law | checks | violations | undecided | needed exact arithmetic |\n"
      "|---|---|---|---|---|---|\n";
  for (const auto& array : array_names)
    for (const auto& law : law_names) {
      const LawTally& tally = result.tally.of(array.value, law.value);
      if (tally.checks == 0) continue;
      text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", array.name, law.name, tally.checks,
                          tally.violations, tally.undecided, tally.decided_exactly);
    }
  return text;
}

std::string violations_table(const AuditResult& result) {
  const auto& listed = result.tally.violations();
  const std::int64_t all = result.tally.total().violations;
  if (listed.empty()) return "";
  std::string text = fmt::format("\n## Violations\n\nThe first {} of {}.\n\n", listed.size(), all);
  text +=
      "| step | line | array | law | column | expected from | to | recorded |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const auto& violation : listed)
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", violation.step,
                        violation.line, name_in(array_names, violation.array),
                        name_in(law_names, violation.law), cell(violation.column),
                        violation.expected_lower, violation.expected_upper, violation.recorded);
  return text;
}

std::string tightest_text(const AuditResult& result) {
  std::string text;
  for (const auto& array : array_names) {
    const auto& tightest = result.tally.tightest[static_cast<std::size_t>(array.value)];
    if (!tightest) continue;
    text += fmt::format(
        "\nTightest step of the {} that agreed: step {}, {}, law {}: about {:.4f} of the room "
        "between the middle of what is admitted (0) and its edge (1).\n",
        array.name, tightest->step, tightest->column, name_in(law_names, tightest->law),
        tightest->approx_share);
  }
  return text;
}

std::string fit_text(const ArrayFindings& array) {
  if (!array.fit) return "";
  std::string text =
      fmt::format("\nFit to {} of single coordinates", counted(array.fit->steps, "step"));
  if (array.fit->unused > 0)
    text += fmt::format(" ({} of them of no use: more than {} pulses, or of unknown direction)",
                        array.fit->unused, DeviceFit::most_pulses);
  if (array.fit->emptied_by)
    return text +
           fmt::format(
               ": no asymmetric linear device explains the trace. With step {} (line {}, {}) "
               "no τ and w° were left.\n",
               array.fit->emptied_by->step, array.fit->emptied_by->line,
               array.fit->emptied_by->column);
  const auto& fitted = *array.fit->fitted;
  text += ": every asymmetric linear device that explains the trace has\n\n";
  if (fitted.tau)
    text += fmt::format("* τ = {}\n", shown(*fitted.tau));
  else if (fitted.tau_lower)
    text += fmt::format("* τ at least {}: the trace does not tell it from an ideal device\n",
                        short_decimal_down(*fitted.tau_lower, 6));
  else
    text += "* no finite τ: it is an ideal device\n";
  if (fitted.symmetric_point) text += fmt::format("* w° = {}\n", shown(*fitted.symmetric_point));
  if (array.fit->saturation_upper)
    text += fmt::format("* saturation degrees ω_k of at most {}\n",
                        short_decimal_up(*array.fit->saturation_upper, 6));
  return text + fmt::format(
                    "\n(1/τ, w°/τ) lies in a convex region with {}. Audit again with τ and w° from "
                    "it for the laws one by one, saturation degrees and hypotheses.\n",
                    counted(static_cast<std::int64_t>(fitted.corners), "corner"));
}

std::string saturation_text(const ArrayFindings& array) {
  std::string text;
  if (array.range)
    text += fmt::format("\nRecorded states lie within [{}, {}].\n",
                        short_decimal_down(array.range->lower, 6),
                        short_decimal_up(array.range->upper, 6));
  if (!array.saturation) return text;
  const auto& saturation = *array.saturation;
  text += fmt::format(
      "\nSaturation degree ω_k = ‖W_k − w°‖∞/τ over {}: largest {}, mean {}.\n\n"
      "| ω from | 0 | 0.1 | 0.2 | 0.3 | 0.4 | 0.5 | 0.6 | 0.7 | 0.8 | 0.9 | 1 |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|\n| rows |",
      counted(saturation.rows, "row"), shown(saturation.largest), shown(saturation.mean));
  for (const auto rows : saturation.histogram) text += fmt::format(" {} |", rows);
  return text + "\n";
}

std::string hypotheses_table(const AuditResult& result) {
  if (result.hypotheses.empty()) return "";
  std::string text = "\n## Hypotheses\n\n| of | hypothesis | satisfied | |\n|---|---|---|---|\n";
  for (const auto& hypothesis : result.hypotheses)
    text +=
        fmt::format("| {} | {} | {} | {} |\n", cell(hypothesis.claims), cell(hypothesis.statement),
                    name_in(satisfied_names, hypothesis.satisfied), cell(hypothesis.detail));
  return text;
}

}  // namespace

std::string verdict_line(const AuditResult& result) {
  const LawTally total = result.tally.total();
  std::string fits;
  for (const auto& array : result.arrays)
    if (array.fit)
      fits += fmt::format("; {} for the {}",
                          array.fit->emptied_by ? "no device is left" : "a device is left",
                          name_in(array_names, array.array));
  const std::string of_steps =
      fmt::format(" of {} of {}", counted(result.steps, "step"),
                  counted(static_cast<std::int64_t>(result.dimension), "coordinate"));
  switch (result.verdict()) {
    case Verdict::violated:
      return fmt::format("violated: {} in {}", counted(total.violations, "violation"),
                         counted(total.checks, "check")) +
             of_steps + fits;
    case Verdict::undecided:
      if (result.tally.reason())
        return fmt::format("undecided: {} of {}; the first: {}", total.undecided,
                           counted(total.checks, "check"), *result.tally.reason());
      return "undecided: nothing was checked (no two rows are a step apart, or no step is of use)";
    case Verdict::agrees:
      break;
  }
  return "agrees: " + counted(total.checks, "check") + of_steps + fits;
}

std::string markdown_report(const AuditResult& result, const ReportHead& head) {
  std::string text = fmt::format("# Audit of {}\n\n**{}**\n\n", one_line(head.trace),
                                 one_line(verdict_line(result)));
  text += fmt::format("{} of {}, {} audited", counted(result.rows, "row"),
                      counted(static_cast<std::int64_t>(result.dimension), "coordinate"),
                      counted(result.steps, "step"));
  text += result.gaps == 0 ? ".\n\n"
                           : fmt::format(
                                 "; {} between rows whose numbers do not follow one "
                                 "another, the first in line {}, from step {} to {}.\n\n",
                                 counted(result.gaps, "gap"), result.first_gap->line,
                                 result.first_gap->before, result.first_gap->after);
  text += laws_table(result) + tightest_text(result) + violations_table(result);
  for (const auto& array : result.arrays)
    text += fmt::format("\n## The {}\n\nDevice: `{}`\n", name_in(array_names, array.array),
                        device_text(array.device)) +
            fit_text(array) + saturation_text(array);
  text += hypotheses_table(result);
  return text + fmt::format("\nMade by: {}\n", one_line(head.made_by));
}

}  // namespace certau::audit
