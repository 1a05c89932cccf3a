// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "certau/process/process.hpp"
#include "certau/process/quantity.hpp"

namespace certau {

/// One question of a table: a process, a start, a quantity.
struct SpecCell {
  Process<Rational> process;
  State<Rational> start;
  Quantity quantity = Quantity::squared_gradient_norm;
  std::vector<std::int64_t> horizons;   // also the averages at these K; empty means none
  Rational relative_width = {1, 50};    // of the bounds, where the potential is piecewise
  std::optional<Algorithm> baseline{};  // also certified, and compared with
  /// What distinguishes the cell: swept dotted keys with their values, as given.
  std::vector<std::pair<std::string, std::string>> swept;
};

/// The same question about the algorithm that the cell is compared with.
///   Requires  cell.baseline
[[nodiscard]] SpecCell baseline_cell(const SpecCell& cell);

/// A spec file, resolved: docs/spec.md describes the format.
struct Spec {
  std::string title;
  std::vector<SpecCell>
      cells;  // schedule, then sweep values in the order given, quantities innermost
};

/// Reads and resolves a spec file.
///   Error  InvalidInput "FILE: line N: key = value: problem; remedy"; every cell is checked before
///          any is returned
[[nodiscard]] Spec read_spec(const std::string& path);

/// The same from a text; `origin` names it in messages.
[[nodiscard]] Spec parse_spec(const std::string& text, const std::string& origin);

}  // namespace certau
