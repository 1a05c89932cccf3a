// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/ball.hpp"
#include "certau/number/directed.hpp"
#include "certau/number/half.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"

namespace certau {

/// A real number of which is known that it lies within `radius` of `middle`.
struct EnclosedReal {
  Real middle;
  double radius = 0;
};

/// The numbers that a ball stands for, and perhaps a few more. Requires a finite ball.
[[nodiscard]] EnclosedReal enclosed(const Ball& ball);

/// Bounds on a nonnegative number.
struct SizeBounds {
  double lower = 0;
  double upper = 0;
};

/// How far a number is from an enclosed one.
///   Statement  lower <= abs(value − x) <= upper for each x within radius of middle; so lower > 0
///              proves that value is not one of them
///   Requires   both finite
///   Error      one MPFR subtraction and one addition of doubles, rounded outward
[[nodiscard]] SizeBounds distance(const EnclosedReal& enclosure, const Real& value);

/// An upper bound on the width; infinity if it has no bound.
[[nodiscard]] double width_up(const Interval& interval);
[[nodiscard]] double width_up(const Ball& ball);

/// The number itself. Requires a finite one.
[[nodiscard]] Real exact_real(double value);
[[nodiscard]] Real exact_real(long double value);
[[nodiscard]] Real exact_real(const Quad& value);
[[nodiscard]] inline Real exact_real(float value) { return exact_real(double{value}); }
[[nodiscard]] inline const Real& exact_real(const Real& value) { return value; }
template <int bits, int min_exponent, int max_exponent>
[[nodiscard]] Real exact_real(const NarrowFloat<bits, min_exponent, max_exponent>& value) {
  return exact_real(value.to_double());
}

/// The e with 2^e <= abs(value) < 2^(e + 1). Requires a finite number other than 0.
[[nodiscard]] inline long binary_exponent(const Real& value) {
  require(mpfr_regular_p(value.data()) != 0,
          "binary exponent of 0, infinity or NaN (there is none): test for it");
  return mpfr_get_exp(value.data()) - 1;
}

}  // namespace certau
