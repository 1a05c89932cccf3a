// SPDX-License-Identifier: Apache-2.0
#include "certau/number/ball.hpp"

namespace certau {
namespace {

Rational from_arf(const arf_t value) {
  FlintRational result;
  arf_get_fmpq(result.data(), value);
  return result.to_rational();
}

// Exact sum of midpoint and signed radius: ARF_PREC_EXACT loses nothing.
Rational end_point(const Ball& value, int sign) {
  require(arb_is_finite(value.data()) != 0,
          "end point of a ball without bounds (it has none): raise the precision");
  arf_t radius;
  arf_init(radius);
  arf_set_mag(radius, arb_radref(value.data()));
  if (sign < 0) arf_neg(radius, radius);
  arf_add(radius, arb_midref(value.data()), radius, ARF_PREC_EXACT, ARF_RND_DOWN);
  const Rational result = from_arf(radius);
  arf_clear(radius);
  return result;
}

}  // namespace

std::string NumberTraits<Ball>::to_text(const Ball& value) {
  char* text = arb_get_str(value.data(), 3 + static_cast<slong>(value.working_bits()) * 3 / 10,
                           ARB_STR_MORE);
  std::string result{text};
  flint_free(text);
  return result;
}

Rational exact_lower(const Ball& value) { return end_point(value, -1); }
Rational exact_upper(const Ball& value) { return end_point(value, +1); }
Rational approx_midpoint(const Ball& value) { return from_arf(arb_midref(value.data())); }

Rational approx_dyadic(arb_srcptr value, long bits) {
  fmpz_t scaled;
  fmpz_init(scaled);
  arf_t shifted;
  arf_init(shifted);
  arf_mul_2exp_si(shifted, arb_midref(value), bits);
  arf_get_fmpz(scaled, shifted, ARF_RND_NEAR);
  Integer integer;
  fmpz_get_mpz(integer.backend().data(), scaled);
  arf_clear(shifted);
  fmpz_clear(scaled);
  return Rational{integer} * power_of_two(-bits);
}

}  // namespace certau
