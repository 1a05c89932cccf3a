// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "certau/base/outcome.hpp"

namespace certau {

/// A table's cell in words, with the files that prove it.
struct CellExplanation {
  std::string words;
  std::vector<std::string> certificates;  // of its two bounds, relative to the table
  std::vector<std::string> further;       // of its averages and of its comparison
  bool certified = false;                 // what the table says; support_of_cell checks it
};

/// Explains the number-th cell, from 1, of a table.json.
///   Returns  outside_domain if the text is no certau-table or has no such cell
[[nodiscard]] Outcome<CellExplanation> cell_in_words(const std::string& table, std::size_t number);

/// Whether the files that a cell names state what it prints.
///   Statement  its two certificates have its process, start and quantity, and the value and
///              transient printed for their direction, one for each; its decimal follows from the
///              values. Two certificates of an average have the cell's question too, and value ±
///              transient/K is what is printed. Of a comparison, the first certificate bounds the
///              other algorithm from below as printed, on the cell's problem, device and noise at
///              its rate; the second is a separation from the printed K of the cell's upper
///              certificate and that one
///   Requires   `files`: the text of each file that cell_in_words names; each was verified
///   Returns    outside_domain, naming the file and the first difference, if not
[[nodiscard]] Outcome<bool> support_of_cell(const std::string& table, std::size_t number,
                                            const std::map<std::string, std::string>& files);

}  // namespace certau
