// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace certau {

/// Whether a described parameter must be given, or has a default that the resolved claim shows.
enum class Presence { required, optional };

/// "device.tau": a key of a table, as messages name it.
[[nodiscard]] inline std::string dotted(std::string_view table, std::string_view key) {
  return std::string{table}.append(".").append(key);
}

}  // namespace certau
