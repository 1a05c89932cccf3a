// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace certau_verifier {

/// Length of the longest prefix that is UTF-8 as RFC 3629 defines it: no overlong form, no
/// surrogate, nothing above U+10FFFF.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);

/// Append one code point.
///   Requires  code <= 0x10FFFF, not a surrogate
void append_utf8(std::string& text, unsigned code);

}  // namespace certau_verifier
