// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/polynomial.hpp"

#include <ostream>

namespace certau {

void showValue(const RationalPolynomial& polynomial, std::ostream& out) {
  for (long k = 0; k <= polynomial.degree(); ++k)
    out << (k == 0 ? "" : " + ") << polynomial.coefficient(k) << " x^" << k;
  if (polynomial.is_zero()) out << '0';
}

namespace properties {

rc::Gen<std::vector<Rational>> coefficients(int largest_degree, NumberKind kind) {
  return rc::gen::mapcat(rc::gen::inRange(1, largest_degree + 2), [kind](int count) {
    return rc::gen::container<std::vector<Rational>>(static_cast<std::size_t>(count),
                                                     number(kind, 6, 4));
  });
}

rc::Gen<RationalPolynomial> polynomial(int largest_degree) {
  return rc::gen::map(coefficients(largest_degree),
                      [](const auto& list) { return RationalPolynomial{list}; });
}

}  // namespace properties
}  // namespace certau
