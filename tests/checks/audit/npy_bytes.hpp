// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace certau::audit {

static_assert(std::endian::native == std::endian::little);

/// The bytes of a number.
template <class T>
[[nodiscard]] std::string bytes_of(T value, bool is_big_endian = false) {
  auto bytes = std::bit_cast<std::array<char, sizeof(T)>>(value);
  if (is_big_endian) std::reverse(bytes.begin(), bytes.end());
  return {bytes.begin(), bytes.end()};
}

/// A .npy file, as NumPy 1.24 writes it.
[[nodiscard]] inline std::string npy(std::string header, const std::string& data,
                                     int major_version = 1) {
  const std::size_t before = major_version == 1 ? 10 : 12;
  header.append(63 - (before + header.size()) % 64, ' ');
  header += '\n';
  const auto size = static_cast<std::uint32_t>(header.size());
  return "\x93NUMPY" + std::string{static_cast<char>(major_version), '\0'} +
         bytes_of(size).substr(0, before - 8) + header + data;
}

/// "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }"
[[nodiscard]] inline std::string npy_dictionary(const std::string& description,
                                                const std::string& shape,
                                                bool is_fortran_order = false) {
  return "{'descr': " + description +
         ", 'fortran_order': " + (is_fortran_order ? "True" : "False") + ", 'shape': " + shape +
         ", }";
}

}  // namespace certau::audit
