// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mpfi.h>

#include "certau/number/real.hpp"

namespace certau {

/// MPFI's functions: the exact result of an operation on members lies in the result.
struct MpfiLibrary {
  using Struct = __mpfi_struct;
  static void init(Struct* x, unsigned bits) { mpfi_init2(x, static_cast<mpfr_prec_t>(bits)); }
  static void clear(Struct* x) { mpfi_clear(x); }
  static void swap(Struct* a, Struct* b) { mpfi_swap(a, b); }
  static void copy(Struct* to, const Struct* from) {
    mpfi_set_prec(to, mpfi_get_prec(from));
    mpfi_set(to, from);
  }
  static void set_integer(Struct* x, long value) { mpfi_set_si(x, value); }
  static void set_rational(Struct* x, const Rational& value, unsigned) {
    mpfi_set_q(x, value.backend().data());
  }
  static void add(Struct* r, const Struct* a, const Struct* b, unsigned) { mpfi_add(r, a, b); }
  static void subtract(Struct* r, const Struct* a, const Struct* b, unsigned) { mpfi_sub(r, a, b); }
  static void multiply(Struct* r, const Struct* a, const Struct* b, unsigned) { mpfi_mul(r, a, b); }
  static void divide(Struct* r, const Struct* a, const Struct* b, unsigned) { mpfi_div(r, a, b); }
  static void negate(Struct* r, const Struct* a, unsigned) { mpfi_neg(r, a); }
  static void absolute(Struct* r, const Struct* a, unsigned) { mpfi_abs(r, a); }
  static void exponential(Struct* r, const Struct* a, unsigned) { mpfi_exp(r, a); }
  static void logarithm(Struct* r, const Struct* a, unsigned) { mpfi_log(r, a); }
  static void square_root(Struct* r, const Struct* a, unsigned) { mpfi_sqrt(r, a); }
};

/// MPFI interval of any precision. Enclosed [cited: MPFI].
using Interval = Multiprecise<MpfiLibrary>;

template <>
struct NumberTraits<Interval> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = true;
  static Interval from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
  /// "[lower, upper]", each end rounded outward.
  static std::string to_text(const Interval& value) {
    // Enough decimals for the precision: 10 bits are more than 3 digits.
    const auto digits = static_cast<std::size_t>(mpfi_get_prec(value.data()) * 3 / 10 + 3);
    return "[" + scientific(&value.data()->left, digits, MPFR_RNDD) + ", " +
           scientific(&value.data()->right, digits, MPFR_RNDU) + "]";
  }
  static Truth is_nonnegative(const Interval& value) {
    if (mpfi_is_nonneg(value.data()) != 0) return Truth::yes;
    return mpfi_is_strictly_neg(value.data()) != 0 ? Truth::no : Truth::unknown;
  }
};

/// The exact end points of a bounded interval.
[[nodiscard]] inline Rational exact_lower(const Interval& value) {
  Rational result;
  mpfr_get_q(result.backend().data(), &value.data()->left);
  return result;
}
[[nodiscard]] inline Rational exact_upper(const Interval& value) {
  Rational result;
  mpfr_get_q(result.backend().data(), &value.data()->right);
  return result;
}

}  // namespace certau
