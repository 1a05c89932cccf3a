// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// A claim with what was found out about it.
struct Verdicted {
  const Claim* claim = nullptr;
  Finding finding;
};

/// Whether witness files stand beside a report, so that it can link to them.
enum class WitnessFiles { written, absent };

/// Name of a claim's witness file, relative to the folder of the report: "witnesses/ID.json".
[[nodiscard]] std::string witness_path(const Claim& claim);

/// verdicts.json: an entry for each claim (docs/referee.md has the keys).
[[nodiscard]] std::string verdicts_json(const std::vector<Verdicted>& verdicts,
                                        const std::string& made_by);

/// One line for each claim: id, verdict, verdict on the published proof, instances, repair.
[[nodiscard]] std::string verdicts_summary(const std::vector<Verdicted>& verdicts);

/// The page: an introduction, the summary, and a section for each claim. It depends on nothing but
/// its argument, so that equal searches give equal pages.
[[nodiscard]] std::string verdicts_markdown(const std::vector<Verdicted>& verdicts);

/// The section of one claim: formulas, letters, verdict, witness in numbers, repair.
[[nodiscard]] std::string verdict_section(const std::vector<Verdicted>& verdicts,
                                          const Verdicted& verdicted, WitnessFiles files);

}  // namespace certau::theorems
