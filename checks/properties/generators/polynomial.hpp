// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/polynomial/rational_polynomial.hpp"
#include "checks/properties/generators/number.hpp"

namespace certau {

void showValue(const RationalPolynomial& polynomial, std::ostream& out);

}  // namespace certau

namespace certau::properties {

/// A list of 1 to largest_degree + 1 coefficients.
[[nodiscard]] rc::Gen<std::vector<Rational>> coefficients(int largest_degree,
                                                          NumberKind kind = NumberKind::rational);

/// A polynomial of at most that degree, the zero polynomial included. Shrinks to low degrees.
[[nodiscard]] rc::Gen<RationalPolynomial> polynomial(int largest_degree);

}  // namespace certau::properties
