// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace certau_verifier {

inline constexpr std::size_t json_depth_limit = 16;
inline constexpr std::size_t json_value_limit = 20'000;  // a certificate has at most about 9 000

struct JsonMember;

/// One JSON value. Numbers keep their spelling: nothing here is ever converted to floating point.
struct JsonValue {
  enum class Kind { object, array, string, number, word };

  Kind kind = Kind::word;
  std::string text;  // content of a string; spelling of a number or of true, false, null
  std::vector<JsonMember> members;
  std::vector<JsonValue> items;
};

/// One member of an object.
struct JsonMember {
  std::string key;
  JsonValue value;
};

/// Parse one JSON text (RFC 8259), strictly.
///   Requires  valid UTF-8 without byte order mark; no repeated key; nesting <= json_depth_limit;
///             at most json_value_limit values; only white space after the value
///   Error     Rejection with line and column, and the key's path for a repeated key
[[nodiscard]] JsonValue parse_json(std::string_view text);

}  // namespace certau_verifier
