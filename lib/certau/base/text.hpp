// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace certau {

/// The text with each control character replaced by a space, for places that hold one line.
[[nodiscard]] inline std::string one_line(std::string text) {
  for (char& character : text)
    if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f) character = ' ';
  return text;
}

}  // namespace certau
