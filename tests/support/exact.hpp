// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"

/// The exact value of a number of an approximate type; it must be finite.
namespace certau::support {

template <std::floating_point T>
[[nodiscard]] Rational exact(T value) {
  // Every floating type here is a subset of 64-bit-mantissa numbers.
  mpfr_t copy;
  mpfr_init2(copy, 64);
  mpfr_set_ld(copy, static_cast<long double>(value), MPFR_RNDN);
  Rational result;
  mpfr_get_q(result.backend().data(), copy);
  mpfr_clear(copy);
  return result;
}

[[nodiscard]] inline Rational exact(const Real& value) {
  Rational result;
  mpfr_get_q(result.backend().data(), value.data());
  return result;
}

[[nodiscard]] inline Rational exact(const Quad& value) {
  if (value == 0) return 0;
  int exponent = 0;
  const Quad mantissa = frexp(value, &exponent);
  // 113 bits make an integer of at most 35 digits, which prints exactly.
  const auto integer = static_cast<boost::multiprecision::cpp_int>(ldexp(mantissa, 113));
  return Rational{Integer{integer.str()}} * power_of_two(exponent - 113);
}

}  // namespace certau::support
