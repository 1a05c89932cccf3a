// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "certau/base/sign.hpp"
#include "certau/polynomial/bivariate_polynomial.hpp"

namespace certau {

/// A function on the unit square that is polynomial wherever certain polynomials, its *arguments*,
/// have known signs: a sum of polynomials, each under conditions on the signs.
///   Statement  f(x, y) = sum of the terms whose conditions hold there; where an argument vanishes
///              either sign may be taken, and what is proved about f is proved for both
class PiecewisePolynomial {
 public:
  /// The sign that each argument named by its number must have.
  using Conditions = std::map<std::size_t, Sign>;

  /// Adds a condition.
  ///   Returns  false if it contradicts what is already required, so that the case is empty. An
  ///            argument that is a multiple of an earlier one shares its number, and a constant
  ///            one has its sign for good
  [[nodiscard]] bool restrict(Conditions& conditions, const BivariatePolynomial& argument,
                              Sign sign);

  /// Adds a polynomial under conditions.
  void add(const Conditions& conditions, const BivariatePolynomial& polynomial);
  /// Adds abs(argument)·factor under conditions.
  void add_magnitude(const Conditions& conditions, const BivariatePolynomial& argument,
                     const BivariatePolynomial& factor);
  void negate();

  [[nodiscard]] const std::vector<BivariatePolynomial>& arguments() const { return arguments_; }
  [[nodiscard]] const std::map<Conditions, BivariatePolynomial>& terms() const { return terms_; }
  /// The value with the true signs; where an argument vanishes, that of the stored multiple with
  /// leading coefficient 1 counts as nonnegative.
  [[nodiscard]] Rational operator()(const Rational& x, const Rational& y) const;

 private:
  std::vector<BivariatePolynomial> arguments_;  // leading coefficient 1
  std::map<Conditions, BivariatePolynomial> terms_;
};

}  // namespace certau
