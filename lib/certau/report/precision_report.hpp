// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "certau/simulation/precision_sweep.hpp"

namespace certau {

/// One process of a precision sweep.
struct PrecisionCell {
  std::vector<std::pair<std::string, std::string>> parameters;  // all, resolved
  std::vector<std::pair<std::string, std::string>> swept;       // what a reader compares
  PrecisionReport report;
};

/// What `certau precision` found out.
struct PrecisionResults {
  std::string title;
  std::string made_by;
  std::int64_t steps = 0;
  std::uint64_t seed = 1;
  Rational tolerance;
  std::vector<PrecisionCell> cells;
};

/// The renderings. Errors are bounds, rounded outward; formats: docs/precision.md.
[[nodiscard]] std::string precision_json(const PrecisionResults& results);
[[nodiscard]] std::string precision_csv(const PrecisionResults& results);
[[nodiscard]] std::string precision_markdown(const PrecisionResults& results);

/// The errors of a cell's weight against the step, both logarithmic, as a picture (SVG).
[[nodiscard]] std::string precision_svg(const PrecisionCell& cell, const std::string& title);

}  // namespace certau
