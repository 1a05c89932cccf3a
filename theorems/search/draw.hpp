// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck/Random.h>

#include <vector>

#include "certau/number/rational.hpp"

namespace certau::theorems {

/// A finite law: values with their probabilities.
struct DrawnLaw {
  std::vector<Rational> values;  ///< for a joint law rows of `dimension` numbers, one after another
  std::vector<Rational> probabilities;

  /// E‖ε‖²
  [[nodiscard]] Rational variance() const;
};

/// Draws the numbers of an instance from RapidCheck's random stream, at a size from 0 (short
/// numbers of moderate scale) to 100 (many decades). Equal seeds give equal numbers on every
/// machine.
class Draw {
 public:
  Draw(const rc::Random& random, int size) : random_(random), size_(size) {}

  /// Uniform on {low, …, high}. Requires: low <= high.
  [[nodiscard]] int integer(int low, int high);
  /// True once in n draws, on average.
  [[nodiscard]] bool once_in(int n) { return integer(1, n) == 1; }

  /// Positive: a short fraction, a power of two or a digit times a power of ten; the larger the
  /// size, the more decades.
  [[nodiscard]] Rational positive();
  /// Of either sign, sometimes zero.
  [[nodiscard]] Rational any();
  /// In (0, 1]: often 1 itself, often tiny.
  [[nodiscard]] Rational fraction();
  /// In [-radius, radius]: often an end, often zero. Requires: radius >= 0.
  [[nodiscard]] Rational within(const Rational& radius);
  /// Positive and at most bound: often the bound itself, often far below.
  [[nodiscard]] Rational at_most(const Rational& bound) { return bound * fraction(); }

  /// A law of mean zero on `points` values of about the given scale: often ±scale, sometimes very
  /// skew. Requires: points >= 1 (one point: no noise).
  [[nodiscard]] DrawnLaw law(int points, const Rational& scale);
  /// A joint law of mean zero: `points` rows of `dimension` numbers, coordinates dependent.
  [[nodiscard]] DrawnLaw joint_law(int points, int dimension, const Rational& scale);

  /// A symmetric matrix, rows one after another, with all eigenvalues in [low, high].
  /// Requires: low <= high; 1 <= dimension <= 4.
  [[nodiscard]] std::vector<Rational> symmetric_matrix(int dimension, const Rational& low,
                                                       const Rational& high);
  [[nodiscard]] std::vector<Rational> vector_within(int dimension, const Rational& radius);

 private:
  rc::Random random_;
  int size_;
};

}  // namespace certau::theorems
