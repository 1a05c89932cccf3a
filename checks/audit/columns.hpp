// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/audit/trace.hpp"

namespace certau::audit {

/// The columns that a file has. A name is empty where a column has none.
struct ColumnNames {
  std::string file;  // for messages
  std::vector<std::string> names;
  bool is_named = true;  // false: no header row, or a plain array; columns go by number
};

/// Which columns of a file mean what.
struct Columns {
  std::array<std::vector<std::size_t>, role_count> of;  // coordinate by coordinate, from 0

  [[nodiscard]] const std::vector<std::size_t>& operator[](Role role) const {
    return of[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] bool has(Role role) const { return !(*this)[role].empty(); }
  [[nodiscard]] std::size_t dimension() const { return (*this)[Role::weight].size(); }
};

/// Settles which columns mean what.
///   Statement  a specification is a list "role=columns" with commas, where columns is a name (w),
///              a pattern (w*: w0, w1, … as far as they go, or from w1), a number from 0 (3), a
///              range (3:7 is 3, 4, 5, 6), or several of these with + (left+right, 1+3+5). Without
///              one, the usual names count: k or step; w*, dw*, g*, n*; p*, dp*, np*; with p* also
///              nw* for n*; and the same without a number, w for w0
///   Returns    groups of one size, weight among them, step of size 1
///   Error      InvalidInput with the columns that there are: an unknown role, a role given twice,
///              a column that is not there or named twice, a gap in a pattern, a column with two
///              meanings, groups of different sizes, no weight, auxiliary_… without auxiliary
[[nodiscard]] Columns settle_columns(std::string_view specification, const ColumnNames& names);

/// The specification in a comment "# certau-trace columns: weight=w*, update=dw*", nothing in any
/// other comment.
///   Error  InvalidInput: a comment that begins with "# certau-trace" and says anything else
[[nodiscard]] std::optional<std::string> columns_in_comment(std::string_view comment,
                                                            const std::string& place);

/// "w2", or "column 7" (from 0) if it has no name.
[[nodiscard]] std::string column_label(const ColumnNames& names, std::size_t column);

}  // namespace certau::audit
