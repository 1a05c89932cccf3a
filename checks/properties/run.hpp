// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "checks/properties/property.hpp"

namespace certau::properties {

struct RunOptions {
  int cases = 200;  // that meet the hypotheses, for each property
  std::uint64_t seed = 1;
  std::stop_token stop{};
};

/// A case that an implementation fails, shrunk: no shorter one next to it fails.
struct Counterexample {
  Instance instance;
  Comparison comparison;    // the first that fails; unused if `problem` says more
  std::string problem;      // "the answer is not a number: …"; empty otherwise
  std::size_t shrinks = 0;  // how often it was shortened
};

enum class CheckStatus { passed, failed, skipped, gave_up };

struct CheckResult {
  const Property* property = nullptr;
  CheckStatus status = CheckStatus::passed;
  int cases = 0;  // judged before it ended
  std::optional<Counterexample> counterexample{};
  std::string reason{};  // why it was skipped or gave up
  double seconds = 0;    // for reports; decides nothing
};

/// Runs a property with RapidCheck: random cases from the seed, shrunk when one fails.
///   Statement  passed: `cases` cases that meet the hypotheses passed; failed: with the shrunk
///              counterexample; skipped: the property says nothing about this subject or device;
///              gave_up: too few drawn cases met the hypotheses and could be held, or `stop` was
///              requested
///   Error      PartnerFailure passes through, naming property and case; so do other exceptions of
///              the subject, but for NotANumber, a failure, and Unsupported: skipped
[[nodiscard]] CheckResult run(const Property& property, const Setting& setting,
                              const RunOptions& options);

/// Judges one given case again.
///   Error  InvalidInput if letters are missing or unknown, or a hypothesis fails
[[nodiscard]] CheckResult replay(const Property& property, const Setting& setting,
                                 const Instance& instance);

/// A case as one line of JSON, {"tau": "1", "W": ["1/2", "0"]}, and back.
///   Error  parse: InvalidInput naming the letter, the value and the remedy
[[nodiscard]] std::string case_text(const Instance& instance);
[[nodiscard]] Instance parse_case(const std::string& text);

}  // namespace certau::properties
