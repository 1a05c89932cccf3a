// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/audit/byte_source.hpp"
#include "checks/audit/column_trace.hpp"
#include "checks/audit/npy_header.hpp"

namespace certau::audit {

/// The first bytes of a .npy file.
inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// A trace as a NumPy array: docs/trace-format.md.
///   Statement  a plain array (steps, columns) or (steps,), whose columns have no names; or a
///              structured array (steps,), whose field w of shape (4,) has the columns w0 … w3. Its
///              numbers are taken as they are, without slack. In Fortran order a block of each
///              column is read at a time, which needs a regular file
class NpyTrace : public ColumnTrace {
 public:
  /// Error  InvalidInput as for open_trace; a file that is shorter or longer than its shape says
  NpyTrace(std::unique_ptr<ByteSource> source, const TraceOptions& options);

  [[nodiscard]] bool next(TraceRow& row) override;
  [[nodiscard]] StoredNumbers stored_numbers() const override;
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> progress() const override;

 private:
  // A column: where it is in a row, and what stands there.
  struct Cell {
    std::size_t offset = 0;
    NpyType type;
  };

  [[nodiscard]] std::string place(const TraceRow& row) const override;
  using ColumnTrace::place;
  [[nodiscard]] NpyHeader read_header();
  [[nodiscard]] ColumnNames set_layout(const NpyHeader& header);
  void check_size() const;
  void need(std::size_t bytes);
  void read_block();

  std::unique_ptr<ByteSource> source_;
  std::vector<Cell> cells_;
  std::size_t row_size_ = 0;
  std::int64_t rows_ = 0;
  std::int64_t rows_read_ = 0;
  std::int64_t data_begin_ = 0;
  bool is_by_column_ = false;
  // Of a file in Fortran order: block_rows_ numbers of each column, from row block_begin_ on.
  std::vector<char> block_;
  std::int64_t block_begin_ = 0;
  std::int64_t block_rows_ = 0;
};

}  // namespace certau::audit
