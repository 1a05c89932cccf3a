// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "checks/audit/columns.hpp"

namespace certau::audit {

/// What the readers of all formats have in common: the columns, and the rules for their numbers.
class ColumnTrace : public TraceReader {
 public:
  [[nodiscard]] bool has(Role role) const final { return columns_.has(role); }
  [[nodiscard]] std::size_t dimension() const final { return columns_.dimension(); }
  /// Requires: the trace has the role and the coordinate.
  [[nodiscard]] std::string column_name(Role role, std::size_t coordinate) const final;

 protected:
  /// What to do with the numbers of a column.
  struct Slot {
    bool is_used = false;
    Role role = Role::weight;
    std::size_t coordinate = 0;
    bool is_exact = false;  // its decimals are
  };

  /// To be called once, before any row.
  void set_columns(Columns columns, ColumnNames names, const std::vector<Role>& exact_roles);
  [[nodiscard]] const ColumnNames& names() const { return names_; }
  /// One for each column of the file.
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }

  /// Of the rows that next() gave.
  [[nodiscard]] std::int64_t row_count() const { return row_count_; }
  /// Gives the row the right sizes and the next number.
  void begin_row(TraceRow& row);
  /// Checks counts and steps once all numbers are there. `place` is "trace.csv line 7".
  ///   Error  InvalidInput: a count that is none; StepGap, with the row counted
  void finish_row(TraceRow& row);
  /// "trace.csv line 7"
  [[nodiscard]] virtual std::string place(const TraceRow& row) const = 0;
  /// "trace.csv line 7 column w2"
  [[nodiscard]] std::string place(const TraceRow& row, std::size_t column) const;

 private:
  Columns columns_;
  ColumnNames names_;
  std::vector<Slot> slots_;
  std::int64_t row_count_ = 0;
  std::optional<std::int64_t> last_step_;
};

}  // namespace certau::audit
