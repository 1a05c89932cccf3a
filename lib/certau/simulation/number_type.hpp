// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "certau/base/outcome.hpp"

namespace certau {

/// The number types in which a trajectory can be computed.
enum class NumberType {
  half,
  bfloat16,
  float32,
  float64,
  extended,
  quad,
  mpfr,
  rational,
  interval,
  ball
};

struct NumberTypeName {
  NumberType type;
  std::string_view name;
  bool has_bits;  // whether ":BITS" may follow
};

inline constexpr std::array number_type_names{
    NumberTypeName{NumberType::half, "half", false},
    NumberTypeName{NumberType::bfloat16, "bfloat16", false},
    NumberTypeName{NumberType::float32, "float", false},
    NumberTypeName{NumberType::float64, "double", false},
    NumberTypeName{NumberType::extended, "long-double", false},
    NumberTypeName{NumberType::quad, "quad", false},
    NumberTypeName{NumberType::mpfr, "mpfr", true},
    NumberTypeName{NumberType::rational, "rational", false},
    NumberTypeName{NumberType::interval, "interval", true},
    NumberTypeName{NumberType::ball, "ball", true},
};

/// A number type with its working precision.
struct NumberChoice {
  NumberType type = NumberType::float64;
  unsigned bits = 128;  // for mpfr, interval and ball
};

/// Reads "double", "mpfr:256", "ball" (128 bits)….
///   Returns  outside_domain with the list of names if there is no such type
[[nodiscard]] Outcome<NumberChoice> parse_number_choice(std::string_view text);

}  // namespace certau
