// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <concepts>
#include <utility>

#include "certau/number/number_traits.hpp"

namespace certau {

/// Owner of a number of a C library with a precision in bits (MPFR, MPFI, Arb), with the operators
/// that the dynamics use. Boost's wrappers keep precision in decimal digits and take it from
/// temporaries, so that 53 bits or an exact 1 would lower it.
///   Statement  an operation works in the larger precision of its operands; integers are exact and
///              leave the precision to the other operand (two integers work in 64 bits)
///   Requires   Library: Struct; init, clear, swap, copy; set_integer, set_rational; add, subtract,
///              multiply, divide; negate, absolute, exponential, logarithm, square_root
///   Error      the library's
template <class Library>
class Multiprecise {
 public:
  using Struct = typename Library::Struct;

  Multiprecise() : Multiprecise(0L) {}
  Multiprecise(long integer) : Multiprecise{Bits{0}} {  // NOLINT: exact, like 1 or 2
    Library::set_integer(&value_, integer);
  }
  // A double is no integer, and its conversion to one would be silent.
  template <std::floating_point Float>
  Multiprecise(Float) = delete;
  Multiprecise(const Rational& value, unsigned bits) : Multiprecise{Bits{bits}} {
    Library::set_rational(&value_, value, working_bits());
  }
  Multiprecise(const Multiprecise& other) : Multiprecise{Bits{other.bits_}} {
    Library::copy(&value_, &other.value_);
  }
  Multiprecise(Multiprecise&& other) noexcept : Multiprecise{Bits{other.bits_}} {
    Library::swap(&value_, &other.value_);
  }
  Multiprecise& operator=(const Multiprecise& other) {
    bits_ = other.bits_;
    Library::copy(&value_, &other.value_);
    return *this;
  }
  Multiprecise& operator=(Multiprecise&& other) noexcept {
    std::swap(bits_, other.bits_);
    Library::swap(&value_, &other.value_);
    return *this;
  }
  ~Multiprecise() { Library::clear(&value_); }

  [[nodiscard]] const Struct* data() const { return &value_; }
  [[nodiscard]] Struct* data() { return &value_; }
  /// Working precision of operations on this number alone.
  [[nodiscard]] unsigned working_bits() const { return bits_ == 0 ? integer_bits : bits_; }

  friend Multiprecise operator+(const Multiprecise& a, const Multiprecise& b) {
    return combine(a, b, Library::add);
  }
  friend Multiprecise operator-(const Multiprecise& a, const Multiprecise& b) {
    return combine(a, b, Library::subtract);
  }
  friend Multiprecise operator*(const Multiprecise& a, const Multiprecise& b) {
    return combine(a, b, Library::multiply);
  }
  friend Multiprecise operator/(const Multiprecise& a, const Multiprecise& b) {
    return combine(a, b, Library::divide);
  }
  Multiprecise& operator+=(const Multiprecise& other) { return *this = *this + other; }
  Multiprecise& operator-=(const Multiprecise& other) { return *this = *this - other; }
  Multiprecise& operator*=(const Multiprecise& other) { return *this = *this * other; }
  Multiprecise& operator/=(const Multiprecise& other) { return *this = *this / other; }

  friend Multiprecise operator-(const Multiprecise& a) { return a.apply(Library::negate); }
  friend Multiprecise abs(const Multiprecise& a) { return a.apply(Library::absolute); }
  friend Multiprecise exp(const Multiprecise& a) { return a.apply(Library::exponential); }
  friend Multiprecise log(const Multiprecise& a) { return a.apply(Library::logarithm); }
  friend Multiprecise sqrt(const Multiprecise& a) { return a.apply(Library::square_root); }

 private:
  // Holds every long exactly.
  static constexpr unsigned integer_bits = 64;
  struct Bits {
    unsigned count;  // 0 marks an exact integer
  };
  explicit Multiprecise(Bits bits) : bits_{bits.count} { Library::init(&value_, working_bits()); }

  template <class Operation>
  static Multiprecise combine(const Multiprecise& a, const Multiprecise& b, Operation operation) {
    Multiprecise result{Bits{std::max(a.bits_, b.bits_)}};
    // The result of two integers need not be one, so that it has a precision from here on.
    result.bits_ = result.working_bits();
    operation(&result.value_, &a.value_, &b.value_, result.bits_);
    return result;
  }
  template <class Function>
  Multiprecise apply(Function function) const {
    Multiprecise result{Bits{working_bits()}};
    function(&result.value_, &value_, result.bits_);
    return result;
  }

  Struct value_;
  unsigned bits_;
};

}  // namespace certau
