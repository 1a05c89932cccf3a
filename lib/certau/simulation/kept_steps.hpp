// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace certau {

/// The steps at which the course of an error is kept: 0, 1, …, 9, 10, 20, …, 90, 100, 200, …; the
/// first of them after a step. Requires 0 <= step < 10^18.
[[nodiscard]] constexpr std::int64_t next_kept_step(std::int64_t step) {
  std::int64_t unit = 1;
  while (step >= 10 * unit) unit *= 10;
  return (step / unit + 1) * unit;
}

}  // namespace certau
