// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "certau/drift/certify.hpp"

// One cell of a table by the library alone: the floor of Analog SGD on a quadratic.
int main() {
  using namespace certau;
  const Process<Rational> process{
      Algorithm::analog_sgd, Rational{1, 10}, Quadratic<Rational>{1, Rational{1, 4}},
      AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{Rational{1, 5}}};
  const auto bounds = certify({process, {Rational{1, 4}}, Quantity::squared_gradient_norm, 25});
  if (!bounds.has_value()) {
    std::cerr << bounds.reason() << '\n';
    return 1;
  }
  const Rational& lower = bounds.value().lower.claim.value;
  const Rational& upper = bounds.value().upper.claim.value;
  std::cout << approx_decimal(lower, 30) << " ... " << approx_decimal(upper, 30) << '\n';
  const Rational reference = parse_rational("0.003389146718442167366254061909").value();
  return lower <= reference && reference <= upper ? 0 : 1;
}
