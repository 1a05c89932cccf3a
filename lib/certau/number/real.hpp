// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mpfr.h>

#include "certau/number/multiprecise.hpp"

namespace certau {

/// MPFR's functions, each correctly rounded to nearest.
struct MpfrLibrary {
  using Struct = __mpfr_struct;
  static void init(Struct* x, unsigned bits) { mpfr_init2(x, static_cast<mpfr_prec_t>(bits)); }
  static void clear(Struct* x) { mpfr_clear(x); }
  static void swap(Struct* a, Struct* b) { mpfr_swap(a, b); }
  static void copy(Struct* to, const Struct* from) {
    mpfr_set_prec(to, mpfr_get_prec(from));
    mpfr_set(to, from, MPFR_RNDN);
  }
  static void set_integer(Struct* x, long value) { mpfr_set_si(x, value, MPFR_RNDN); }
  static void set_rational(Struct* x, const Rational& value, unsigned) {
    mpfr_set_q(x, value.backend().data(), MPFR_RNDN);
  }
  static void add(Struct* r, const Struct* a, const Struct* b, unsigned) {
    mpfr_add(r, a, b, MPFR_RNDN);
  }
  static void subtract(Struct* r, const Struct* a, const Struct* b, unsigned) {
    mpfr_sub(r, a, b, MPFR_RNDN);
  }
  static void multiply(Struct* r, const Struct* a, const Struct* b, unsigned) {
    mpfr_mul(r, a, b, MPFR_RNDN);
  }
  static void divide(Struct* r, const Struct* a, const Struct* b, unsigned) {
    mpfr_div(r, a, b, MPFR_RNDN);
  }
  static void negate(Struct* r, const Struct* a, unsigned) { mpfr_neg(r, a, MPFR_RNDN); }
  static void absolute(Struct* r, const Struct* a, unsigned) { mpfr_abs(r, a, MPFR_RNDN); }
  static void exponential(Struct* r, const Struct* a, unsigned) { mpfr_exp(r, a, MPFR_RNDN); }
  static void logarithm(Struct* r, const Struct* a, unsigned) { mpfr_log(r, a, MPFR_RNDN); }
  static void square_root(Struct* r, const Struct* a, unsigned) { mpfr_sqrt(r, a, MPFR_RNDN); }
};

/// MPFR float of any precision. Approximate: each operation rounds to nearest, nothing is enclosed.
using Real = Multiprecise<MpfrLibrary>;

[[nodiscard]] inline bool isfinite(const Real& value) { return mpfr_number_p(value.data()) != 0; }

[[nodiscard]] inline bool operator==(const Real& a, const Real& b) {
  return mpfr_equal_p(a.data(), b.data()) != 0;
}

/// A number of MPFR in scientific notation, rounded as asked; 0 digits: enough to read it back.
[[nodiscard]] std::string scientific(mpfr_srcptr number, std::size_t digits, mpfr_rnd_t rounding);

template <>
struct NumberTraits<Real> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = false;
  static Real from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
  static std::string to_text(const Real& value) { return scientific(value.data(), 0, MPFR_RNDN); }
  static Truth is_nonnegative(const Real& value) {
    return mpfr_sgn(value.data()) >= 0 ? Truth::yes : Truth::no;
  }
};

}  // namespace certau
