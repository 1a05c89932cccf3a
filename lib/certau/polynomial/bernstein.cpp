// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bernstein.hpp"

namespace certau {
namespace {

// Bisection limits: a gap of 2^-2d at a double root needs depth d, and only the boxes around roots
// go that deep, so a thousand boxes is far beyond what a provable inequality takes.
constexpr int depth_limit = 400;
constexpr int box_limit = 4096;

class IntegerPolynomial {
 public:
  IntegerPolynomial() { fmpz_poly_init(value); }
  IntegerPolynomial(const IntegerPolynomial&) = delete;
  IntegerPolynomial& operator=(const IntegerPolynomial&) = delete;
  ~IntegerPolynomial() { fmpz_poly_clear(value); }
  fmpz_poly_t value;  // NOLINT: a handle for FLINT calls
};

class Bisection {
 public:
  Bisection(long degree, Strictness strictness) : degree_{degree}, strictness_{strictness} {}

  // The polynomial on [0, 1], up to a positive factor.
  Truth prove(const fmpz_poly_t p, int depth) {
    if (++boxes_ > box_limit || depth > depth_limit) return Truth::unknown;
    // Coefficients of (1+x)^n p(1/(1+x)) are the Bernstein coefficients times binomials, reversed:
    // the first is p(1), the last p(0).
    IntegerPolynomial scaled;
    fmpz_poly_reverse(scaled.value, p, degree_ + 1);
    fmpz_poly_taylor_shift(scaled.value, scaled.value, shift_by_one());
    bool all_good = true;
    for (long k = 0; k <= degree_; ++k) {
      fmpz_t coefficient;
      fmpz_init(coefficient);
      fmpz_poly_get_coeff_fmpz(coefficient, scaled.value, k);
      const int sign = fmpz_sgn(coefficient);
      fmpz_clear(coefficient);
      const bool good = strictness_ == Strictness::allow_zero ? sign >= 0 : sign > 0;
      if (!good && (k == 0 || k == degree_)) return Truth::no;
      all_good = all_good && good;
    }
    if (all_good) return Truth::yes;
    // 2^n p(x/2) is the left half, its shift by one the right half.
    IntegerPolynomial half;
    fmpz_poly_set(half.value, p);
    for (long k = 0; k < half.value->length; ++k)
      fmpz_mul_2exp(half.value->coeffs + k, half.value->coeffs + k,
                    static_cast<flint_bitcnt_t>(degree_ - k));
    const Truth left = prove(half.value, depth + 1);
    if (left != Truth::yes) return left;
    fmpz_poly_taylor_shift(half.value, half.value, shift_by_one());
    return prove(half.value, depth + 1);
  }

 private:
  static const fmpz* shift_by_one() {
    static const fmpz one = 1;
    return &one;
  }

  long degree_;
  Strictness strictness_;
  int boxes_ = 0;
};

}  // namespace

Truth is_nonnegative_on(const RationalPolynomial& polynomial, const ClosedInterval& interval,
                        Strictness strictness) {
  require(interval.lower <= interval.upper,
          "is_nonnegative_on an empty interval (nothing to prove): order its ends");
  // p(lower + width·x): the denominator is positive and does not matter for signs.
  const RationalPolynomial on_unit =
      polynomial.compose(RationalPolynomial::linear(interval.lower, interval.width()));
  if (on_unit.is_zero()) {
    return strictness == Strictness::allow_zero ? Truth::yes : Truth::no;
  }
  IntegerPolynomial numerator;
  fmpq_poly_get_numerator(numerator.value, on_unit.data());
  return Bisection{on_unit.degree(), strictness}.prove(numerator.value, 0);
}

}  // namespace certau
