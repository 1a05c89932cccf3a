// SPDX-License-Identifier: Apache-2.0
#include "certau/base/aligned_table.hpp"

#include <algorithm>

namespace certau {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t narrowest = 3;  // a rule of fewer dashes is none to some readers of Markdown

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string line_of(const Row& row, const std::vector<std::size_t>& widths) {
  std::string line = "|";
  for (std::size_t k = 0; k < widths.size(); ++k) {
    const std::string field = k < row.size() ? row[k] : "";
    line += " " + field + std::string(widths[k] - width_of(field), ' ') + " |";
  }
  return line + "\n";
}

}  // namespace

std::string aligned_table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), narrowest);
  for (const Row& row : rows)
    for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], width_of(row[k]));
  Row rule;
  for (const std::size_t width : widths) rule.emplace_back(width, '-');
  std::string text = line_of(rows.front(), widths) + line_of(rule, widths);
  for (std::size_t r = 1; r < rows.size(); ++r) text += line_of(rows[r], widths);
  return text;
}

}  // namespace certau
