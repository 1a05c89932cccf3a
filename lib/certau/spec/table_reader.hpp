// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "certau/number/rational.hpp"

namespace certau {

/// Reads one TOML table strictly.
///   Statement  every key is asked for once, or refused by finish() with the nearest known one
///   Error      InvalidInput with the line, the dotted key, the value, the reason and the remedy
class TableReader {
 public:
  /// `path` is the table's dotted name, empty for the file itself.
  TableReader(const toml::table& table, std::string path);

  [[nodiscard]] bool has(std::string_view key);
  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] Rational rational(std::string_view key);
  /// [c0, c1, …]
  [[nodiscard]] std::vector<Rational> rationals(std::string_view key);
  /// [entry, …], an entry a number or [a0, a1, …]
  [[nodiscard]] std::vector<std::vector<Rational>> polynomials(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] const toml::table& subtable(std::string_view key);
  [[nodiscard]] const toml::node& node(std::string_view key);

  /// Refuses keys that nobody asked for.
  void finish() const;

  /// Dotted name of a key of this table.
  [[nodiscard]] std::string name(std::string_view key) const;
  [[noreturn]] void refuse(std::string_view key, std::string_view problem,
                           std::string_view remedy) const;

 private:
  void ask(std::string_view key);
  [[nodiscard]] Rational as_rational(std::string_view key, const toml::node& node) const;

  const toml::table& table_;
  std::string path_;
  std::vector<std::string> known_;
};

/// "line N: " where a node came from a file, else empty.
[[nodiscard]] std::string line_of(const toml::node& node);

/// "line N: " of the key that a complaint begins with, looked up in a table; of the nearest table
/// around it if the key itself is not there.
[[nodiscard]] std::string line_of_complaint(const toml::table& root, std::string_view complaint);

}  // namespace certau
