// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checks/verifier/json.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

/// Reads one JSON object key by key, so that none is missed and none is left over.
/// Every function refuses, with the key's path, a missing key or a value of another shape.
class ObjectReader {
 public:
  /// `value` must outlive the reader.
  ObjectReader(const JsonValue& value, std::string path);

  [[nodiscard]] const JsonValue& take(const std::string& key);
  [[nodiscard]] ObjectReader object(const std::string& key);
  [[nodiscard]] const std::string& string(const std::string& key);
  [[nodiscard]] mpq_class number(const std::string& key);
  [[nodiscard]] mpq_class positive(const std::string& key);
  /// An array of numbers with a length from `shortest` to `longest`.
  [[nodiscard]] std::vector<mpq_class> numbers(const std::string& key, std::size_t shortest,
                                               std::size_t longest);
  /// A non-empty array whose entries are numbers or non-empty arrays of numbers.
  [[nodiscard]] std::vector<std::vector<mpq_class>> polynomials(const std::string& key,
                                                                std::size_t longest,
                                                                std::size_t longest_entry);

  /// A non-empty array of non-empty arrays of numbers.
  [[nodiscard]] std::vector<std::vector<mpq_class>> rows(const std::string& key,
                                                         std::size_t longest,
                                                         std::size_t longest_row);
  /// An array of objects with a length from `shortest` to `longest`.
  [[nodiscard]] std::vector<ObjectReader> objects(const std::string& key, std::size_t shortest,
                                                  std::size_t longest);

  /// A string out of a table, as the enumerator of the same position.
  template <typename Enum, std::size_t size>
  [[nodiscard]] Enum choice(const std::string& key,
                            const std::array<std::string_view, size>& names) {
    const std::string& name = string(key);
    for (std::size_t i = 0; i < size; ++i) {
      if (names[i] == name) return static_cast<Enum>(i);
    }
    reject(path_of(key) + ": '" + clipped(name) + "' is unknown");
  }

  /// Refuse the keys that were not taken.
  void finish() const;

  [[nodiscard]] std::string path_of(const std::string& key) const;

 private:
  const JsonValue* value_;
  std::string path_;
  std::set<std::string> taken_;
};

}  // namespace certau_verifier
