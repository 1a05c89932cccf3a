// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "certau/number/double_interval.hpp"
#include "certau/number/number_traits.hpp"

namespace certau {

/// What is known about an expression on a cell, a box of states (w, p): its values, how fast it
/// changes, and how far a computation with `bits` of significand is off.
///   Statement  for all states x, y of the cell, with f the exact expression:
///              f(x) is in `range`;
///              f(x) − f(y) = a·(x_w − y_w) + b·(x_p − y_p) for some a in `weight_slope`, b in
///              `auxiliary_slope`;
///              and if the coordinates of x are numbers of the type, its computed value is within
///              `rounding` of f(x), parameters rounded to nearest included
///   Requires   round to nearest in a binary type with `bits`, gradual underflow not below 2^-1074
///              (double; MPFR, whose exponents reach further); + − · / and abs only
///   Error      a range that is no bound (is_bound) says nothing, nor does what comes of it. Proof:
///              docs/precision.md, "One operation"
class LocalModel {
 public:
  LocalModel(int integer) : range_{DoubleInterval::point(integer)} {}  // NOLINT: exact
  /// A parameter: the exact one is rounded to `bits`.
  LocalModel(const Rational& value, unsigned bits);
  /// A coordinate of the state.
  [[nodiscard]] static LocalModel weight(DoubleInterval cell, unsigned bits) {
    return {cell, DoubleInterval::point(1), {}, 0, bits};
  }
  [[nodiscard]] static LocalModel auxiliary(DoubleInterval cell, unsigned bits) {
    return {cell, {}, DoubleInterval::point(1), 0, bits};
  }

  [[nodiscard]] const DoubleInterval& range() const { return range_; }
  [[nodiscard]] const DoubleInterval& weight_slope() const { return weight_slope_; }
  [[nodiscard]] const DoubleInterval& auxiliary_slope() const { return auxiliary_slope_; }
  [[nodiscard]] double rounding() const { return rounding_; }

  friend LocalModel operator+(const LocalModel& a, const LocalModel& b) {
    if (const double sum = a.range_.lower + b.range_.lower; are_small_integers(a, b, sum))
      return integer(sum);
    return rounded(a, b, a.range_ + b.range_, a.weight_slope_ + b.weight_slope_,
                   a.auxiliary_slope_ + b.auxiliary_slope_, add_up(a.rounding_, b.rounding_));
  }
  friend LocalModel operator-(const LocalModel& a, const LocalModel& b) { return a + -b; }
  // f(x)g(x) − f(y)g(y) = f(x)·(g(x) − g(y)) + g(y)·(f(x) − f(y)).
  friend LocalModel operator*(const LocalModel& a, const LocalModel& b) {
    const double inherited = add_up(add_up(multiply_up(a.range_.magnitude(), b.rounding_),
                                           multiply_up(b.range_.magnitude(), a.rounding_)),
                                    multiply_up(a.rounding_, b.rounding_));
    return rounded(a, b, a.range_ * b.range_,
                   a.range_ * b.weight_slope_ + b.range_ * a.weight_slope_,
                   a.range_ * b.auxiliary_slope_ + b.range_ * a.auxiliary_slope_, inherited);
  }
  // With q = f/g: q(x) − q(y) = (f(x) − f(y) − q(y)·(g(x) − g(y)))/g(x), and for computed f^, g^:
  // f^/g^ − q = (f^ − f − q·(g^ − g))/g^.
  friend LocalModel operator/(const LocalModel& a, const LocalModel& b) {
    if (const double ratio = a.range_.lower / b.range_.lower; are_small_integers(a, b, ratio))
      return integer(ratio);
    const DoubleInterval quotient = a.range_ / b.range_;
    const double away = next_down(std::max(b.range_.lower, -b.range_.upper) - b.rounding_);
    const double inherited =
        away > 0
            ? divide_up(add_up(a.rounding_, multiply_up(quotient.magnitude(), b.rounding_)), away)
            : std::numeric_limits<double>::infinity();
    return rounded(a, b, quotient, (a.weight_slope_ - quotient * b.weight_slope_) / b.range_,
                   (a.auxiliary_slope_ - quotient * b.auxiliary_slope_) / b.range_, inherited);
  }
  friend LocalModel operator-(const LocalModel& a) {
    return {-a.range_, -a.weight_slope_, -a.auxiliary_slope_, a.rounding_, a.bits_};
  }
  // abs(s) − abs(t) = c·(s − t) with c in [−1, 1], c = ±1 if neither changes sign.
  friend LocalModel abs(const LocalModel& a) {
    if (a.range_.lower >= 0) return a;
    if (a.range_.upper <= 0) return -a;
    constexpr DoubleInterval kink{-1, 1};
    return {abs(a.range_), kink * a.weight_slope_, kink * a.auxiliary_slope_, a.rounding_, a.bits_};
  }

 private:
  LocalModel(DoubleInterval range, DoubleInterval weight_slope, DoubleInterval auxiliary_slope,
             double rounding, unsigned bits)
      : range_{range},
        weight_slope_{weight_slope},
        auxiliary_slope_{auxiliary_slope},
        rounding_{rounding},
        bits_{bits} {}

  // (q₋ + q₊)/2 of a device that does not change is exact, whatever the type.
  static bool are_small_integers(const LocalModel& a, const LocalModel& b, double result) {
    return a.bits_ == 0 && b.bits_ == 0 && std::abs(result) < 0x1p31 &&
           std::trunc(result) == result;
  }
  static LocalModel integer(double value) { return {static_cast<int>(value)}; }

  static LocalModel rounded(const LocalModel& a, const LocalModel& b, DoubleInterval range,
                            DoubleInterval weight_slope, DoubleInterval auxiliary_slope,
                            double inherited);

  DoubleInterval range_;
  DoubleInterval weight_slope_{};
  DoubleInterval auxiliary_slope_{};
  double rounding_ = 0;
  unsigned bits_ = 0;  // 0 for integers
};

/// Half a unit in the last place of all numbers up to a magnitude: how far rounding to nearest
/// moves them.
///   Requires  0 <= magnitude; infinity and NaN give what is no bound
[[nodiscard]] double half_unit(double magnitude, unsigned bits);

template <>
struct NumberTraits<LocalModel> {
  static constexpr bool has_elementary_functions = false;
  static constexpr bool is_enclosure = false;
  static LocalModel from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
};

}  // namespace certau
