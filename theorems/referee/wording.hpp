// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// Words for a report in Markdown.

[[nodiscard]] std::string capitalised(std::string_view word);
/// "a; b; c", or "none".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);
/// A link to a claim's section of the same page.
[[nodiscard]] std::string link_to(const std::string& id);
[[nodiscard]] std::string glossary(const std::vector<Letter>& letters);

/// The file of a theorem's full name: "theorems/device/lemma_1.v" for "Certau.device.lemma_1.…".
[[nodiscard]] std::string theorem_file(const std::string& theorem);

/// "L = 1, eps = (1, -1)"
[[nodiscard]] std::string instance_in_words(const Instance& instance);
/// A rational, with a decimal beside it where it has no short one: "1/3 (0.33333)".
[[nodiscard]] std::string number_in_words(const Rational& value);
/// What was tried and what it shows.
[[nodiscard]] std::string evidence_in_words(const Finding& finding);
/// The counterexample with both sides.
[[nodiscard]] std::string witness_in_words(const Witness& witness);

}  // namespace certau::theorems
