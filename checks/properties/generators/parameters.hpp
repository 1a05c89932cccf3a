// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <type_traits>
#include <variant>
#include <vector>

#include "certau/number/rational.hpp"

namespace certau::properties {

inline void print_value(std::ostream& out, const Rational& value) { out << value; }
template <class T>
void print_value(std::ostream& out, const std::vector<T>& values) {
  out << '[';
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (k > 0) out << ", ";
    print_value(out, values[k]);
  }
  out << ']';
}

/// Prints a device, law or problem with its parameters: "two-point{ sigma = 1/2 }".
template <class Kind>
void print_parameters(std::ostream& out, const Kind& kind) {
  out << Kind::kind << '{';
  Kind::fields(kind, [&](const char* key, const auto& value, auto) {
    out << ' ' << key << " = ";
    print_value(out, value);
  });
  out << " }";
}
template <class... Kinds>
void print_parameters(std::ostream& out, const std::variant<Kinds...>& variant) {
  std::visit([&](const auto& kind) { print_parameters(out, kind); }, variant);
}

}  // namespace certau::properties
