// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <vector>

namespace certau_verifier {

/// A polynomial in the power basis: integer numerators over one positive common denominator, so
/// that no greatest common divisor is taken in an inner loop. Trailing zeros are trimmed; 0 has no
/// numerators.
struct Polynomial {
  std::vector<mpz_class> numerators;
  mpz_class denominator = 1;

  Polynomial() = default;
  Polynomial(const mpq_class& constant);  // implicit: a number is a polynomial
  /// coefficients[i] belongs to x^i.
  explicit Polynomial(const std::vector<mpq_class>& coefficients);

  [[nodiscard]] bool is_zero() const { return numerators.empty(); }
  /// 0 for the zero polynomial.
  [[nodiscard]] std::size_t degree() const { return is_zero() ? 0 : numerators.size() - 1; }
};

/// constant + slope x.
[[nodiscard]] Polynomial linear(const mpq_class& constant, const mpq_class& slope);

[[nodiscard]] Polynomial operator+(const Polynomial& a, const Polynomial& b);
[[nodiscard]] Polynomial operator-(const Polynomial& a);
[[nodiscard]] Polynomial operator-(const Polynomial& a, const Polynomial& b);
[[nodiscard]] Polynomial operator*(const Polynomial& a, const Polynomial& b);
[[nodiscard]] Polynomial power(const Polynomial& base, unsigned exponent);
[[nodiscard]] Polynomial derivative(const Polynomial& p);
/// x -> outer(inner(x)).
[[nodiscard]] Polynomial compose(const Polynomial& outer, const Polynomial& inner);
[[nodiscard]] mpq_class value_at(const Polynomial& p, const mpq_class& point);

/// The same polynomial with numerators and denominator divided by their common divisor.
[[nodiscard]] Polynomial reduced(Polynomial p);

/// The sum of coefficients[k] T_k.
[[nodiscard]] Polynomial from_chebyshev(const std::vector<mpq_class>& coefficients);

/// Integers c_k with p = (sum of c_k T_k) / (p.denominator * 2^p.degree()).
///   Error  none: exact
[[nodiscard]] std::vector<mpz_class> chebyshev_numerators(const Polynomial& p);

}  // namespace certau_verifier
