// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/npy_header.hpp"

#include <charconv>
#include <set>

#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

using Kind = NpyType::Kind;

constexpr std::size_t longest_field = std::size_t{1} << 21;  // numbers; keeps sums in range

class HeaderReader {
 public:
  HeaderReader(std::string_view text, const std::string& file) : text_{text}, file_{file} {}

  NpyHeader header() {
    NpyHeader header;
    std::set<std::string> keys;
    expect('{');
    while (!take('}')) {
      const std::string key = string();
      if (!keys.insert(key).second) fail("gives " + key + " twice");
      expect(':');
      if (key == "descr")
        description(header);
      else if (key == "fortran_order")
        header.is_fortran_order = boolean();
      else if (key == "shape")
        header.shape = integers();
      else
        fail("has an unknown key " + key);
      if (!take(',')) {
        expect('}');
        break;
      }
    }
    skip_spaces();
    if (!text_.empty()) fail("goes on after its end");
    for (const char* key : {"descr", "fortran_order", "shape"})
      if (!keys.contains(key)) fail(std::string{"lacks "} + key);
    return header;
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw_invalid(file_ + " header", "", problem + " (it is not what NumPy writes)",
                  "write the file again with numpy.save");
  }

  void skip_spaces() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n' ||
                              text_.front() == '\t' || text_.front() == '\r'))
      text_.remove_prefix(1);
  }
  bool take(char c) {
    skip_spaces();
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (take(c)) return;
    fail(std::string{"has no "} + c +
         (text_.empty() ? std::string{" at its end"}
                        : " before " + std::string{text_.substr(0, 20)}));
  }
  bool take_word(std::string_view word) {
    skip_spaces();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::string string() {
    skip_spaces();
    const char quote = text_.empty() ? ' ' : text_.front();
    if (quote != '\'' && quote != '"') fail("has something else where a text should be");
    text_.remove_prefix(1);
    std::string result;
    for (;;) {
      if (text_.empty()) fail("has a text that does not end");
      const char c = text_.front();
      text_.remove_prefix(1);
      if (c == quote) return result;
      if (c == '\\') {
        if (text_.empty() ||
            std::string_view{"\\'\""}.find(text_.front()) == std::string_view::npos)
          fail("has a text with an escape sequence");
        result += text_.front();
        text_.remove_prefix(1);
      } else {
        result += c;
      }
    }
  }

  bool boolean() {
    if (take_word("True")) return true;
    if (!take_word("False")) fail("has something else where True or False should be");
    return false;
  }

  std::int64_t integer() {
    skip_spaces();
    std::int64_t value = 0;
    const auto result = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (result.ec != std::errc{} || value < 0) fail("has something else where a size should be");
    text_.remove_prefix(static_cast<std::size_t>(result.ptr - text_.data()));
    return value;
  }

  // "()", "(3,)", "(3, 4)"
  std::vector<std::int64_t> integers() {
    std::vector<std::int64_t> values;
    expect('(');
    while (!take(')')) {
      values.push_back(integer());
      if (!take(',')) {
        if (values.size() < 2) fail("has a shape without a comma");
        expect(')');
        break;
      }
    }
    return values;
  }

  void description(NpyHeader& header) {
    if (!take('[')) {
      header.fields = {{"", type(string()), 1, false}};
      if (header.fields.front().type.kind == Kind::padding) refuse("V", "raw bytes");
      return;
    }
    header.is_structured = true;
    while (!take(']')) {
      header.fields.push_back(field());
      if (!take(',')) {
        expect(']');
        break;
      }
    }
    if (header.fields.empty()) fail("has no fields");
  }

  // ('w', '<f8') or ('w', '<f8', (4,))
  NpyField field() {
    NpyField field;
    expect('(');
    skip_spaces();
    if (text_.starts_with('('))
      throw_invalid(file_ + " header", "", "has a field with a title",
                    "name the fields without titles");
    field.name = string();
    expect(',');
    skip_spaces();
    if (text_.starts_with('['))
      throw_invalid(file_ + " header", field.name, "is a field that has fields itself",
                    "save a structured array of numbers and lists of numbers");
    field.type = type(string());
    if (take(',')) {
      skip_spaces();
      if (!text_.starts_with(')')) {
        const auto shape = integers();
        if (shape.size() > 1)
          throw_invalid(file_ + " header", field.name, "is a field with several axes",
                        "save lists, one number a coordinate: array.reshape(steps, -1)");
        if (shape.size() == 1) {
          if (shape[0] == 0 || shape[0] > static_cast<std::int64_t>(longest_field))
            fail("has a field " + field.name + " of " + std::to_string(shape[0]) + " numbers");
          field.count = static_cast<std::size_t>(shape[0]);
          field.is_list = true;
        }
      }
    }
    expect(')');
    return field;
  }

  // "<f8": byte order, kind, bytes.
  NpyType type(const std::string& code) {
    const auto known = std::string_view{"<>|="}.find(code.empty() ? ' ' : code.front());
    if (known == std::string_view::npos || code.size() < 2) fail("has a type \"" + code + "\"");
    NpyType type;
    type.is_big_endian = code.front() == '>';
    const char* const end = code.data() + code.size();
    const auto result = std::from_chars(code.data() + 2, end, type.size);
    if (code[1] == 'O')
      throw_invalid(file_ + " header", code,
                    "is an array of pickled Python objects (to read them is to run a program)",
                    "save numbers: numpy.save(file, array.astype(float), allow_pickle=False)");
    if (result.ec != std::errc{} || result.ptr != end) refuse(code, "no numbers");
    const std::size_t size = type.size;
    switch (code[1]) {
      case 'f':
        type.kind = Kind::floating;
        if (size != 2 && size != 4 && size != 8)
          refuse(code, "floating-point numbers of that size");
        break;
      case 'i':
      case 'u':
        type.kind = code[1] == 'i' ? Kind::integer : Kind::natural;
        if (size != 1 && size != 2 && size != 4 && size != 8) refuse(code, "integers of that size");
        break;
      case 'V':
        type.kind = Kind::padding;
        if (size > longest_field) fail("has padding of " + std::to_string(size) + " bytes");
        break;
      case 'c':
        refuse(code, "complex numbers");
      case 'b':
        refuse(code, "truth values");
      default:
        refuse(code, "no numbers");
    }
    return type;
  }

  [[noreturn]] void refuse(std::string_view code, std::string_view what) const {
    throw_invalid(file_ + " header", code, "is a type that is not read: " + std::string{what},
                  "save float16, float32, float64 or integers, say array.astype('float64')");
  }

  std::string_view text_;
  const std::string& file_;
};

}  // namespace

NpyHeader parse_npy_header(std::string_view dictionary, const std::string& file) {
  return HeaderReader{dictionary, file}.header();
}

}  // namespace certau::audit
