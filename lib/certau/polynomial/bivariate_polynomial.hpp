// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {

/// Polynomial in two variables x and y with exact rational coefficients; one in x alone is its
/// special case.
///   Shape  rows()[j] is the coefficient of y^j, a polynomial in x; no trailing zero row
///   Error  none: every operation is exact
class BivariatePolynomial {
 public:
  BivariatePolynomial() = default;
  BivariatePolynomial(int constant)  // NOLINT: a number is a polynomial
      : BivariatePolynomial(RationalPolynomial{constant}) {}
  template <std::floating_point Float>
  BivariatePolynomial(Float) = delete;
  explicit BivariatePolynomial(const Rational& constant)
      : BivariatePolynomial(RationalPolynomial{constant}) {}
  /// A polynomial in x.
  explicit BivariatePolynomial(const RationalPolynomial& in_x)
      : BivariatePolynomial(std::vector<RationalPolynomial>{in_x}) {}
  explicit BivariatePolynomial(std::vector<RationalPolynomial> rows);

  /// constant + slope·x, constant + slope·y.
  static BivariatePolynomial linear_x(const Rational& constant, const Rational& slope);
  static BivariatePolynomial linear_y(const Rational& constant, const Rational& slope);

  [[nodiscard]] const std::vector<RationalPolynomial>& rows() const { return rows_; }
  [[nodiscard]] bool is_zero() const { return rows_.empty(); }
  [[nodiscard]] bool is_constant() const { return degree_x() <= 0 && degree_y() <= 0; }
  /// Degrees in one variable; -1 for the zero polynomial.
  [[nodiscard]] long degree_x() const;
  [[nodiscard]] long degree_y() const { return static_cast<long>(rows_.size()) - 1; }
  /// Of x^i y^j; zero beyond the degrees.
  [[nodiscard]] Rational coefficient(long i, long j) const;
  [[nodiscard]] Rational operator()(const Rational& x, const Rational& y) const;

  BivariatePolynomial& operator+=(const BivariatePolynomial& other);
  BivariatePolynomial& operator-=(const BivariatePolynomial& other);
  /// Requires a non-zero constant divisor: polynomials are not closed under division.
  BivariatePolynomial& operator/=(const BivariatePolynomial& other);

  friend BivariatePolynomial operator+(BivariatePolynomial a, const BivariatePolynomial& b) {
    return std::move(a += b);
  }
  friend BivariatePolynomial operator-(BivariatePolynomial a, const BivariatePolynomial& b) {
    return std::move(a -= b);
  }
  friend BivariatePolynomial operator*(const BivariatePolynomial& a, const BivariatePolynomial& b);
  friend BivariatePolynomial operator/(BivariatePolynomial a, const BivariatePolynomial& b) {
    return std::move(a /= b);
  }
  friend BivariatePolynomial operator-(BivariatePolynomial a);
  friend bool operator==(const BivariatePolynomial&, const BivariatePolynomial&) = default;

 private:
  void trim();

  std::vector<RationalPolynomial> rows_;
};

template <>
struct NumberTraits<BivariatePolynomial> {
  static constexpr bool has_elementary_functions = false;
  static constexpr bool is_enclosure = true;
  static BivariatePolynomial from_rational(const Rational& value, NumberFormat) {
    return BivariatePolynomial{value};
  }
};

/// p(x, y) = outer(inner_x, inner_y) for many outers with the same inner polynomials: the powers
/// and their products are computed once.
class Substitution {
 public:
  Substitution(BivariatePolynomial inner_x, BivariatePolynomial inner_y);
  [[nodiscard]] BivariatePolynomial operator()(const BivariatePolynomial& outer);

 private:
  const BivariatePolynomial& monomial(std::size_t i, std::size_t j);

  BivariatePolynomial x_;
  BivariatePolynomial y_;
  std::vector<std::vector<BivariatePolynomial>> monomials_;  // [j][i] = inner_x^i inner_y^j
};

}  // namespace certau
