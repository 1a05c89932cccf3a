// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <limits>
#include <string>
#include <vector>

#include "certau/number/exact_range.hpp"
#include "certau/number/half.hpp"
#include "checks/properties/subject.hpp"

namespace certau::properties {

/// What a number type needs so that an implementation in it can be checked. Specialise it for a
/// type of your own, in namespace certau::properties:
///
///     template <>
///     struct SubjectNumber<Fixed> {
///       static Arithmetic arithmetic();               // how it rounds, and what it can hold
///       static Fixed from_exact(const Rational& x);   // x is held: no rounding
///       static Rational to_exact(const Fixed& x);     // exact; throws NotANumber for nan, inf
///     };
///
/// Floating types of the language, Half, Quad and Rational have one.
template <class T>
struct SubjectNumber;

template <>
struct SubjectNumber<Rational> {
  static Arithmetic arithmetic() { return Arithmetic::exact(); }
  static Rational from_exact(const Rational& value) { return value; }
  static Rational to_exact(const Rational& value) { return value; }
};

/// The house's floating types: their conversions are those of NumberTraits and exact_range.
template <class T>
struct FloatingSubjectNumber {
  static T from_exact(const Rational& value) { return from_rational<T>(value, {}); }
  static Rational to_exact(const T& value) {
    using std::isfinite;
    if (isfinite(value)) return exact_range(value).lower;
    throw NotANumber{std::string{"the answer is no finite number: "} + (value > 0   ? "inf"
                                                                        : value < 0 ? "-inf"
                                                                                    : "nan")};
  }
};

template <std::floating_point T>
struct SubjectNumber<T> : FloatingSubjectNumber<T> {
  static Arithmetic arithmetic() {
    return Arithmetic::of<T>(std::same_as<T, float>    ? "float"
                             : std::same_as<T, double> ? "double"
                                                       : "long-double");
  }
};

template <>
struct SubjectNumber<Half> : FloatingSubjectNumber<Half> {
  /// With 11 bits the number of roundings matters: a whole Tiki-Taka step has 18 on the longest way
  /// from an input to the result, in the form by F and G.
  static Arithmetic arithmetic() {
    Arithmetic half = Arithmetic::binary("half", 11, -24, 16);
    half.operations = 32;
    return half;
  }
};

template <>
struct SubjectNumber<Quad> : FloatingSubjectNumber<Quad> {
  // Boost flushes what is below 2^-16382 to zero.
  static Arithmetic arithmetic() { return Arithmetic::binary("quad", 113, -16382, 16383); }
};

/// The number of T that is the given one.
///   Error  NotHeld if T has none
template <class T>
[[nodiscard]] T held(const Rational& value) {
  T number = SubjectNumber<T>::from_exact(value);
  bool is_exact = false;
  try {
    is_exact = SubjectNumber<T>::to_exact(number) == value;
  } catch (const NotANumber&) {  // too large: it became infinite
  }
  if (!is_exact)
    throw NotHeld{to_string(value) + " cannot be held in " + SubjectNumber<T>::arithmetic().name};
  return number;
}

template <class T>
[[nodiscard]] std::vector<T> held(const std::vector<Rational>& values) {
  std::vector<T> numbers;
  for (const Rational& value : values) numbers.push_back(held<T>(value));
  return numbers;
}

/// The exact values of an answer that should have `count` numbers.
///   Error  NotANumber, also if it has another count of them
template <class T>
[[nodiscard]] std::vector<Rational> exact_answer(const std::vector<T>& values, std::size_t count,
                                                 const char* what) {
  if (values.size() != count)
    throw NotANumber{"the answer has " + std::to_string(values.size()) + " " + what +
                     " instead of " + std::to_string(count)};
  std::vector<Rational> numbers;
  for (const T& value : values) numbers.push_back(SubjectNumber<T>::to_exact(value));
  return numbers;
}

}  // namespace certau::properties
