// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "certau/base/aligned_table.hpp"
#include "certau/base/text.hpp"
#include "certau/report/decimal.hpp"
#include "theorems/referee/wording.hpp"

namespace certau::properties {
namespace {

using Json = nlohmann::ordered_json;

std::string name_of(DeviceKind kind) { return std::string{name_in(device_kind_names, kind)}; }
std::string name_of(CheckStatus status) { return std::string{name_in(check_status_names, status)}; }

// Its first line.
std::string first_line(const std::string& text) {
  return one_line(text.substr(0, text.find('\n')));
}

// As much of it as a table has room for; the report in JSON and the progress have all of it.
std::string cell(const std::string& text) {
  constexpr std::size_t room = 72;
  std::string line = first_line(text);
  if (line.size() <= room) return line;
  const auto space = line.rfind(' ', room);
  line.resize(space == std::string::npos ? room : space);
  return line + " …";
}

// Exact where that is short, with a decimal beside a fraction.
std::string number_in_words(const Rational& value) {
  const std::string exact = to_string(value);
  const std::string decimal = fmt::format("{:.6g}", static_cast<double>(value));
  if (exact.size() > 24) return "about " + decimal;
  return denominator(value) == 1 ? exact : exact + " (" + decimal + ")";
}

std::string remark_on(const CheckResult& result) {
  if (const auto& found = result.counterexample)
    return cell(found->problem.empty() ? found->comparison.label : found->problem);
  if (!result.reason.empty()) return cell(result.reason);
  return result.property->statistical ? "statistical" : "";
}

std::string expected_in_words(const Comparison& comparison, const Property& property) {
  std::string text = fmt::format("{} {}", theorems::symbol(comparison.relation),
                                 number_in_words(comparison.expected));
  if (comparison.allowance != 0)
    text += fmt::format(", {} {} for {}",
                        comparison.relation == theorems::Relation::equal ? "within" : "up to",
                        short_decimal_up(comparison.allowance, 3),
                        property.statistical ? "chance and rounding" : "rounding");
  return text;
}

// Whether the texts that hold a case stand in a code span.
enum class Style { plain, markdown };

std::string code(const std::string& text, Style style) {
  return style == Style::markdown ? "`` " + text + " ``" : text;
}

// Name and content of each line about a failure.
std::vector<std::pair<std::string, std::string>> failure_lines(const CheckedProperty& checked,
                                                               Style style) {
  const CheckResult& result = checked.result;
  const Property& property = *result.property;
  const Counterexample& found = *result.counterexample;
  std::vector<std::pair<std::string, std::string>> lines;
  lines.emplace_back("says", property.statement);
  lines.emplace_back("source", property.source);
  lines.emplace_back(
      "case",
      code(case_text(found.instance), style) + "   " + name_of(checked.device) + " device" +
          (found.shrinks > 0 ? fmt::format(", shortened {} times", found.shrinks) : std::string{}));
  if (!found.problem.empty()) {
    lines.emplace_back("found", one_line(found.problem));
  } else {
    const Comparison& comparison = found.comparison;
    lines.emplace_back("where", comparison.label);
    lines.emplace_back("expected", expected_in_words(comparison, property));
    lines.emplace_back("found",
                       fmt::format("{}, off by {}", number_in_words(comparison.found),
                                   number_in_words(abs(comparison.found - comparison.expected))));
  }
  if (property.statistical)
    lines.emplace_back("by chance", "false alarm: " + property.statistical->false_alarm +
                                        "; detection: " + property.statistical->detection);
  if (!result.reason.empty()) lines.emplace_back("remark", first_line(result.reason));
  lines.emplace_back("replay", code(checked.replay, style));
  return lines;
}

// A block of code in Markdown, whatever it holds.
std::string indented(std::string text) {
  text.insert(0, "    ");
  for (std::size_t k = 0; k < text.size(); ++k)
    if (text[k] == '\n') text.insert(k + 1, "    ");
  return text;
}

Json comparison_json(const Comparison& comparison) {
  Json object;
  object["label"] = comparison.label;
  object["found"] = to_string(comparison.found);
  object["relation"] = theorems::symbol(comparison.relation);
  object["expected"] = to_string(comparison.expected);
  object["allowance"] = to_string(comparison.allowance);
  return object;
}

Json entry_json(const CheckedProperty& checked) {
  const CheckResult& result = checked.result;
  Json object;
  object["property"] = result.property->id;
  object["device"] = name_of(checked.device);
  object["status"] = name_of(result.status);
  object["cases"] = result.cases;
  if (!result.reason.empty()) object["reason"] = result.reason;
  if (result.property->statistical) {
    object["false_alarm"] = result.property->statistical->false_alarm;
    object["detection"] = result.property->statistical->detection;
  }
  if (const auto& found = result.counterexample) {
    Json failure;
    failure["case"] = Json::parse(case_text(found->instance));
    if (found->problem.empty()) {
      failure["comparison"] = comparison_json(found->comparison);
    } else {
      failure["problem"] = found->problem;
    }
    failure["shrinks"] = found->shrinks;
    failure["replay"] = checked.replay;
    object["counterexample"] = failure;
  }
  return object;
}

std::string kind_of(const Property& property) {
  std::string text = property.needs_steps ? "steps" : "updates";
  if (property.statistical) text += ", statistical";
  if (property.needs_continuous) text += ", no pulses";
  return text;
}

}  // namespace

std::size_t count(const CheckReport& report, CheckStatus status) {
  return static_cast<std::size_t>(
      std::count_if(report.checked.begin(), report.checked.end(),
                    [&](const auto& checked) { return checked.result.status == status; }));
}

std::string check_table(const CheckReport& report) {
  std::vector<std::vector<std::string>> rows{{"property", "device", "status", "cases", "remark"}};
  for (const auto& [result, device, replay] : report.checked)
    rows.push_back({result.property->id, name_of(device), name_of(result.status),
                    std::to_string(result.cases), remark_on(result)});
  if (report.trouble)
    rows.push_back({report.trouble->property->id, name_of(report.trouble->device), "no answer", "",
                    "the partner failed"});
  return aligned_table(rows);
}

std::string check_summary(const CheckReport& report) {
  std::string text;
  for (const auto& [status, name] : check_status_names)
    if (const auto number = count(report, status); number > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, name);
  if (report.trouble) text += text.empty() ? "the partner failed" : "; the partner failed";
  if (text.empty()) text = "nothing ran";
  if (report.not_run > 0) text += fmt::format("; {} not run", report.not_run);
  return text;
}

std::string failure_in_short(const Counterexample& counterexample) {
  if (!counterexample.problem.empty()) return one_line(counterexample.problem);
  const Comparison& comparison = counterexample.comparison;
  return fmt::format("{}: found {}, expected {} {}", comparison.label,
                     number_in_words(comparison.found), theorems::symbol(comparison.relation),
                     number_in_words(comparison.expected));
}

std::string failure_in_words(const CheckedProperty& checked) {
  const Property& property = *checked.result.property;
  std::string text = fmt::format("FAILED {}: {}\n", property.id, property.title);
  for (const auto& [name, content] : failure_lines(checked, Style::plain))
    text += fmt::format("  {:<9} {}\n", name, content);
  return text;
}

std::string check_json(const CheckReport& report) {
  Json document;
  document["format"] = "certau-check";
  document["format_version"] = 1;
  document["made_by"] = report.made_by;
  document["subject"] = report.subject;
  document["number"] = report.number;
  document["granularity"] = to_string(report.granularity);
  document["cases"] = report.cases;
  document["seed"] = report.seed;
  document["results"] = Json::array();
  for (const auto& checked : report.checked) document["results"].push_back(entry_json(checked));
  if (report.trouble)
    document["partner_failure"] = {{"property", report.trouble->property->id},
                                   {"device", name_of(report.trouble->device)},
                                   {"what", report.trouble->what}};
  document["not_run"] = report.not_run;
  // A partner's words need not be UTF-8.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string check_markdown(const CheckReport& report) {
  std::string text = fmt::format(
      "# Property checks\n\nChecked: {}, in numbers of the type {}{}. Cases for each property: {}, "
      "seed {}.\n\n{}.\n\n{}",
      code(one_line(report.subject), Style::markdown), report.number,
      report.granularity == 0 ? "" : ", whole pulses of the size " + to_string(report.granularity),
      report.cases, report.seed, theorems::capitalised(check_summary(report)), check_table(report));
  if (report.trouble) text += "\n## The partner failed\n\n" + indented(report.trouble->what) + "\n";
  for (const auto& checked : report.checked) {
    if (!checked.result.counterexample) continue;
    text += fmt::format("\n## {} failed\n\n{}.\n\n", checked.result.property->id,
                        checked.result.property->title);
    for (const auto& [name, content] : failure_lines(checked, Style::markdown))
      text += fmt::format("* {}: {}\n", name, content);
  }
  return text;
}

std::string property_list(const std::vector<const Property*>& properties) {
  std::vector<std::vector<std::string>> rows{{"property", "says", "devices", "asks for"}};
  for (const Property* property : properties) {
    std::vector<std::string> devices;
    for (const DeviceKind kind : property->devices) devices.push_back(name_of(kind));
    rows.push_back({property->id, property->title, fmt::format("{}", fmt::join(devices, " ")),
                    kind_of(*property)});
  }
  return aligned_table(rows);
}

}  // namespace certau::properties
