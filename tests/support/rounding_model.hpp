// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "certau/number/number_traits.hpp"

namespace certau::support {

/// An exact value with a bound on the error that a floating type would have accumulated: running
/// error analysis, itself in exact rationals.
///   Statement  if every operation of a type rounds with relative error <= 2^-bits, its result
///              lies within `error` of `value` (no underflow or overflow)
///   Source     [higham2002, §3.3]; differs: the error bound is computed exactly, rounded up
class RoundingModel {
 public:
  RoundingModel(int integer) : value_{integer} {}  // NOLINT: exact, as in the types modelled
  RoundingModel(const Rational& value, unsigned bits)
      : value_{value}, unit_{power_of_two(-static_cast<long>(bits))} {
    error_ = unit_ * abs(value_);
  }

  [[nodiscard]] const Rational& value() const { return value_; }
  [[nodiscard]] const Rational& error() const { return error_; }

  friend RoundingModel operator+(const RoundingModel& a, const RoundingModel& b) {
    return rounded(a, b, a.value_ + b.value_, a.error_ + b.error_);
  }
  friend RoundingModel operator-(const RoundingModel& a, const RoundingModel& b) {
    return rounded(a, b, a.value_ - b.value_, a.error_ + b.error_);
  }
  friend RoundingModel operator*(const RoundingModel& a, const RoundingModel& b) {
    return rounded(a, b, a.value_ * b.value_,
                   abs(a.value_) * b.error_ + abs(b.value_) * a.error_ + a.error_ * b.error_);
  }
  friend RoundingModel operator/(const RoundingModel& a, const RoundingModel& b) {
    const Rational away = abs(b.value_) - b.error_;
    require(away > 0, "model of a division by an inaccurate zero (no bound): choose other data");
    const Rational quotient = a.value_ / b.value_;
    return rounded(a, b, quotient, (a.error_ + abs(quotient) * b.error_) / away);
  }
  friend RoundingModel operator-(RoundingModel a) {
    a.value_ = -a.value_;
    return a;
  }
  friend RoundingModel abs(RoundingModel a) {
    a.value_ = certau::Rational{boost::multiprecision::abs(a.value_)};
    return a;
  }

 private:
  static Rational abs(const Rational& x) { return x < 0 ? Rational{-x} : x; }
  static RoundingModel rounded(const RoundingModel& a, const RoundingModel& b,
                               const Rational& value, const Rational& inherited) {
    RoundingModel result{0};
    result.value_ = value;
    result.unit_ = a.unit_ < b.unit_ ? b.unit_ : a.unit_;
    result.error_ = round_up(inherited + result.unit_ * (abs(value) + inherited), 4);
    return result;
  }

  Rational value_;
  Rational error_ = 0;
  Rational unit_ = 0;
};

}  // namespace certau::support

template <>
struct certau::NumberTraits<certau::support::RoundingModel> {
  static constexpr bool has_elementary_functions = false;
  static constexpr bool is_enclosure = false;
  static support::RoundingModel from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
};
