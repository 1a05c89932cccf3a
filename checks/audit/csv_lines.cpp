// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/csv_lines.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "certau/base/csv_record.hpp"
#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::size_t quotes_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '"'));
}

}  // namespace

CsvLines::CsvLines(std::unique_ptr<ByteSource> source) : source_{std::move(source)} {
  while (source_->text().size() < byte_order_mark.size() && source_->more()) {
  }
  if (source_->text().starts_with(byte_order_mark)) source_->take(byte_order_mark.size());
}

CsvLines::Kind CsvLines::next() {
  if (!is_put_back_) {
    source_->take(whole_size_);
    line_ += line_count_;
    for (;;) {
      const std::size_t end = line_end(0);
      line_count_ = 1;
      size_ = end;
      whole_size_ = std::min(end + 1, source_->text().size());
      has_quotes_ = false;
      if (whole_size_ == 0) return Kind::end;
      if (!is_blank(source_->text().substr(0, end))) break;
      source_->take(whole_size_);
      ++line_;
    }
    if (source_->text().front() != '#') {
      has_quotes_ = text().find('"') != std::string_view::npos;
      if (has_quotes_) {
        size_ = record_end(size_);
        whole_size_ = std::min(size_ + 1, source_->text().size());
      }
    }
    if (text().ends_with('\r')) --size_;
  }
  is_put_back_ = false;
  return source_->text().front() == '#' ? Kind::comment : Kind::record;
}

void CsvLines::put_back() { is_put_back_ = true; }

std::size_t CsvLines::line_end(std::size_t from) {
  for (;;) {
    const auto text = source_->text();
    if (const void* found = std::memchr(text.data() + from, '\n', text.size() - from))
      return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (text.size() > longest_record) fail_too_long();
    from = text.size();
    if (!source_->more()) return source_->text().size();
  }
}

// A record is complete where its quotes are paired: a doubled quote counts as two. An unpaired one
// takes in all that follows; splitting the record then tells where it is.
std::size_t CsvLines::record_end(std::size_t first_line_end) {
  std::size_t end = first_line_end;
  std::size_t quotes = quotes_in(source_->text().substr(0, end));
  while (quotes % 2 != 0 && end < source_->text().size()) {
    if (end > longest_record) fail_too_long();
    const std::size_t begin = end + 1;
    end = line_end(begin);
    quotes += quotes_in(source_->text().substr(begin, end - begin));
    ++line_count_;
  }
  return end;
}

void CsvLines::fail_too_long() const {
  throw_invalid(source_->path() + " line " + std::to_string(line_), "",
                "is longer than " + std::to_string(longest_record >> 20) +
                    " MiB (a quote that is never closed, or no text at all)",
                "end each row with a line feed, and close quotes");
}

}  // namespace certau::audit
