// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace certau::theorems {

/// One record of a CSV file, with the line that it begins on.
struct CsvRecord {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

/// A table: every record has as many fields as the header.
struct CsvTable {
  CsvRecord header;
  std::vector<CsvRecord> records;
};

/// Reads comma-separated values.
///   Statement  RFC 4180: quoted fields may hold commas, line breaks and doubled quotes; lines end
///              with LF or CRLF. A byte order mark at the start, empty lines and lines that begin
///              with # are skipped
///   Error      InvalidInput with the line: a stray or unclosed quote, a record of another width,
///              no header
[[nodiscard]] CsvTable parse_csv(std::string_view text);

/// "a,b,c\n"
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

}  // namespace certau::theorems
