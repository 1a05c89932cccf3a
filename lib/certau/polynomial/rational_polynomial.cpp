// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {

RationalPolynomial::RationalPolynomial(const std::vector<Rational>& coefficients)
    : RationalPolynomial() {
  // One common denominator at the end: setting coefficients one by one would rescale all each time.
  Integer common = 1;
  for (const auto& c : coefficients) common = lcm(common, denominator(c));
  fmpz_t entry;
  fmpz_init(entry);
  fmpq_poly_fit_length(value_, static_cast<slong>(coefficients.size()));
  for (std::size_t k = 0; k < coefficients.size(); ++k) {
    const Integer scaled = numerator(coefficients[k]) * (common / denominator(coefficients[k]));
    fmpz_set_mpz(entry, scaled.backend().data());
    fmpz_set(value_->coeffs + k, entry);
  }
  fmpz_set_mpz(entry, common.backend().data());
  fmpz_set(value_->den, entry);
  fmpz_clear(entry);
  _fmpq_poly_set_length(value_, static_cast<slong>(coefficients.size()));
  fmpq_poly_canonicalise(value_);
}

Rational RationalPolynomial::coefficient(long power) const {
  FlintRational result;
  fmpq_poly_get_coeff_fmpq(result.data(), value_, power);
  return result.to_rational();
}

Rational RationalPolynomial::operator()(const Rational& point) const {
  FlintRational at{point};
  FlintRational result;
  fmpq_poly_evaluate_fmpq(result.data(), value_, at.data());
  return result.to_rational();
}

RationalPolynomial RationalPolynomial::compose(const RationalPolynomial& inner) const {
  RationalPolynomial result;
  fmpq_poly_compose(result.value_, value_, inner.value_);
  return result;
}

RationalPolynomial RationalPolynomial::derivative() const {
  RationalPolynomial result;
  fmpq_poly_derivative(result.value_, value_);
  return result;
}

RationalPolynomial& RationalPolynomial::operator/=(const RationalPolynomial& other) {
  require(other.degree() == 0,
          "division by a polynomial that is not a non-zero constant (the quotient is no "
          "polynomial): divide by numbers only");
  FlintRational divisor;
  fmpq_poly_get_coeff_fmpq(divisor.data(), other.value_, 0);
  fmpq_poly_scalar_div_fmpq(value_, value_, divisor.data());
  return *this;
}

RationalPolynomial affine_onto(const ClosedInterval& interval) {
  return RationalPolynomial::linear(interval.centre(), interval.radius());
}

RationalPolynomial in_unit_coordinate(const RationalPolynomial& map,
                                      const ClosedInterval& interval) {
  return (map.compose(affine_onto(interval)) - RationalPolynomial{interval.centre()}) /
         RationalPolynomial{interval.radius()};
}

}  // namespace certau
