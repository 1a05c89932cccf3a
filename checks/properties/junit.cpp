// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/junit.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "certau/base/text.hpp"

namespace certau::properties {
namespace {

const char* const replacement = "\xEF\xBF\xBD";  // U+FFFD

// JSON's writer replaces what is no UTF-8.
std::string as_utf8(const std::string& text) {
  using Json = nlohmann::json;
  return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace))
      .get<std::string>();
}

std::string outcome(const char* element, const std::string& message, const char* type,
                    const std::string& body) {
  return fmt::format("      <{0} message=\"{1}\" type=\"{2}\">{3}</{0}>\n", element,
                     xml_text(message), type, xml_text(body));
}

std::string outcome_of(const CheckedProperty& checked) {
  const CheckResult& result = checked.result;
  switch (result.status) {
    case CheckStatus::passed:
      return {};
    case CheckStatus::failed:
      return outcome("failure", failure_in_short(*result.counterexample), "counterexample",
                     failure_in_words(checked));
    case CheckStatus::skipped:
      return fmt::format("      <skipped message=\"{}\"/>\n", xml_text(result.reason));
    case CheckStatus::gave_up:
      return outcome("error", result.reason, "gave-up", result.reason);
  }
  throw ContractViolation("junit_xml of an unknown status (a defect): add it there");
}

std::string test_case(const std::string& property, DeviceKind device, double seconds,
                      const std::string& inner) {
  const std::string head =
      fmt::format("    <testcase name=\"{}\" classname=\"certau-check.{}\" time=\"{:.3f}\"",
                  xml_text(property), name_in(device_kind_names, device), seconds);
  return inner.empty() ? head + "/>\n" : head + ">\n" + inner + "    </testcase>\n";
}

std::string setting(const char* name, const std::string& value) {
  return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name,
                     xml_text(one_line(value)));
}

}  // namespace

std::string xml_text(const std::string& text) {
  const std::string utf8 = as_utf8(text);
  std::string result;
  for (std::size_t k = 0; k < utf8.size(); ++k) {
    const char c = utf8[k];
    // U+FFFE and U+FFFF are no characters of XML.
    if (c == '\xEF' &&
        (utf8.compare(k, 3, "\xEF\xBF\xBE") == 0 || utf8.compare(k, 3, "\xEF\xBF\xBF") == 0)) {
      result += replacement;
      k += 2;
      continue;
    }
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      // As they are, readers turn them into spaces where they stand in an attribute.
      case '\n':
        result += "&#10;";
        break;
      case '\t':
        result += "&#9;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          result += replacement;
        else
          result += c;
    }
  }
  return result;
}

std::string junit_xml(const CheckReport& report) {
  std::string cases;
  double seconds = 0;
  for (const auto& checked : report.checked) {
    seconds += checked.result.seconds;
    cases += test_case(checked.result.property->id, checked.device, checked.result.seconds,
                       outcome_of(checked));
  }
  if (const auto& trouble = report.trouble)
    cases += test_case(trouble->property->id, trouble->device, 0,
                       outcome("error", trouble->what.substr(0, trouble->what.find('\n')),
                               "partner-failure", trouble->what));
  if (report.not_run > 0)
    cases += fmt::format(
        "    <testcase name=\"not run\" classname=\"certau-check\" time=\"0.000\">\n{}    "
        "</testcase>\n",
        outcome("error", fmt::format("{} of the properties were not run", report.not_run),
                "not-run", "the run ended before: it was interrupted, or the partner failed"));
  const std::size_t trouble = (report.trouble ? 1 : 0) + (report.not_run > 0 ? 1 : 0);
  const std::string counts = fmt::format(
      "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\"",
      report.checked.size() + trouble, count(report, CheckStatus::failed),
      count(report, CheckStatus::gave_up) + trouble, count(report, CheckStatus::skipped), seconds);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  // Jenkins' schema has no attribute skipped of testsuites.
  text += fmt::format(
      "<testsuites name=\"certau check\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
      "time=\"{:.3f}\">\n",
      report.checked.size() + trouble, count(report, CheckStatus::failed),
      count(report, CheckStatus::gave_up) + trouble, seconds);
  text += "  <testsuite name=\"certau check\" " + counts + ">\n    <properties>\n";
  text += setting("made_by", report.made_by) + setting("subject", report.subject) +
          setting("number", report.number) + setting("granularity", to_string(report.granularity)) +
          setting("cases", std::to_string(report.cases)) +
          setting("seed", std::to_string(report.seed));
  return text + "    </properties>\n" + cases + "  </testsuite>\n</testsuites>\n";
}

}  // namespace certau::properties
