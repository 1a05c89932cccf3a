// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/flint.hpp"
#include "certau/number/multiprecise.hpp"

namespace certau {

/// Arb's functions: the exact result of an operation on members lies in the result.
struct ArbLibrary {
  using Struct = arb_struct;
  static void init(Struct* x, unsigned) { arb_init(x); }
  static void clear(Struct* x) { arb_clear(x); }
  static void swap(Struct* a, Struct* b) { arb_swap(a, b); }
  static void copy(Struct* to, const Struct* from) { arb_set(to, from); }
  static void set_integer(Struct* x, long value) { arb_set_si(x, value); }
  static void set_rational(Struct* x, const Rational& value, unsigned bits) {
    FlintRational exact{value};
    arb_set_fmpq(x, exact.data(), static_cast<slong>(bits));
  }
  static void add(Struct* r, const Struct* a, const Struct* b, unsigned bits) {
    arb_add(r, a, b, static_cast<slong>(bits));
  }
  static void subtract(Struct* r, const Struct* a, const Struct* b, unsigned bits) {
    arb_sub(r, a, b, static_cast<slong>(bits));
  }
  static void multiply(Struct* r, const Struct* a, const Struct* b, unsigned bits) {
    arb_mul(r, a, b, static_cast<slong>(bits));
  }
  static void divide(Struct* r, const Struct* a, const Struct* b, unsigned bits) {
    arb_div(r, a, b, static_cast<slong>(bits));
  }
  static void negate(Struct* r, const Struct* a, unsigned) { arb_neg(r, a); }
  static void absolute(Struct* r, const Struct* a, unsigned) { arb_abs(r, a); }
  static void exponential(Struct* r, const Struct* a, unsigned bits) {
    arb_exp(r, a, static_cast<slong>(bits));
  }
  static void logarithm(Struct* r, const Struct* a, unsigned bits) {
    arb_log(r, a, static_cast<slong>(bits));
  }
  static void square_root(Struct* r, const Struct* a, unsigned bits) {
    arb_sqrt(r, a, static_cast<slong>(bits));
  }
};

/// Arb ball, midpoint and radius, of any precision. Enclosed [cited: Arb].
using Ball = Multiprecise<ArbLibrary>;

template <>
struct NumberTraits<Ball> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = true;
  static Ball from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
  static std::string to_text(const Ball& value);
  static Truth is_nonnegative(const Ball& value) {
    if (arb_is_nonnegative(value.data()) != 0) return Truth::yes;
    return arb_is_negative(value.data()) != 0 ? Truth::no : Truth::unknown;
  }
};

/// The exact end points of a ball; it must be finite.
[[nodiscard]] Rational exact_lower(const Ball& value);
[[nodiscard]] Rational exact_upper(const Ball& value);

/// The exact midpoint, a dyadic rational: an approximation of whatever the ball encloses.
[[nodiscard]] Rational approx_midpoint(const Ball& value);

/// The midpoint rounded to a multiple of 2^-bits.
[[nodiscard]] Rational approx_dyadic(arb_srcptr value, long bits);

}  // namespace certau
