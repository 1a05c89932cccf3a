// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "certau/base/outcome.hpp"

namespace certau {

/// What a certificate says and why it holds, for a reader who knows the paper.
///   Requires  the text was verified
[[nodiscard]] std::string certificate_in_words(const std::string& certificate);

/// A table's cell in words, with the certificates that prove it.
struct CellExplanation {
  std::string words;
  std::vector<std::string> certificates;  // relative to the table
};

/// Explains the number-th cell, from 1, of a table.json.
///   Returns  outside_domain if the text is no certau-table or has no such cell
[[nodiscard]] Outcome<CellExplanation> cell_in_words(const std::string& table, std::size_t number);

}  // namespace certau
