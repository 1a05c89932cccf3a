// SPDX-License-Identifier: Apache-2.0
#include "certau/number/half.hpp"

#include <algorithm>

namespace certau {
namespace {

// The e with 2^e <= value < 2^(e + 1). Requires value > 0.
long binary_exponent(const Rational& value) {
  const auto length = [](const Integer& integer) {
    return static_cast<long>(mpz_sizeinbase(integer.backend().data(), 2));
  };
  const long guess = length(numerator(value)) - length(denominator(value));
  return value < power_of_two(guess) ? guess - 1 : guess;
}

// The integer next to a value >= 0, the even one of two.
Integer nearest_even(const Rational& value) {
  const Integer below = floor(value);
  const Rational rest = value - below;
  const bool up = rest > Rational(1, 2) || (rest == Rational(1, 2) && below % 2 == 1);
  return up ? Integer{below + 1} : below;
}

}  // namespace

double nearest_narrow(const Rational& value, int bits, int min_exponent, int max_exponent) {
  if (value == 0) return 0;
  const Rational size = value < 0 ? Rational{-value} : value;
  const long exponent = std::max<long>(binary_exponent(size), min_exponent - 1);
  const long unit = exponent - bits + 1;
  const Rational rounded = Rational{nearest_even(size * power_of_two(-unit))} * power_of_two(unit);
  const double result = rounded >= power_of_two(max_exponent)
                            ? std::numeric_limits<double>::infinity()
                            : mpq_get_d(rounded.backend().data());
  return value < 0 ? -result : result;
}

}  // namespace certau
