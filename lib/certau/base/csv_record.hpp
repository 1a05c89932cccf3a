// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace certau {

/// What some programs put before the first byte of a text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Takes one record of comma-separated values off the front of a text, its line end included.
///   Statement  RFC 4180: quoted fields may hold commas, line breaks and doubled quotes; lines end
///              with LF or CRLF. `line` is the record's first line, and afterwards the next one's
///   Returns    the fields without their quotes; nothing is trimmed
///   Error      InvalidInput with "line 3", after the file's name if there is one: a quote that is
///              stray or never closed
[[nodiscard]] std::vector<std::string> take_csv_record(std::string_view& text, std::size_t& line,
                                                       std::string_view file = {});

/// A field as it is written: quoted where it must be, which includes a #, since a line that begins
/// with it would be a comment.
[[nodiscard]] std::string csv_field(std::string_view field);

}  // namespace certau
