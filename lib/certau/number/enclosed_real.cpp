// SPDX-License-Identifier: Apache-2.0
#include "certau/number/enclosed_real.hpp"

#include "certau/number/exact_range.hpp"

namespace certau {

EnclosedReal enclosed(const Ball& ball) {
  require(arb_is_finite(ball.data()) != 0,
          "enclosed of an unbounded ball (it has no middle): test it");
  const auto bits = static_cast<unsigned>(std::max<slong>(64, arf_bits(arb_midref(ball.data()))));
  EnclosedReal result{Real{Rational{0}, bits}, 0};
  arf_get_mpfr(result.middle.data(), arb_midref(ball.data()), MPFR_RNDN);  // exact: bits suffice
  result.radius = mag_get_d(arb_radref(ball.data()));
  // A mag has 30 bits, which a double holds; below its exponents it would be rounded.
  if (result.radius < 0x1p-1000 && mag_is_zero(arb_radref(ball.data())) == 0)
    result.radius = 0x1p-1000;
  return result;
}

SizeBounds distance(const EnclosedReal& enclosure, const Real& value) {
  mpfr_t difference;
  mpfr_init2(difference, 64);
  const int inexact = mpfr_sub(difference, value.data(), enclosure.middle.data(), MPFR_RNDZ);
  mpfr_abs(difference, difference, MPFR_RNDN);  // exact
  const double nearest = mpfr_get_d(difference, MPFR_RNDD);
  if (inexact != 0) mpfr_nextabove(difference);
  const double farthest = mpfr_get_d(difference, MPFR_RNDU);
  mpfr_clear(difference);
  if (enclosure.radius == 0) return {nearest, farthest};
  return {std::max(0.0, next_down(nearest - enclosure.radius)), add_up(farthest, enclosure.radius)};
}

double width_up(const Interval& interval) {
  if (mpfi_bounded_p(interval.data()) == 0) return std::numeric_limits<double>::infinity();
  mpfr_t width;
  mpfr_init2(width, 64);
  mpfi_diam_abs(width, interval.data());  // rounds up
  const double result = mpfr_get_d(width, MPFR_RNDU);
  mpfr_clear(width);
  return result;
}

double width_up(const Ball& ball) {
  if (arb_is_finite(ball.data()) == 0) return std::numeric_limits<double>::infinity();
  return 2 * enclosed(ball).radius;
}

Real exact_real(double value) {
  Real result{Rational{0}, 53};
  mpfr_set_d(result.data(), value, MPFR_RNDN);
  return result;
}

Real exact_real(long double value) {
  Real result{Rational{0}, std::numeric_limits<long double>::digits};
  mpfr_set_ld(result.data(), value, MPFR_RNDN);
  return result;
}

Real exact_real(const Quad& value) {
  Real result{Rational{0}, std::numeric_limits<Quad>::digits};
  // Three doubles hold 113 bits, if their exponents allow it; what is left is exact each time.
  const Quad size = abs(value);
  if (size < Quad{0x1p-900} || size > Quad{0x1p+900}) {
    mpfr_set_q(result.data(), exact_range(value).lower.backend().data(), MPFR_RNDN);
    return result;
  }
  Quad rest = value;
  for (int part = 0; part < 3; ++part) {
    const auto leading = static_cast<double>(rest);
    mpfr_add_d(result.data(), result.data(), leading, MPFR_RNDN);
    rest -= leading;
  }
  return result;
}

}  // namespace certau
