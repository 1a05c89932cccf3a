// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/audit/audit.hpp"

namespace certau::audit {

/// What a report says beside the findings.
struct ReportHead {
  std::string trace;    // as named on the command line
  std::string made_by;  // the command
};

/// A summary in Markdown that is readable as it stands.
[[nodiscard]] std::string markdown_report(const AuditResult& result, const ReportHead& head);

/// The same for programs: format "certau-audit", format_version 1 (docs/audit.md). Numbers that
/// were computed are rationals "p/q" or decimals in strings.
[[nodiscard]] std::string json_report(const AuditResult& result, const ReportHead& head);

/// The listed violations: step,line,array,law,column,expected_lower,expected_upper,recorded.
[[nodiscard]] std::string violations_csv(const AuditResult& result, const ReportHead& head);

/// One line: how the trace fared.
[[nodiscard]] std::string verdict_line(const AuditResult& result);

}  // namespace certau::audit
