// SPDX-License-Identifier: Apache-2.0
#include "certau/base/csv_record.hpp"

#include <algorithm>

#include "certau/base/error.hpp"

namespace certau {
namespace {

class RecordReader {
 public:
  RecordReader(std::string_view text, std::size_t line, std::string_view file)
      : text_{text}, line_{line}, file_{file} {}

  std::vector<std::string> record() {
    std::vector<std::string> fields;
    do {
      fields.push_back(text_.starts_with('"') ? quoted_field() : plain_field());
    } while (take(","));
    if (!take("\r\n") && !take("\n")) take("\r");
    ++line_;
    return fields;
  }

  [[nodiscard]] std::string_view rest() const { return text_; }
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  [[nodiscard]] std::string place(std::size_t line) const {
    const std::string number = "line " + std::to_string(line);
    return file_.empty() ? number : std::string{file_} + " " + number;
  }

  std::string plain_field() {
    const auto size = std::min(text_.size(), text_.find_first_of(",\n"));
    std::string_view field = text_.substr(0, size);
    const bool ends_line = size == text_.size() || text_[size] == '\n';
    if (ends_line && field.ends_with('\r')) field.remove_suffix(1);
    if (field.find('"') != std::string_view::npos)
      throw_invalid(place(line_), field.substr(0, 60), "has a quote inside an unquoted field",
                    "quote the whole field and double the quotes in it");
    text_.remove_prefix(field.size());
    return std::string{field};
  }

  std::string quoted_field() {
    const std::size_t first_line = line_;
    text_.remove_prefix(1);
    std::string field;
    while (true) {
      const auto quote = text_.find('"');
      if (quote == std::string_view::npos)
        throw_invalid(place(first_line), "", "a quote is opened and never closed",
                      "close it, or double it if it belongs to the field");
      field.append(text_.substr(0, quote));
      text_.remove_prefix(quote + 1);
      if (!take("\"")) break;
      field += '"';
    }
    line_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
    if (!text_.empty() && text_.find_first_of(",\r\n") != 0)
      throw_invalid(place(line_), field.substr(0, 60), "is followed by text after its quote",
                    "put the closing quote at the end of the field");
    return field;
  }

  bool take(std::string_view start) {
    if (!text_.starts_with(start)) return false;
    text_.remove_prefix(start.size());
    return true;
  }

  std::string_view text_;
  std::size_t line_;
  std::string_view file_;
};

}  // namespace

std::vector<std::string> take_csv_record(std::string_view& text, std::size_t& line,
                                         std::string_view file) {
  RecordReader reader{text, line, file};
  auto fields = reader.record();
  text = reader.rest();
  line = reader.line();
  return fields;
}

std::string csv_field(std::string_view field) {
  if (field.find_first_of(",\"\n\r#") == std::string_view::npos) return std::string{field};
  std::string quoted = "\"";
  for (const char c : field) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"";
}

}  // namespace certau
