// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "checks/audit/byte_source.hpp"

namespace certau::audit {

/// The records and comments of a CSV file one after the other, in bounded memory.
///   Statement  a record is a line, or several if quotes hold line breaks; blank lines and a byte
///              order mark at the start are skipped; a line that begins with # is a comment
class CsvLines {
 public:
  static constexpr std::size_t longest_record = std::size_t{16} << 20;

  enum class Kind { record, comment, end };

  explicit CsvLines(std::unique_ptr<ByteSource> source);

  /// Goes on to the next record or comment.
  ///   Error  InvalidInput with file and line: a record longer than longest_record, a quote that is
  ///          never closed in so much text
  [[nodiscard]] Kind next();
  /// What next() found, without its line end. Valid until next().
  [[nodiscard]] std::string_view text() const { return source_->text().substr(0, size_); }
  /// Whether text() has quotes, so that a comma need not end a field.
  [[nodiscard]] bool has_quotes() const { return has_quotes_; }
  /// The line that it begins on, from 1.
  [[nodiscard]] std::size_t line() const { return line_; }
  /// Makes next() give the same again. Requires: next() gave a record or comment.
  void put_back();

  [[nodiscard]] const ByteSource& source() const { return *source_; }

 private:
  // Bytes of text() up to the line feed that ends the line with this byte, or to the end.
  [[nodiscard]] std::size_t line_end(std::size_t from);
  [[nodiscard]] std::size_t record_end(std::size_t first_line_end);
  [[noreturn]] void fail_too_long() const;

  std::unique_ptr<ByteSource> source_;
  std::size_t size_ = 0;        // of text()
  std::size_t whole_size_ = 0;  // the line end included
  std::size_t line_ = 0;
  std::size_t line_count_ = 1;  // that what next() found goes over
  bool has_quotes_ = false;
  bool is_put_back_ = false;
};

}  // namespace certau::audit
