// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace certau {

/// Fingerprint of a text, 32 hexadecimal digits, the same on every machine.
///   Statement  128-bit FNV-1a; a name for a text, not a protection against forgery: whoever looks
///              a file up by it compares the content too
///   Source     [fnv: Fowler, Noll, Vo, draft-eastlake-fnv]
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace certau
