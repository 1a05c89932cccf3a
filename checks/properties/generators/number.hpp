// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck.h>

#include <iosfwd>

#include "certau/number/closed_interval.hpp"

namespace certau {

/// How RapidCheck prints a counterexample.
void showValue(const ClosedInterval& interval, std::ostream& out);

}  // namespace certau

/// Random numbers that are short to write and shrink towards 0 and 1: RapidCheck generators.
namespace certau::properties {

/// Which numbers a generator draws: any short rationals, or dyadic ones, which binary floating
/// point holds exactly.
enum class NumberKind { rational, dyadic };

/// ±p/q with p <= largest_numerator, 1 <= q <= largest_denominator.
[[nodiscard]] rc::Gen<Rational> rational(int largest_numerator = 12, int largest_denominator = 9);
/// The same without sign and zero.
[[nodiscard]] rc::Gen<Rational> positive_rational(int largest_numerator = 12,
                                                  int largest_denominator = 9);

/// ±p/2^k with p < 200, k <= 6.
[[nodiscard]] rc::Gen<Rational> dyadic();
/// The same without sign and zero.
[[nodiscard]] rc::Gen<Rational> positive_dyadic();

/// A number of that kind: ±p/q with p <= largest_numerator, 1 <= q <= largest_denominator.
[[nodiscard]] rc::Gen<Rational> number(NumberKind kind, int largest_numerator,
                                       int largest_denominator);
/// The same without sign and zero.
[[nodiscard]] rc::Gen<Rational> positive_number(NumberKind kind, int largest_numerator,
                                                int largest_denominator);

/// A number of [0, 1]; both ends are common.
[[nodiscard]] rc::Gen<Rational> fraction(NumberKind kind = NumberKind::rational);
/// A number of the interval; both ends are common. If the kind is dyadic, give dyadic ends.
[[nodiscard]] rc::Gen<Rational> rational_in(const ClosedInterval& interval,
                                            NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
