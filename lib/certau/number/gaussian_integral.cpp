// SPDX-License-Identifier: Apache-2.0
#include "certau/number/gaussian_integral.hpp"

namespace certau {
namespace {

Interval minus_one_to_one(unsigned bits) {
  Interval result{Rational{0}, bits};
  mpfi_interv_si(result.data(), -1, 1);
  return result;
}

}  // namespace

Ball gaussian_integral(const Ball& z) {
  require(arb_is_finite(z.data()) != 0,
          "gaussian_integral of a ball without bounds (it has no enclosure): raise the precision");
  const unsigned bits = z.working_bits();
  const Ball quotient = z / sqrt(Ball{Rational{2}, bits});
  Ball erf{Rational{0}, bits};
  arb_hypgeom_erf(erf.data(), quotient.data(), static_cast<slong>(bits));
  Ball half_pi{Rational{0}, bits};
  arb_const_pi(half_pi.data(), static_cast<slong>(bits));
  half_pi /= Ball{2};
  return sqrt(half_pi) * erf;
}

Interval gaussian_integral(const Interval& z) {
  require(mpfi_bounded_p(z.data()) != 0,
          "gaussian_integral of an unbounded interval (the series has no end): bound it first");
  const unsigned bits = z.working_bits();
  const Interval square = z * z;
  const Rational largest_square = exact_upper(square);
  const Rational negligible = power_of_two(-static_cast<long>(bits));
  Interval power = z;  // z²ⁿ⁺¹/(2ⁿ n!)
  Interval sum = z;
  for (long n = 1;; ++n) {
    power = power * square / Interval{2 * n};
    const Interval term = power / Interval{2 * n + 1};
    if (largest_square <= 2 * (n + 1) && exact_upper(abs(term)) <= negligible)
      return sum + term * minus_one_to_one(bits);
    sum = n % 2 == 1 ? sum - term : sum + term;
  }
}

}  // namespace certau
