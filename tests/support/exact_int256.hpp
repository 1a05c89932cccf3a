// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "certau/number/int256.hpp"

namespace certau::support {

/// The integer that an Int256 holds, read from its bits alone: none of its operations is trusted.
[[nodiscard]] inline Integer exact(const Int256& value) {
  static_assert(std::endian::native == std::endian::little);
  const auto words = std::bit_cast<std::array<std::uint64_t, 4>>(value);
  Integer result = static_cast<std::int64_t>(words[3]);
  for (const int k : {2, 1, 0})
    result = (result << 64) + Integer{words[static_cast<std::size_t>(k)]};
  return result;
}

}  // namespace certau::support
