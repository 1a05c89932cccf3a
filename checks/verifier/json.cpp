// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/json.hpp"

#include <set>

#include "checks/verifier/rejection.hpp"
#include "checks/verifier/utf8.hpp"

namespace certau_verifier {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  JsonValue parse_document() {
    const std::size_t valid = valid_utf8_prefix(text_);
    if (valid != text_.size()) fail("this is not UTF-8", valid);
    JsonValue value = parse_value("", 1);
    skip_space();
    if (position_ != text_.size()) fail("something follows the closing brace", position_);
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& problem, std::size_t position) const {
    std::size_t line = 1;
    std::size_t column = 1;
    for (const char c : text_.substr(0, position)) {
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    const std::string what = position == text_.size() ? "the text ends too early" : problem;
    reject("not strict JSON at line " + std::to_string(line) + ", column " +
           std::to_string(column) + ": " + what);
  }

  // '\0' at the end of the text; a NUL byte in it is no token either, so both end in fail().
  [[nodiscard]] char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  void skip_space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') ++position_;
  }

  bool consume(char c) {
    if (peek() != c) return false;
    ++position_;
    return true;
  }

  void expect(char c) {
    if (!consume(c)) fail(std::string("expected '") + c + "'", position_);
  }

  JsonValue parse_value(const std::string& path, std::size_t depth) {
    skip_space();
    if (depth > json_depth_limit) fail("values are nested too deeply", position_);
    if (++value_count_ > json_value_limit) fail("there are too many values", position_);
    const char c = peek();
    if (c == '{') return parse_object(path, depth);
    if (c == '[') return parse_array(path, depth);
    JsonValue value;
    if (c == '"') {
      value.kind = JsonValue::Kind::string;
      value.text = parse_string();
    } else if (c == '-' || is_digit(c)) {
      value.kind = JsonValue::Kind::number;
      value.text = parse_number();
    } else {
      value.text = parse_word();
    }
    return value;
  }

  JsonValue parse_object(const std::string& path, std::size_t depth) {
    JsonValue value;
    value.kind = JsonValue::Kind::object;
    std::set<std::string> seen;
    expect('{');
    skip_space();
    if (consume('}')) return value;
    do {
      skip_space();
      const std::size_t start = position_;
      if (peek() != '"') fail("expected a key in quotes", position_);
      std::string key = parse_string();
      const std::string key_path = (path.empty() ? "" : path + ".") + clipped(key);
      if (!seen.insert(key).second) fail("the key " + key_path + " is repeated", start);
      skip_space();
      expect(':');
      JsonValue member = parse_value(key_path, depth + 1);
      value.members.push_back({std::move(key), std::move(member)});
      skip_space();
    } while (consume(','));
    expect('}');
    return value;
  }

  JsonValue parse_array(const std::string& path, std::size_t depth) {
    JsonValue value;
    value.kind = JsonValue::Kind::array;
    expect('[');
    skip_space();
    if (consume(']')) return value;
    do {
      const std::string item_path = path + "[" + std::to_string(value.items.size()) + "]";
      value.items.push_back(parse_value(item_path, depth + 1));
      skip_space();
    } while (consume(','));
    expect(']');
    return value;
  }

  std::string parse_string() {
    std::string content;
    expect('"');
    while (peek() != '"') {
      if (static_cast<unsigned char>(peek()) < 0x20)
        fail("control character in a string", position_);
      if (consume('\\')) {
        parse_escape(content);
      } else {
        content += text_[position_++];
      }
    }
    ++position_;
    return content;
  }

  void parse_escape(std::string& content) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t index = letters.find(peek()); index != std::string_view::npos) {
      content += meanings[index];
      ++position_;
      return;
    }
    const std::size_t start = position_;
    if (!consume('u')) fail("unknown escape in a string", position_);
    unsigned code = parse_hex4();
    if (code >= 0xD800 && code < 0xDC00 && consume('\\') && consume('u')) {
      const unsigned low = parse_hex4();
      if (low < 0xDC00 || low > 0xDFFF) fail("unpaired surrogate in a string", start);
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code <= 0xDFFF) fail("unpaired surrogate in a string", start);
    append_utf8(content, code);
  }

  unsigned parse_hex4() {
    constexpr std::string_view digits = "0123456789abcdef";
    unsigned code = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      const std::size_t digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
      if (digit == std::string_view::npos) fail("expected four hexadecimal digits", position_);
      code = code * 16 + static_cast<unsigned>(digit);
      ++position_;
    }
    return code;
  }

  std::string parse_number() {
    const std::size_t start = position_;
    consume('-');
    if (!consume('0')) skip_digits();
    if (consume('.')) skip_digits();
    if (consume('e') || consume('E')) {
      if (!consume('+')) consume('-');
      skip_digits();
    }
    return std::string(text_.substr(start, position_ - start));
  }

  void skip_digits() {
    if (!is_digit(peek())) fail("expected a digit", position_);
    while (is_digit(peek())) ++position_;
  }

  std::string parse_word() {
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(position_, word.size()) == word) {
        position_ += word.size();
        return std::string(word);
      }
    }
    fail("expected a value", position_);
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t value_count_ = 0;
};

}  // namespace

JsonValue parse_json(std::string_view text) { return Parser(text).parse_document(); }

}  // namespace certau_verifier
