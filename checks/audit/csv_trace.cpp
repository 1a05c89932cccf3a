// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/csv_trace.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "certau/base/csv_record.hpp"
#include "certau/base/error.hpp"
#include "checks/audit/decimal_text.hpp"

namespace certau::audit {
namespace {

Reading reading_of(bool is_exact) { return is_exact ? Reading::exact : Reading::rounded; }

const char* skip_blanks(const char* at, const char* end) {
  while (at != end && (*at == ' ' || *at == '\t')) ++at;
  return at;
}

// Where the field ends that begins here: at a comma or with the record.
const char* field_end(const char* at, const char* end) {
  const void* comma = std::memchr(at, ',', static_cast<std::size_t>(end - at));
  return comma == nullptr ? end : static_cast<const char*>(comma);
}

}  // namespace

CsvTrace::CsvTrace(std::unique_ptr<ByteSource> source, const TraceOptions& options)
    : lines_{std::move(source)} {
  const std::string commented = columns_in_comments();
  ColumnNames names = read_header();
  Columns columns = settle_columns(options.columns.empty() ? commented : options.columns, names);
  set_columns(std::move(columns), std::move(names), options.exact_roles);
}

std::string CsvTrace::columns_in_comments() {
  std::optional<std::string> found;
  CsvLines::Kind kind = lines_.next();
  for (; kind == CsvLines::Kind::comment; kind = lines_.next()) {
    const std::string where = lines_.source().path() + " line " + std::to_string(lines_.line());
    auto columns = columns_in_comment(lines_.text(), where);
    if (columns && found)
      throw_invalid(where, "", "says a second time what the columns mean",
                    "leave one such comment");
    if (columns) found = std::move(columns);
  }
  if (kind == CsvLines::Kind::end) throw_no_rows();
  lines_.put_back();
  return found.value_or("");
}

ColumnNames CsvTrace::read_header() {
  static_cast<void>(lines_.next());  // put back before
  const std::string& file = lines_.source().path();
  std::string_view text = lines_.text();
  std::size_t line = lines_.line();
  ColumnNames names{file, take_csv_record(text, line, file), true};
  for (auto& name : names.names) name = trimmed(name);
  if (std::all_of(names.names.begin(), names.names.end(), looks_like_number)) {
    for (auto& name : names.names) name.clear();
    names.is_named = false;
    lines_.put_back();
  } else if (names.names.size() == 1 &&
             names.names.front().find_first_of(";\t") != std::string::npos) {
    throw_invalid(file + " line " + std::to_string(lines_.line()),
                  names.names.front().substr(0, 60),
                  "is one column (fields are separated by commas)",
                  "replace the semicolons or tabs by commas, and decimal commas by points");
  }
  return names;
}

bool CsvTrace::next(TraceRow& row) {
  for (;;) {
    const auto kind = lines_.next();
    if (kind == CsvLines::Kind::end) {
      if (row_count() == 0) throw_no_rows();
      return false;
    }
    if (kind == CsvLines::Kind::record) break;
    const std::string where = lines_.source().path() + " line " + std::to_string(lines_.line());
    if (columns_in_comment(lines_.text(), where))
      throw_invalid(where, "", "says what the columns mean after they were used",
                    "move the comment to the top of the file");
  }
  row.line = static_cast<std::int64_t>(lines_.line());
  begin_row(row);
  if (lines_.has_quotes())
    read_quoted(row);
  else
    read_plain(row);
  finish_row(row);
  return true;
}

void CsvTrace::read_plain(TraceRow& row) {
  const std::string_view text = lines_.text();
  const char* at = text.data();
  const char* const end = at + text.size();
  const std::size_t width = slots().size();
  for (std::size_t column = 0; column < width; ++column) {
    const Slot& slot = slots()[column];
    if (slot.is_used) {
      const char* const begin = at;
      auto& number = row.columns[static_cast<std::size_t>(slot.role)][slot.coordinate];
      at = take_decimal(skip_blanks(at, end), end, reading_of(slot.is_exact), number);
      if (at != nullptr) at = skip_blanks(at, end);
      if (at == nullptr || (at != end && *at != ',')) {
        const char* const stop = field_end(begin, end);
        throw_no_decimal(place(row, column), {begin, static_cast<std::size_t>(stop - begin)});
      }
    } else {
      at = field_end(at, end);
    }
    const bool is_last = column + 1 == width;
    if ((at == end) != is_last)
      check_width(row, 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')));
    if (!is_last) ++at;
  }
}

void CsvTrace::read_quoted(TraceRow& row) {
  std::string_view text = lines_.text();
  std::size_t line = lines_.line();
  const auto fields = take_csv_record(text, line, lines_.source().path());
  check_width(row, fields.size());
  for (std::size_t column = 0; column < fields.size(); ++column)
    if (slots()[column].is_used) read_field(row, column, fields[column]);
}

void CsvTrace::read_field(TraceRow& row, std::size_t column, std::string_view field) {
  const Slot& slot = slots()[column];
  auto& number = row.columns[static_cast<std::size_t>(slot.role)][slot.coordinate];
  if (!read_decimal(field, reading_of(slot.is_exact), number))
    throw_no_decimal(place(row, column), field);
}

void CsvTrace::check_width(const TraceRow& row, std::size_t fields) const {
  if (fields == slots().size()) return;
  throw_invalid(place(row), "",
                "has " + std::to_string(fields) + " fields where the first row has " +
                    std::to_string(slots().size()),
                "write a field for each column (a line at the end may be cut off)");
}

void CsvTrace::throw_no_rows() const {
  throw_invalid(lines_.source().path(), "", "has no rows", "give a trace with at least one step");
}

std::string CsvTrace::place(const TraceRow& row) const {
  return lines_.source().path() + " line " + std::to_string(row.line);
}

std::pair<std::int64_t, std::int64_t> CsvTrace::progress() const {
  return {lines_.source().position(), lines_.source().size()};
}

}  // namespace certau::audit
