// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>

#include "certau/polynomial/bivariate_polynomial.hpp"
#include "checks/properties/generators/polynomial.hpp"

namespace certau {

/// How RapidCheck prints a counterexample.
inline void showValue(const BivariatePolynomial& polynomial, std::ostream& out) {
  for (std::size_t j = 0; j < polynomial.rows().size(); ++j) {
    out << (j == 0 ? "(" : " + (");
    showValue(polynomial.rows()[j], out);
    out << ") y^" << j;
  }
  if (polynomial.is_zero()) out << '0';
}

namespace support {

/// A polynomial of at most those degrees, the zero polynomial included.
inline rc::Gen<BivariatePolynomial> bivariate(int largest_degree_x, int largest_degree_y) {
  return rc::gen::mapcat(rc::gen::inRange(1, largest_degree_y + 2), [=](int count) {
    return rc::gen::map(
        rc::gen::container<std::vector<RationalPolynomial>>(
            static_cast<std::size_t>(count), properties::polynomial(largest_degree_x)),
        [](const auto& rows) { return BivariatePolynomial{rows}; });
  });
}

/// A point of the unit square.
struct ExactPoint {
  Rational x;
  Rational y;
};
inline void showValue(const ExactPoint& point, std::ostream& out) {
  out << '(' << point.x << ", " << point.y << ')';
}
inline rc::Gen<ExactPoint> point() {
  return rc::gen::map(rc::gen::pair(properties::fraction(), properties::fraction()),
                      [](const auto& parts) {
                        return ExactPoint{parts.first, parts.second};
                      });
}

}  // namespace support
}  // namespace certau
