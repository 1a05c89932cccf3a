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
  bool certified = false;                 // what the table says; supports_cell checks it
};

/// Explains the number-th cell, from 1, of a table.json.
///   Returns  outside_domain if the text is no certau-table or has no such cell
[[nodiscard]] Outcome<CellExplanation> cell_in_words(const std::string& table, std::size_t number);

/// Whether a certificate states what a table's cell prints: process, start, quantity, and the value
/// and transient of its direction; and whether the cell's decimal follows from its two values.
///   Requires  the certificate was verified
///   Returns   outside_domain, naming the first difference, if not
[[nodiscard]] Outcome<bool> supports_cell(const std::string& certificate, const std::string& table,
                                          std::size_t number);

}  // namespace certau
