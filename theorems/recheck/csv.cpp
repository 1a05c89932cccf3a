// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/csv.hpp"

#include <algorithm>
#include <optional>

#include "certau/base/csv_record.hpp"
#include "certau/base/error.hpp"

namespace certau::theorems {
namespace {

std::string line_name(std::size_t line) { return "line " + std::to_string(line); }

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  // The next record that is neither empty nor a comment; nothing at the end.
  std::optional<CsvRecord> next() {
    while (!text_.empty()) {
      if (text_.front() == '#' || is_blank(rest_of_line())) {
        skip_line();
        continue;
      }
      const std::size_t first_line = line_;
      return CsvRecord{first_line, take_csv_record(text_, line_)};
    }
    return std::nullopt;
  }

 private:
  static bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
  }
  [[nodiscard]] std::string_view rest_of_line() const { return text_.substr(0, text_.find('\n')); }
  void skip_line() {
    text_.remove_prefix(std::min(text_.size(), rest_of_line().size() + 1));
    ++line_;
  }

  std::string_view text_;
  std::size_t line_ = 1;
};

}  // namespace

CsvTable parse_csv(std::string_view text) {
  CsvReader reader{text};
  auto header = reader.next();
  if (!header)
    throw_invalid("line 1", "", "there is no header", "name the columns in the first line");
  CsvTable table{std::move(*header), {}};
  while (auto record = reader.next()) {
    if (record->fields.size() != table.header.fields.size())
      throw_invalid(line_name(record->line), "",
                    "has " + std::to_string(record->fields.size()) +
                        " fields where the header has " +
                        std::to_string(table.header.fields.size()),
                    "give every row a field for each column, and quote fields that hold commas");
    table.records.push_back(std::move(*record));
  }
  return table;
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t k = 0; k < fields.size(); ++k)
    line += (k == 0 ? "" : ",") + csv_field(fields[k]);
  return line + "\n";
}

}  // namespace certau::theorems
