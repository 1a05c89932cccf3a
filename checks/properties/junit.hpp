// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/properties/report.hpp"

namespace certau::properties {

/// A report for continuous integration: JUnit XML as Jenkins and GitLab read it.
///   Statement  one test case for each property that ran, class "certau-check.DEVICE": failure with
///              the counterexample, skipped with the reason, error where a property gave up or the
///              partner failed. Well-formed XML 1.0 in UTF-8 whatever the texts hold
[[nodiscard]] std::string junit_xml(const CheckReport& report);

/// A text as XML's character data or attribute value; what XML cannot hold becomes U+FFFD.
[[nodiscard]] std::string xml_text(const std::string& text);

}  // namespace certau::properties
