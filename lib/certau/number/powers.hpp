// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "certau/number/number_traits.hpp"

namespace certau {

/// base^exponent for exponent >= 1, by multiplication alone: any ring will do.
template <class T>
[[nodiscard]] T natural_power(const T& base, unsigned exponent) {
  require(exponent >= 1, "natural_power with exponent 0 (a ring need not know 1): treat 0 apart");
  T result = base;
  for (unsigned k = 1; k < exponent; ++k) result = result * base;
  return result;
}

/// base^exponent for a rational exponent > 0: exact for integers, by exp and log for the rest.
///   Requires  exp and log in T, unless the exponent is an integer
///   Error     ContractViolation if they are missing
template <class T>
[[nodiscard]] T rational_power(const T& base, const Rational& exponent, NumberFormat format) {
  if (denominator(exponent) == 1)
    return natural_power(base, static_cast<unsigned>(numerator(exponent)));
  if constexpr (NumberTraits<T>::has_elementary_functions) {
    using std::exp;
    using std::log;
    return exp(from_rational<T>(exponent, format) * log(base));
  } else {
    throw ContractViolation(
        "a power with a fractional exponent in a number type without exp and log (the result is "
        "not rational): use integer exponents or a floating type");
  }
}

/// exp(x). Requires exp in T; ContractViolation if it is missing.
template <class T>
[[nodiscard]] T elementary_exp(const T& x) {
  if constexpr (NumberTraits<T>::has_elementary_functions) {
    using std::exp;
    return exp(x);
  } else {
    throw ContractViolation(
        "exp in a number type without it (the result is not rational): use a floating type or "
        "balls");
  }
}

/// sqrt(x). Requires sqrt in T; ContractViolation if it is missing.
template <class T>
[[nodiscard]] T elementary_sqrt(const T& x) {
  if constexpr (NumberTraits<T>::has_elementary_functions) {
    using std::sqrt;
    return sqrt(x);
  } else {
    throw ContractViolation(
        "sqrt in a number type without it (the result is not rational): use a floating type or "
        "balls");
  }
}

}  // namespace certau
