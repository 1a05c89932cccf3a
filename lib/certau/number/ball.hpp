// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/flint.hpp"
#include "certau/number/number_traits.hpp"

namespace certau {

/// Arb ball: midpoint and radius. Enclosed: the exact result of an operation on members lies in
/// the result [cited: Arb]. An operation works in the larger precision of its operands.
class Ball {
 public:
  Ball() { arb_init(value_); }
  Ball(long integer) : Ball() { arb_set_si(value_, integer); }  // NOLINT: exact, like 1 or 2
  Ball(const Rational& value, unsigned bits) : Ball() {
    bits_ = bits;
    FlintRational exact{value};
    arb_set_fmpq(value_, exact.data(), precision());
  }
  Ball(const Ball& other) : bits_{other.bits_} {
    arb_init(value_);
    arb_set(value_, other.value_);
  }
  Ball(Ball&& other) noexcept : bits_{other.bits_} {
    arb_init(value_);
    arb_swap(value_, other.value_);
  }
  Ball& operator=(const Ball& other) {
    bits_ = other.bits_;
    arb_set(value_, other.value_);
    return *this;
  }
  Ball& operator=(Ball&& other) noexcept {
    bits_ = other.bits_;
    arb_swap(value_, other.value_);
    return *this;
  }
  ~Ball() { arb_clear(value_); }

  [[nodiscard]] arb_srcptr data() const { return value_; }
  [[nodiscard]] arb_ptr data() { return value_; }
  [[nodiscard]] slong precision() const { return static_cast<slong>(bits_); }

  Ball& operator+=(const Ball& other) { return combine(other, arb_add); }
  Ball& operator-=(const Ball& other) { return combine(other, arb_sub); }
  Ball& operator*=(const Ball& other) { return combine(other, arb_mul); }
  Ball& operator/=(const Ball& other) { return combine(other, arb_div); }
  friend Ball operator+(Ball a, const Ball& b) { return std::move(a += b); }
  friend Ball operator-(Ball a, const Ball& b) { return std::move(a -= b); }
  friend Ball operator*(Ball a, const Ball& b) { return std::move(a *= b); }
  friend Ball operator/(Ball a, const Ball& b) { return std::move(a /= b); }
  friend Ball operator-(Ball a) {
    arb_neg(a.value_, a.value_);
    return a;
  }

  friend Ball abs(Ball a) {
    arb_abs(a.value_, a.value_);
    return a;
  }
  friend Ball exp(Ball a) { return std::move(a.apply(arb_exp)); }
  friend Ball log(Ball a) { return std::move(a.apply(arb_log)); }
  friend Ball sqrt(Ball a) { return std::move(a.apply(arb_sqrt)); }

 private:
  template <class Operation>
  Ball& combine(const Ball& other, Operation operation) {
    bits_ = std::max(bits_, other.bits_);
    operation(value_, value_, other.value_, precision());
    return *this;
  }
  template <class Function>
  Ball& apply(Function function) {
    function(value_, value_, precision());
    return *this;
  }

  arb_t value_;
  unsigned bits_ = 2;  // integers are exact; the partner's precision decides
};

template <>
struct NumberTraits<Ball> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = true;
  static Ball from_rational(const Rational& value, NumberFormat format) {
    return {value, format.bits};
  }
  static std::string to_text(const Ball& value);
  static Truth is_nonnegative(const Ball& value) {
    if (arb_is_nonnegative(value.data()) != 0) return Truth::yes;
    return arb_is_negative(value.data()) != 0 ? Truth::no : Truth::unknown;
  }
};

/// The exact end points of a ball; it must be finite.
[[nodiscard]] Rational exact_lower(const Ball& value);
[[nodiscard]] Rational exact_upper(const Ball& value);

/// The exact midpoint, a dyadic rational: an approximation of whatever the ball encloses.
[[nodiscard]] Rational approx_midpoint(const Ball& value);

/// The midpoint rounded to a multiple of 2^-bits.
[[nodiscard]] Rational approx_dyadic(arb_srcptr value, long bits);

}  // namespace certau
