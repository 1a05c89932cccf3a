// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "certau/process/process.hpp"
#include "certau/process/quantity.hpp"

namespace certau {

/// One question of a table: a process, a start, a quantity.
struct SpecCell {
  Process<Rational> process;
  Rational start;
  Quantity quantity = Quantity::squared_gradient_norm;
  /// What distinguishes the cell: swept dotted keys with their values, as given.
  std::vector<std::pair<std::string, std::string>> swept;
};

/// A spec file, resolved: docs/spec.md describes the format.
struct Spec {
  std::string title;
  std::vector<SpecCell> cells;         // sweep values in the order given, quantities innermost
  std::vector<std::int64_t> horizons;  // empty means all
};

/// Reads and resolves a spec file.
///   Error  InvalidInput "FILE: line N: key = value: problem; remedy"; every cell is checked before
///          any is returned
[[nodiscard]] Spec read_spec(const std::string& path);

/// The same from a text; `origin` names it in messages.
[[nodiscard]] Spec parse_spec(const std::string& text, const std::string& origin);

}  // namespace certau
