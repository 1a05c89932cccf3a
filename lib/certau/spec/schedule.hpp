// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certau/spec/table_reader.hpp"

namespace certau {

/// Learning rates that fall with the horizon: learning_rate = a/√K, and for tiki-taka
/// auxiliary_learning_rate = b·learning_rate.
///   Source  [wu2024, Theorems 2 and 4], which choose rates of order 1/√K
struct Schedule {
  std::vector<std::int64_t> horizons;       // K
  Rational scale;                           // a
  std::optional<Rational> auxiliary_ratio;  // b

  /// a/√K: exact where K is a square, else the largest decimal of 6 digits below it.
  [[nodiscard]] Rational learning_rate(std::int64_t horizon) const;
};

/// Reads the [schedule] table.
///   Error  InvalidInput naming the key
[[nodiscard]] Schedule read_schedule(const toml::table& table);

/// Reads a list of K, each from 1 to 10^12.
[[nodiscard]] std::vector<std::int64_t> read_horizon_list(TableReader& table, const char* key);

}  // namespace certau
