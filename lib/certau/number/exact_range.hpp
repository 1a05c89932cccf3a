// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>

#include "certau/number/ball.hpp"
#include "certau/number/closed_interval.hpp"
#include "certau/number/half.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"

namespace certau {

/// The numbers that a value of any type stands for, exactly: a point, or an enclosure's two ends.
///   Requires  a finite value (ContractViolation)
///   Error     none
[[nodiscard]] inline ClosedInterval exact_range(const Rational& value) { return {value, value}; }

template <std::floating_point T>
[[nodiscard]] ClosedInterval exact_range(T value) {
  require(std::isfinite(value), "exact_range of an infinite number or NaN (no rational): test it");
  Rational exact;
  if constexpr (std::numeric_limits<T>::digits <= 53) {
    mpq_set_d(exact.backend().data(), static_cast<double>(value));
  } else {
    mpfr_t copy;
    mpfr_init2(copy, std::numeric_limits<T>::digits);
    mpfr_set_ld(copy, static_cast<long double>(value), MPFR_RNDN);
    mpfr_get_q(exact.backend().data(), copy);
    mpfr_clear(copy);
  }
  return {exact, exact};
}

template <int bits, int min_exponent, int max_exponent>
[[nodiscard]] ClosedInterval exact_range(NarrowFloat<bits, min_exponent, max_exponent> value) {
  return exact_range(value.to_double());
}

[[nodiscard]] inline ClosedInterval exact_range(const Quad& value) {
  require(isfinite(value), "exact_range of an infinite number or NaN (no rational): test it");
  if (value == 0) return {0, 0};
  int exponent = 0;
  const Quad fraction = frexp(value, &exponent);
  // 113 bits make an integer of at most 35 digits, which prints exactly.
  const auto integer = static_cast<boost::multiprecision::cpp_int>(ldexp(fraction, 113));
  const Rational exact = Rational{Integer{integer.str()}} * power_of_two(exponent - 113L);
  return {exact, exact};
}

[[nodiscard]] inline ClosedInterval exact_range(const Real& value) {
  require(isfinite(value), "exact_range of an infinite number or NaN (no rational): test it");
  Rational exact;
  mpfr_get_q(exact.backend().data(), value.data());
  return {exact, exact};
}

[[nodiscard]] inline ClosedInterval exact_range(const Interval& value) {
  require(mpfi_bounded_p(value.data()) != 0,
          "exact_range of an unbounded interval (its ends are no rationals): test it");
  return {exact_lower(value), exact_upper(value)};
}

[[nodiscard]] inline ClosedInterval exact_range(const Ball& value) {
  require(arb_is_finite(value.data()) != 0,
          "exact_range of an unbounded ball (its ends are no rationals): test it");
  return {exact_lower(value), exact_upper(value)};
}

}  // namespace certau
