// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <vector>

#include "certau/number/closed_interval.hpp"
#include "certau/number/flint.hpp"
#include "certau/number/number_traits.hpp"

namespace certau {

/// Univariate polynomial with exact rational coefficients (FLINT's fmpq_poly).
///   Error  none: every operation is exact
class RationalPolynomial {
 public:
  RationalPolynomial() { fmpq_poly_init(value_); }
  RationalPolynomial(int constant) : RationalPolynomial() {  // NOLINT: a number is a polynomial
    fmpq_poly_set_si(value_, constant);
  }
  template <std::floating_point Float>
  RationalPolynomial(Float) = delete;
  explicit RationalPolynomial(const Rational& constant) : RationalPolynomial() {
    fmpq_poly_set_mpq(value_, constant.backend().data());
  }
  explicit RationalPolynomial(const std::vector<Rational>& coefficients);
  RationalPolynomial(const RationalPolynomial& other) : RationalPolynomial() {
    fmpq_poly_set(value_, other.value_);
  }
  RationalPolynomial(RationalPolynomial&& other) noexcept : RationalPolynomial() {
    fmpq_poly_swap(value_, other.value_);
  }
  RationalPolynomial& operator=(const RationalPolynomial& other) {
    fmpq_poly_set(value_, other.value_);
    return *this;
  }
  RationalPolynomial& operator=(RationalPolynomial&& other) noexcept {
    fmpq_poly_swap(value_, other.value_);
    return *this;
  }
  ~RationalPolynomial() { fmpq_poly_clear(value_); }

  /// The polynomial x.
  static RationalPolynomial identity() { return linear(0, 1); }
  /// constant + slope·x.
  static RationalPolynomial linear(const Rational& constant, const Rational& slope) {
    return RationalPolynomial(std::vector<Rational>{constant, slope});
  }

  [[nodiscard]] const fmpq_poly_struct* data() const { return value_; }
  [[nodiscard]] fmpq_poly_struct* data() { return value_; }

  /// Degree; -1 for the zero polynomial.
  [[nodiscard]] long degree() const { return fmpq_poly_degree(value_); }
  [[nodiscard]] bool is_zero() const { return fmpq_poly_is_zero(value_) != 0; }
  [[nodiscard]] bool is_constant() const { return degree() <= 0; }
  [[nodiscard]] Rational coefficient(long power) const;
  [[nodiscard]] Rational operator()(const Rational& point) const;
  [[nodiscard]] RationalPolynomial compose(const RationalPolynomial& inner) const;
  [[nodiscard]] RationalPolynomial derivative() const;

  RationalPolynomial& operator+=(const RationalPolynomial& other) {
    fmpq_poly_add(value_, value_, other.value_);
    return *this;
  }
  RationalPolynomial& operator-=(const RationalPolynomial& other) {
    fmpq_poly_sub(value_, value_, other.value_);
    return *this;
  }
  RationalPolynomial& operator*=(const RationalPolynomial& other) {
    fmpq_poly_mul(value_, value_, other.value_);
    return *this;
  }
  /// Requires a non-zero constant divisor: polynomials are not closed under division.
  RationalPolynomial& operator/=(const RationalPolynomial& other);

  friend RationalPolynomial operator+(RationalPolynomial a, const RationalPolynomial& b) {
    return std::move(a += b);
  }
  friend RationalPolynomial operator-(RationalPolynomial a, const RationalPolynomial& b) {
    return std::move(a -= b);
  }
  friend RationalPolynomial operator*(RationalPolynomial a, const RationalPolynomial& b) {
    return std::move(a *= b);
  }
  friend RationalPolynomial operator/(RationalPolynomial a, const RationalPolynomial& b) {
    return std::move(a /= b);
  }
  friend RationalPolynomial operator-(RationalPolynomial a) {
    fmpq_poly_neg(a.value_, a.value_);
    return a;
  }
  friend bool operator==(const RationalPolynomial& a, const RationalPolynomial& b) {
    return fmpq_poly_equal(a.value_, b.value_) != 0;
  }

 private:
  fmpq_poly_t value_;
};

template <>
struct NumberTraits<RationalPolynomial> {
  static constexpr bool has_elementary_functions = false;
  static constexpr bool is_enclosure = true;
  static RationalPolynomial from_rational(const Rational& value, NumberFormat) {
    return RationalPolynomial{value};
  }
};

/// centre + radius·x, the affine map of [-1, 1] onto the interval.
[[nodiscard]] RationalPolynomial affine_onto(const ClosedInterval& interval);

/// A map of the interval into the reals, in the coordinate of [-1, 1]: what to_unit(map(w)) is as a
/// polynomial in to_unit(w).
[[nodiscard]] RationalPolynomial in_unit_coordinate(const RationalPolynomial& map,
                                                    const ClosedInterval& interval);

}  // namespace certau
