// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "certau/polynomial/bernstein.hpp"

namespace certau::theorems {

/// Quotient of two polynomials in one variable: a field, so that a formula which is a template over
/// the number type yields the whole function of that variable at once, to be proved of one sign.
///   Shape  lowest terms, monic denominator
///   Error  none: every operation is exact
class RationalFunction {
 public:
  RationalFunction(int constant = 0) : numerator_(constant) {}  // NOLINT: a number is a function
  explicit RationalFunction(const Rational& constant) : numerator_(constant) {}
  RationalFunction(RationalPolynomial numerator, RationalPolynomial denominator)
      : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
    reduce();
  }

  /// The variable.
  static RationalFunction identity() { return {RationalPolynomial::identity(), 1}; }

  [[nodiscard]] const RationalPolynomial& numerator() const { return numerator_; }
  [[nodiscard]] const RationalPolynomial& denominator() const { return denominator_; }

  friend RationalFunction operator+(const RationalFunction& a, const RationalFunction& b) {
    return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
            a.denominator_ * b.denominator_};
  }
  friend RationalFunction operator-(const RationalFunction& a, const RationalFunction& b) {
    return a + -b;
  }
  friend RationalFunction operator*(const RationalFunction& a, const RationalFunction& b) {
    return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
  }
  /// Requires b != 0.
  friend RationalFunction operator/(const RationalFunction& a, const RationalFunction& b) {
    return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
  }
  friend RationalFunction operator-(RationalFunction a) {
    a.numerator_ = -std::move(a.numerator_);
    return a;
  }

 private:
  void reduce() {
    require(!denominator_.is_zero(), "a rational function with denominator 0 (it has no values)");
    RationalPolynomial common;
    fmpq_poly_gcd(common.data(), numerator_.data(), denominator_.data());
    fmpq_poly_div(numerator_.data(), numerator_.data(), common.data());
    fmpq_poly_div(denominator_.data(), denominator_.data(), common.data());
    const RationalPolynomial leading{denominator_.coefficient(denominator_.degree())};
    numerator_ /= leading;
    denominator_ /= leading;
  }

  RationalPolynomial numerator_;
  RationalPolynomial denominator_ = 1;
};

/// Whether the function has no pole on a closed interval and is >= 0 there, proved.
[[nodiscard]] inline bool is_proved_nonnegative_on(const RationalFunction& function,
                                                   const ClosedInterval& interval) {
  const auto positive = [&](const RationalPolynomial& p) {
    return is_nonnegative_on(p, interval, Strictness::strictly_positive) == Truth::yes;
  };
  const auto nonnegative = [&](const RationalPolynomial& p) {
    return is_nonnegative_on(p, interval) == Truth::yes;
  };
  if (positive(function.denominator())) return nonnegative(function.numerator());
  return positive(-function.denominator()) && nonnegative(-function.numerator());
}

}  // namespace certau::theorems
