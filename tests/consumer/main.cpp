// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "certau/number/rational.hpp"

int main() {
  const certau::Rational third = certau::parse_rational("0.25").value() + certau::Rational(1, 12);
  std::cout << certau::to_string(third) << '\n';
  return certau::to_string(third) == "1/3" ? 0 : 1;
}
