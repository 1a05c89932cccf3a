// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/real_roots.hpp"

#include <algorithm>

#include "certau/number/ball.hpp"

namespace certau {
namespace {

// The rational with the smallest denominator in the interval, if it is a root.
ClosedInterval recognised(const RationalPolynomial& polynomial, const ClosedInterval& root) {
  FlintRational lower{root.lower};
  FlintRational upper{root.upper};
  FlintRational simplest;
  fmpq_simplest_between(simplest.data(), lower.data(), upper.data());
  const Rational candidate = simplest.to_rational();
  if (polynomial(candidate) == 0) return {candidate, candidate};
  return root;
}

// An e >= 0 with all roots below 2^e in absolute value: 1 + max abs(a_i/a_n) < 2^e.
long root_exponent(const fmpz_poly_t polynomial) {
  const long degree = fmpz_poly_degree(polynomial);
  const fmpz* coefficients = polynomial->coeffs;
  const auto largest = static_cast<long>(std::abs(_fmpz_vec_max_bits(coefficients, degree)));
  const auto leading = static_cast<long>(fmpz_bits(coefficients + degree));
  return std::max(0L, largest - leading + 1) + 1;
}

}  // namespace

std::vector<ClosedInterval> real_roots(const RationalPolynomial& polynomial, long bits) {
  require(!polynomial.is_zero(), "real_roots of the zero polynomial (all numbers are): test first");
  if (polynomial.degree() == 0) return {};
  if (polynomial.degree() == 1) {
    const Rational root = -polynomial.coefficient(0) / polynomial.coefficient(1);
    return {{root, root}};
  }
  fmpz_poly_t integer, derivative, divisor;
  fmpz_poly_init(integer);
  fmpz_poly_init(derivative);
  fmpz_poly_init(divisor);
  fmpq_poly_get_numerator(integer, polynomial.data());
  // The isolation wants simple roots only.
  fmpz_poly_derivative(derivative, integer);
  fmpz_poly_gcd(divisor, integer, derivative);
  fmpz_poly_div(integer, integer, divisor);
  const long degree = fmpz_poly_degree(integer);
  acb_ptr roots = _acb_vec_init(degree);
  // Arb's accuracy is relative to the roots, of which Cauchy's bound tells the size.
  arb_fmpz_poly_complex_roots(roots, integer, 0, bits + 32 + root_exponent(integer));
  std::vector<ClosedInterval> result;
  for (long k = 0; k < degree; ++k) {
    if (arb_is_zero(acb_imagref(roots + k)) == 0) continue;
    Ball root;
    arb_set(root.data(), acb_realref(roots + k));
    result.push_back(recognised(polynomial, {exact_lower(root), exact_upper(root)}));
  }
  _acb_vec_clear(roots, degree);
  fmpz_poly_clear(divisor);
  fmpz_poly_clear(derivative);
  fmpz_poly_clear(integer);
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.lower < b.lower; });
  return result;
}

}  // namespace certau
