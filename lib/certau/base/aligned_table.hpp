// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace certau {

/// Rows as a Markdown table whose columns line up; the first row is its head.
///   Requires  a row; none is longer than the first (shorter ones get empty fields). A field is one
///             line without "|"
///   Error     widths are counted in code points of UTF-8
[[nodiscard]] std::string aligned_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace certau
