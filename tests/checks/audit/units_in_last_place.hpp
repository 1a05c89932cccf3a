// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <limits>

#include "certau/number/rational.hpp"

namespace certau::audit {

/// abs(approx − value) in units of the last place of value, where value is not 0.
[[nodiscard]] inline Rational units_in_last_place(double approx, const Rational& value) {
  // The lower end of the binade that value lies in, or of the subnormal numbers.
  double size = std::abs(approx);
  while (size > 0 && Rational{size} > abs(value)) size = std::nextafter(size, 0);
  const Rational unit =
      Rational{std::nextafter(size, std::numeric_limits<double>::infinity())} - Rational{size};
  return Rational{abs(Rational{approx} - value)} / unit;
}

}  // namespace certau::audit
