// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/audit/column_trace.hpp"
#include "checks/audit/csv_lines.hpp"

namespace certau::audit {

/// A trace as comma-separated values: docs/trace-format.md.
///   Statement  the first row that is no comment names the columns, unless all its fields are
///              numbers; comments before the first row may say what the columns mean
class CsvTrace : public ColumnTrace {
 public:
  /// Error  InvalidInput as for open_trace
  CsvTrace(std::unique_ptr<ByteSource> source, const TraceOptions& options);

  [[nodiscard]] bool next(TraceRow& row) override;
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> progress() const override;

 private:
  [[nodiscard]] std::string place(const TraceRow& row) const override;
  using ColumnTrace::place;
  // The columns that the comments before the first record specify, if any does.
  [[nodiscard]] std::string columns_in_comments();
  [[nodiscard]] ColumnNames read_header();
  void read_plain(TraceRow& row);
  void read_quoted(TraceRow& row);
  void read_field(TraceRow& row, std::size_t column, std::string_view field);
  [[noreturn]] void throw_no_rows() const;
  void check_width(const TraceRow& row, std::size_t fields) const;

  CsvLines lines_;
};

}  // namespace certau::audit
