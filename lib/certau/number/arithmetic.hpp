// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <limits>
#include <string>
#include <utility>

#include "certau/number/rational.hpp"

namespace certau {

/// The numbers in which an implementation computes, and how far its results may be off: the
/// tolerance of every check. An exact implementation gets none. A fixed-point one is described by
/// its grid: smallest_exponent is that of a unit, and the significand has all its bits.
struct Arithmetic {
  std::string name;               // "double"
  bool is_exact = true;           // rationals: no rounding, every number can be held
  unsigned significand_bits = 0;  // p: an operation rounds with relative error <= 2^-p
  long smallest_exponent = 0;     // 2^smallest_exponent: the smallest positive number
  long largest_exponent = 0;      // numbers are below 2^largest_exponent
  unsigned operations = 64;       // n: at most so many roundings between inputs and a result
  /// Δw_min of an implementation that applies whole pulses; 0 if updates are continuous.
  Rational granularity = 0;

  [[nodiscard]] static Arithmetic exact();
  /// Binary floating point, rounding to nearest. If small numbers are flushed to zero, give the
  /// exponent of the smallest normal number.
  ///   Requires  1 <= bits, smallest_exponent < largest_exponent
  [[nodiscard]] static Arithmetic binary(std::string name, unsigned bits, long smallest_exponent,
                                         long largest_exponent);
  /// That of a floating type of the language. (Boost's limits count exponents otherwise.)
  template <std::floating_point T>
  [[nodiscard]] static Arithmetic of(std::string name) {
    using Limits = std::numeric_limits<T>;
    static_assert(Limits::radix == 2);
    return binary(std::move(name), Limits::digits, Limits::min_exponent - Limits::digits,
                  Limits::max_exponent);
  }

  /// Whether a number can be handed over without rounding.
  [[nodiscard]] bool holds(const Rational& value) const;
  /// The number nearest to value, of two the one with an even significand.
  ///   Error  InvalidInput if it is too large to be held
  [[nodiscard]] Rational nearest(const Rational& value) const;

  /// How far a computed result may lie from the exact one.
  ///   Statement  an evaluation by +, −, ·, / and abs, in any order, errs by no more than
  ///              γ_n·magnitude + 8n·(1 + γ_n)·amplification·2^smallest_exponent, where
  ///              γ_n = n 2^-p/(1 − n 2^-p), if nothing overflows, nor a divisor underflows
  ///   Requires   magnitude >= the value with every subtraction turned into an addition of absolute
  ///              values; a divisor is an input or a sum of two, which counts as two roundings;
  ///              n >= the roundings on the way from an input to the result, those of all factors
  ///              of a product taken together; at most 4n operations in all, an intermediate result
  ///              counted as often as it is used; amplification >= the product of the numbers by
  ///              which an intermediate result is multiplied later on, each with absolute values as
  ///              above and taken to be 1 if smaller
  ///   Returns    0 if exact
  ///   Error      InvalidInput if n > 2^(p−1) or the second term is above 1/2: the argument ends
  ///              there, and no digit need be right
  ///   Source     [higham2002, §2.1, Lemmas 3.1 and 3.3]; argument: arithmetic.cpp
  [[nodiscard]] Rational allowance(const Rational& magnitude,
                                   const Rational& amplification = 1) const;
};

}  // namespace certau
