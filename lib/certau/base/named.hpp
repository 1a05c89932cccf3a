// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certau/base/error.hpp"

namespace certau {

/// A value with the name that files and command lines know it by.
template <class T>
struct Named {
  T value;
  std::string_view name;
};

/// The name of a value. Requires: the table lists it.
template <class T, std::size_t n>
[[nodiscard]] constexpr std::string_view name_in(const std::array<Named<T>, n>& table, T value) {
  for (const auto& entry : table)
    if (entry.value == value) return entry.name;
  throw ContractViolation("a value that its table of names lacks (a defect): add it there");
}

/// The value of a name, if the table lists it.
template <class T, std::size_t n>
[[nodiscard]] constexpr std::optional<T> value_in(const std::array<Named<T>, n>& table,
                                                  std::string_view name) {
  for (const auto& entry : table)
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

/// All names, for a message.
template <class T, std::size_t n>
[[nodiscard]] std::vector<std::string> names_of(const std::array<Named<T>, n>& table) {
  std::vector<std::string> names;
  for (const auto& entry : table) names.emplace_back(entry.name);
  return names;
}

}  // namespace certau
