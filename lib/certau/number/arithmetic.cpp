// SPDX-License-Identifier: Apache-2.0
#include "certau/number/arithmetic.hpp"

#include <algorithm>

namespace certau {
namespace {

// The e with 2^e <= abs(value) < 2^(e + 1). Requires value != 0.
long binary_exponent(const Rational& value) {
  const Rational size = abs(value);
  const long exponent =
      static_cast<long>(msb(numerator(size))) - static_cast<long>(msb(denominator(size)));
  return power_of_two(exponent) <= size ? exponent : exponent - 1;
}

}  // namespace

Arithmetic Arithmetic::exact() {
  Arithmetic exact;
  exact.name = "rational";
  return exact;
}

Arithmetic Arithmetic::binary(std::string name, unsigned bits, long smallest_exponent,
                              long largest_exponent) {
  require(bits >= 1 && smallest_exponent < largest_exponent,
          "Arithmetic::binary (no number could be held): give bits >= 1, smallest < largest");
  Arithmetic arithmetic;
  arithmetic.name = std::move(name);
  arithmetic.is_exact = false;
  arithmetic.significand_bits = bits;
  arithmetic.smallest_exponent = smallest_exponent;
  arithmetic.largest_exponent = largest_exponent;
  return arithmetic;
}

bool Arithmetic::holds(const Rational& value) const {
  if (is_exact || value == 0) return true;
  const Integer divisor = denominator(value);
  const auto halvings = static_cast<long>(lsb(divisor));
  if ((divisor >> static_cast<unsigned>(halvings)) != 1) return false;  // not a power of two
  const Integer size = abs(numerator(value));
  const auto trailing_zeros = static_cast<long>(lsb(size));
  const auto length = static_cast<long>(msb(size)) + 1;
  return length - trailing_zeros <= static_cast<long>(significand_bits) &&
         trailing_zeros - halvings >= smallest_exponent && length - halvings <= largest_exponent;
}

Rational Arithmetic::nearest(const Rational& value) const {
  if (is_exact || value == 0) return value;
  const long last_place = binary_exponent(value) + 1 - static_cast<long>(significand_bits);
  const Rational unit = power_of_two(std::max(last_place, smallest_exponent));
  const Rational scaled = abs(value) / unit;
  Integer rounded = floor(scaled);
  const Rational rest = scaled - rounded;
  if (rest > Rational{1, 2} || (rest == Rational{1, 2} && rounded % 2 != 0)) ++rounded;
  const Rational size = rounded * unit;
  if (size >= power_of_two(largest_exponent))
    throw_invalid("number", to_string(value),
                  "is too large for " + name + " (it would be rounded to infinity)",
                  "give a smaller number or a wider number type");
  return value < 0 ? Rational{-size} : size;
}

// First without underflow. Write the evaluation as a tree, so that an intermediate result that is
// used twice is two nodes. A node is exact(a op b)(1 + δ), abs(δ) <= u = 2^-p. Multiplied out, the
// result is the sum of the exact value's monomials, each times a product of k <= n factors (1 + δ),
// where a divisor's factors are inverted and therefore count twice [higham2002, Lemma 3.3]: by
// Lemma 3.1 such a product is 1 + θ with abs(θ) <= γ_k <= γ_n. The monomials' absolute values sum
// to what becomes of the value if every subtraction adds absolute values, which is <= magnitude.
// A divisor a + b of inputs is (a + b)(1 + δ): it is not multiplied out, so that it stands in the
// magnitude as it is.
//
// With underflow a node has another summand η, abs(η) <= 2^smallest_exponent: half of that if there
// are subnormal numbers, all of it if they are flushed and it is the smallest normal number. With N
// nodes the summands change the result by E = 2N(1 + γ_n)·amplification·2^smallest_exponent at
// most, if E <= 1/2. By induction on N: set them to zero one after another. Each time the result
// changes by η times at most n factors (1 + δ) times later factors, the results of evaluations
// apart from each other. So they are off by E_i with sum E_i <= E, and their product, where each is
// taken to be at least 1, is too large by prod (1 + E_i) <= exp(E) <= 2 at most. N <= 4n.
Rational Arithmetic::allowance(const Rational& magnitude, const Rational& amplification) const {
  require(magnitude >= 0 && amplification >= 1,
          "Arithmetic::allowance (absolute values bound an error): give magnitude >= 0 and "
          "amplification >= 1");
  if (is_exact) return 0;
  const Rational lost = operations * power_of_two(-static_cast<long>(significand_bits));  // n u
  if (2 * lost > 1)
    throw_invalid("operations", std::to_string(operations),
                  "is too many for a significand of " + std::to_string(significand_bits) +
                      " bits (so many roundings may leave no correct digit)",
                  "count the roundings more closely, or compute in a wider number type");
  const Rational gamma = lost / (1 - lost);
  const Rational underflow =
      8 * operations * (1 + gamma) * amplification * power_of_two(smallest_exponent);
  if (2 * underflow > 1)
    throw_invalid("smallest_exponent", std::to_string(smallest_exponent),
                  "is too large for " + std::to_string(operations) +
                      " operations on these numbers (their rounding is not bounded)",
                  "count the roundings more closely, or compute with a finer grid");
  return gamma * magnitude + underflow;
}

}  // namespace certau
