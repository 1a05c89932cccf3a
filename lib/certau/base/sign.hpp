// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau {

/// The sign that a quantity has on a region, for types that have none of their own (polynomials).
enum class Sign { nonnegative, nonpositive };

[[nodiscard]] constexpr Sign opposite(Sign sign) {
  return sign == Sign::nonnegative ? Sign::nonpositive : Sign::nonnegative;
}

}  // namespace certau
