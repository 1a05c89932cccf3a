// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "certau/report/horizons.hpp"

namespace certau {

/// One side of a cell: value and transient of a claim.
struct TableBound {
  Rational value;
  Rational transient;
};

/// The same quantity under another algorithm, from below, and from which horizon on the cell's
/// algorithm is proved to do better.
struct TableComparison {
  std::string algorithm;
  std::optional<TableBound> lower;
  std::string horizon_from;               // K0; empty if no such claim is proved
  std::vector<std::string> certificates;  // of the bound, and the separation if there is one
  std::string reason;                     // why there is no bound, or no separation
};

/// One cell of a table, answered or not.
struct TableCell {
  std::vector<std::pair<std::string, std::string>> parameters;  // all, resolved
  std::vector<std::pair<std::string, std::string>> swept;       // what a reader compares
  std::string quantity;
  std::optional<TableBound> lower;  // both bounds, or neither
  std::optional<TableBound> upper;
  std::vector<std::string> certificates;  // paths relative to the table
  std::vector<HorizonAverage> averages;
  std::optional<TableComparison> comparison;
  std::string reason;  // why there is no answer

  [[nodiscard]] bool certified() const { return upper.has_value(); }
  [[nodiscard]] std::string decimal() const;
};

/// The cells of one spec.
struct TableSection {
  std::string title;
  std::vector<TableCell> cells;
};

/// A table as it is written: the sections of all specs of one run.
struct Table {
  std::string made_by;
  std::vector<TableSection> sections;
};

/// The three renderings. Format of the first: docs/spec.md.
[[nodiscard]] std::string table_json(const Table& table);
[[nodiscard]] std::string table_csv(const Table& table);
[[nodiscard]] std::string table_markdown(const Table& table);

}  // namespace certau
