// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/chebyshev.hpp"

namespace certau {
namespace {

// Numerators of the Chebyshev coefficients over the common denominator den·2^degree: one
// denominator, so that the loop below is integer arithmetic.
class IntegerSeries {
 public:
  explicit IntegerSeries(const RationalPolynomial& polynomial)
      : length_{std::max(1L, polynomial.degree() + 1)}, numerators_{_fmpz_vec_init(length_)} {
    fmpz_init(denominator_);
    const fmpq_poly_struct* source = polynomial.data();
    const long degree = length_ - 1;
    fmpz_mul_2exp(denominator_, source->den, static_cast<flint_bitcnt_t>(degree));
    fmpz_t binomial;
    fmpz_t term;
    fmpz_init(binomial);
    fmpz_init(term);
    for (long n = 0; n < source->length; ++n) {
      const fmpz* power = source->coeffs + n;
      if (fmpz_is_zero(power) != 0) continue;
      fmpz_one(binomial);
      for (long k = 0; 2 * k <= n; ++k) {
        fmpz_mul(term, power, binomial);
        // x^n contributes 2^(1-n) binom(n, k) to T_(n-2k), half of it to T_0.
        const long shift = degree - n + (n == 2 * k ? 0 : 1);
        fmpz_mul_2exp(term, term, static_cast<flint_bitcnt_t>(shift));
        fmpz_add(numerators_ + n - 2 * k, numerators_ + n - 2 * k, term);
        fmpz_mul_si(binomial, binomial, n - k);
        fmpz_divexact_si(binomial, binomial, k + 1);
      }
    }
    fmpz_clear(term);
    fmpz_clear(binomial);
  }
  IntegerSeries(const IntegerSeries&) = delete;
  IntegerSeries& operator=(const IntegerSeries&) = delete;
  ~IntegerSeries() {
    _fmpz_vec_clear(numerators_, length_);
    fmpz_clear(denominator_);
  }

  [[nodiscard]] long length() const { return length_; }
  [[nodiscard]] const fmpz* numerators() const { return numerators_; }
  [[nodiscard]] Rational over_denominator(const fmpz_t numerator) const {
    FlintRational result;
    fmpq_set_fmpz_frac(result.data(), numerator, denominator_);
    return result.to_rational();
  }

 private:
  long length_;
  fmpz* numerators_;
  fmpz_t denominator_;
};

}  // namespace

RationalPolynomial to_powers(const ChebyshevSeries& series) {
  require(!series.empty(), "empty Chebyshev series (it is no polynomial): give one coefficient");
  // Clenshaw's recurrence b_k = c_k + 2x b_(k+1) - b_(k+2), p = c_0 + x b_1 - b_2, on common
  // integer numerators.
  const RationalPolynomial coefficients{series};
  const auto degree = static_cast<long>(series.size()) - 1;
  fmpz_poly_t current, next, shifted;
  fmpz_poly_init(current);
  fmpz_poly_init(next);
  fmpz_poly_init(shifted);
  const auto add_coefficient = [&](fmpz_poly_t target, long k) {
    if (k >= coefficients.data()->length) return;
    fmpz_t constant;
    fmpz_init(constant);
    fmpz_poly_get_coeff_fmpz(constant, target, 0);
    fmpz_add(constant, constant, coefficients.data()->coeffs + k);
    fmpz_poly_set_coeff_fmpz(target, 0, constant);
    fmpz_clear(constant);
  };
  for (long k = degree; k >= 0; --k) {
    fmpz_poly_shift_left(shifted, current, 1);
    if (k > 0) fmpz_poly_scalar_mul_2exp(shifted, shifted, 1);
    fmpz_poly_sub(shifted, shifted, next);
    add_coefficient(shifted, k);
    fmpz_poly_swap(next, current);
    fmpz_poly_swap(current, shifted);
  }
  RationalPolynomial result;
  fmpq_poly_set_fmpz_poly(result.data(), current);
  fmpq_poly_scalar_div_fmpz(result.data(), result.data(), coefficients.data()->den);
  fmpz_poly_clear(shifted);
  fmpz_poly_clear(next);
  fmpz_poly_clear(current);
  return result;
}

ChebyshevSeries to_chebyshev(const RationalPolynomial& polynomial) {
  const IntegerSeries series{polynomial};
  ChebyshevSeries result;
  for (long k = 0; k < series.length(); ++k)
    result.push_back(series.over_denominator(series.numerators() + k));
  return result;
}

ClosedInterval chebyshev_bound(const RationalPolynomial& polynomial) {
  const IntegerSeries series{polynomial};
  fmpz_t spread, end;
  fmpz_init(spread);
  fmpz_init(end);
  for (long k = 1; k < series.length(); ++k) {
    fmpz_abs(end, series.numerators() + k);
    fmpz_add(spread, spread, end);
  }
  fmpz_sub(end, series.numerators(), spread);
  const Rational lower = series.over_denominator(end);
  fmpz_add(end, series.numerators(), spread);
  const Rational upper = series.over_denominator(end);
  fmpz_clear(end);
  fmpz_clear(spread);
  return {lower, upper};
}

}  // namespace certau
