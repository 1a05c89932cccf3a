// SPDX-License-Identifier: Apache-2.0
#include "certau/number/directed.hpp"

#include <mpfr.h>

#include <cfenv>
#include <cfloat>

namespace certau {
namespace {

double rounded(const Rational& value, mpfr_rnd_t direction) {
  // Both steps round the same way, so that the second keeps what the first ensured.
  mpfr_t number;
  mpfr_init2(number, 64);
  mpfr_set_q(number, value.backend().data(), direction);
  const double result = mpfr_get_d(number, direction);
  mpfr_clear(number);
  return result;
}

}  // namespace

double round_down(const Rational& value) { return rounded(value, MPFR_RNDD); }
double round_up(const Rational& value) { return rounded(value, MPFR_RNDU); }

bool has_ieee_doubles() {
  const volatile double least_normal = std::numeric_limits<double>::min();
  const volatile double half = least_normal / 2;
  return std::fegetround() == FE_TONEAREST && FLT_EVAL_METHOD == 0 && half > 0 &&
         half + half == least_normal;
}

}  // namespace certau
