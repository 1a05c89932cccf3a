// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/process/process.hpp"
#include "certau/spec/table_reader.hpp"

namespace certau {

/// Reads the [process] table and checks it (validate).
///   Error  InvalidInput; a key of the table, a value, or parts that do not fit
[[nodiscard]] Process<Rational> read_process(const toml::table& table);

}  // namespace certau
