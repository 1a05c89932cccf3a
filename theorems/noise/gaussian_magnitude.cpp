// SPDX-License-Identifier: Apache-2.0
#include "theorems/noise/gaussian_magnitude.hpp"

#include <algorithm>

#include "certau/number/gaussian_integral.hpp"

namespace certau::theorems {
namespace {

// M ≥ 1 on [a, b] and beyond z, in the arithmetic of Number.
template <class Number>
class Checker {
 public:
  [[nodiscard]] static bool holds_between(const Rational& a, const Rational& b) {
    const Number fallen = exp(number(-b * b / 2));
    return is_nonnegative(fallen + number(a) * gaussian_integral(number(a)) - Number{1});
  }
  [[nodiscard]] static bool holds_beyond(const Rational& z) {
    return is_nonnegative(number(z) * gaussian_integral(number(z)) - Number{1});
  }

 private:
  static Number number(const Rational& value) {
    return NumberTraits<Number>::from_rational(value, NumberFormat{});
  }
  static bool is_nonnegative(const Number& value) {
    return NumberTraits<Number>::is_nonnegative(value) == Truth::yes;
  }
};

}  // namespace

MagnitudeCheck check_gaussian_magnitude() {
  const Rational last{2};
  // Near 0 M − 1 is about z²/2, so that a piece needs a² ≥ b²/2: √2 is the limit.
  const Rational ratio{5, 4};
  MagnitudeCheck check;
  check.in_balls = Checker<Ball>::holds_beyond(last);
  check.in_intervals = Checker<Interval>::holds_beyond(last);
  for (Rational a{1, 8}; a < last; ++check.pieces) {
    const Rational b = std::min<Rational>(a * ratio, last);
    check.in_balls = check.in_balls && Checker<Ball>::holds_between(a, b);
    check.in_intervals = check.in_intervals && Checker<Interval>::holds_between(a, b);
    a = b;
  }
  return check;
}

Rational gaussian_magnitude_lower(const Rational& z_squared) {
  if (z_squared > 9) return Rational{5, 2};
  return 1 + z_squared / 2 - z_squared * z_squared / 24;
}

}  // namespace certau::theorems
