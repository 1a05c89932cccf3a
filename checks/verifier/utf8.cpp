// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/utf8.hpp"

namespace certau_verifier {

namespace {

// Length of the valid sequence that starts at `start`, 0 if there is none.
std::size_t sequence_length(std::string_view text, std::size_t start) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[start + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead < 0xC0   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF8 ? 4
                                           : 0;
  if (length == 0 || text.size() - start < length) return 0;
  unsigned code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  const unsigned smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < smallest || code > 0x10FFFF || surrogate ? 0 : length;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t length = sequence_length(text, position);
    if (length == 0) break;
    position += length;
  }
  return position;
}

void append_utf8(std::string& text, unsigned code) {
  const auto append = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    append(code);
    return;
  }
  if (code < 0x800) {
    append(0xC0u | (code >> 6));
  } else if (code < 0x10000) {
    append(0xE0u | (code >> 12));
    append(0x80u | ((code >> 6) & 0x3Fu));
  } else {
    append(0xF0u | (code >> 18));
    append(0x80u | ((code >> 12) & 0x3Fu));
    append(0x80u | ((code >> 6) & 0x3Fu));
  }
  append(0x80u | (code & 0x3Fu));
}

}  // namespace certau_verifier
