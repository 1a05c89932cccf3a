// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/arithmetic.hpp"
#include "theorems/search/draw.hpp"

namespace certau::properties {

/// Draws the numbers of a case, each of which the arithmetic holds exactly: any short rational for
/// an exact one, dyadic rationals p/2^k with p < 256 for binary floating point. Equal seeds give
/// equal numbers on every machine.
class ShortNumbers {
 public:
  ShortNumbers(theorems::Draw& draw, const Arithmetic& arithmetic)
      : draw_{draw}, arithmetic_{arithmetic} {}

  [[nodiscard]] int integer(int low, int high) { return draw_.integer(low, high); }
  [[nodiscard]] bool once_in(int n) { return draw_.once_in(n); }
  [[nodiscard]] Rational positive();
  [[nodiscard]] Rational any();
  /// In [-radius, radius], often an end, often zero.
  [[nodiscard]] Rational within(const Rational& radius);
  /// Positive and at most bound, often the bound itself if it can be held.
  [[nodiscard]] Rational at_most(const Rational& bound);
  [[nodiscard]] std::vector<Rational> vector_within(int dimension, const Rational& radius);
  /// A law of mean zero with `points` rows of `dimension` numbers of about the scale; its
  /// probabilities are exact and need not be held (an implementation never sees them).
  [[nodiscard]] theorems::DrawnLaw joint_law(int points, int dimension, const Rational& scale);
  /// A symmetric matrix with all eigenvalues in [low, high]; short unless the arithmetic is exact.
  ///   Requires  low <= high; 1 <= dimension <= 4
  [[nodiscard]] std::vector<Rational> symmetric_matrix(int dimension, const Rational& low,
                                                       const Rational& high);

  /// The value rounded towards zero to 8 significant bits (fewer if numbers have fewer), unless the
  /// arithmetic is exact.
  [[nodiscard]] Rational shortened(const Rational& value) const;
  [[nodiscard]] theorems::Draw& any_numbers() { return draw_; }

 private:
  [[nodiscard]] Rational dyadic_fraction();
  [[nodiscard]] theorems::DrawnLaw dyadic_law(int points, int dimension, const Rational& scale);

  theorems::Draw& draw_;
  const Arithmetic& arithmetic_;
};

}  // namespace certau::properties
