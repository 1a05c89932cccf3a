// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <vector>

#include "checks/verifier/polynomial.hpp"

namespace certau_verifier {

inline constexpr std::size_t composed_size_limit = 1u << 16;  // coefficients of a composition

/// A polynomial in x and y, dense: integer numerators over one positive common denominator.
/// Rows and columns of zeros at the end are trimmed; 0 has neither.
struct BiPolynomial {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<mpz_class> numerators;  // entry i * columns + j belongs to x^i y^j
  mpz_class denominator = 1;

  BiPolynomial() = default;
  BiPolynomial(const mpq_class& constant);  // implicit: a number is a polynomial
  /// table[i][j] belongs to x^i y^j; rows may differ in length.
  explicit BiPolynomial(const std::vector<std::vector<mpq_class>>& table);

  [[nodiscard]] bool is_zero() const { return numerators.empty(); }
  [[nodiscard]] bool is_constant() const { return numerators.size() <= 1; }
};

/// p(x) and p(y) as polynomials in both.
[[nodiscard]] BiPolynomial in_x(const Polynomial& p);
[[nodiscard]] BiPolynomial in_y(const Polynomial& p);

[[nodiscard]] BiPolynomial operator+(const BiPolynomial& a, const BiPolynomial& b);
[[nodiscard]] BiPolynomial operator-(const BiPolynomial& a);
[[nodiscard]] BiPolynomial operator-(const BiPolynomial& a, const BiPolynomial& b);
[[nodiscard]] BiPolynomial operator*(const BiPolynomial& a, const BiPolynomial& b);

/// The same polynomial with numerators and denominator divided by their common divisor.
[[nodiscard]] BiPolynomial reduced(BiPolynomial p);

/// (x, y) -> outer(first(x, y), second(x, y)), for many outer polynomials and the same inner ones.
class Substitution {
 public:
  Substitution(BiPolynomial first, BiPolynomial second);

  ///   Error  Rejection above composed_size_limit, from the degrees alone
  [[nodiscard]] BiPolynomial into(const BiPolynomial& outer);

 private:
  BiPolynomial first_, second_;
  std::vector<BiPolynomial> second_powers_;  // of the numerators of second_ alone
};

[[nodiscard]] mpq_class value_at(const BiPolynomial& p, const mpq_class& x, const mpq_class& y);

}  // namespace certau_verifier
