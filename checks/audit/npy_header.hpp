// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace certau::audit {

/// How numbers of one kind stand in a .npy file.
struct NpyType {
  enum class Kind { floating, integer, natural, padding };

  Kind kind = Kind::floating;
  std::size_t size = 8;  // bytes
  bool is_big_endian = false;
};

/// A field of a structured array, or the one unnamed field of a plain array.
struct NpyField {
  std::string name;
  NpyType type;
  std::size_t count = 1;  // numbers in it
  bool is_list = false;   // its shape is (count,) rather than ()
};

/// What the header of a .npy file says.
struct NpyHeader {
  std::vector<NpyField> fields;
  bool is_structured = false;
  bool is_fortran_order = false;
  std::vector<std::int64_t> shape;
};

/// Reads the dictionary of a .npy header.
///   Statement  a Python literal {'descr': …, 'fortran_order': …, 'shape': …} with these keys, each
///              once. Types are f2, f4, f8, i1 … i8, u1 … u8 of either byte order, and padding V in
///              a structured array
///   Error      InvalidInput: no such literal, an unknown key, another type (objects, complex
///              numbers, texts, …), a field that is itself structured or has more than one axis
///   Source     NumPy Enhancement Proposal 1 and numpy.lib.format, versions 1.0 to 3.0
[[nodiscard]] NpyHeader parse_npy_header(std::string_view dictionary, const std::string& file);

}  // namespace certau::audit
