// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/fraction_in_y.hpp"

#include <algorithm>

namespace certau_verifier {

namespace {

using Coefficients = std::vector<mpq_class>;

constexpr std::size_t factor_count = 3;

// (1 + y^2)^a (1 - y)^b (1 + y)^c
Polynomial denominator_of(const std::array<unsigned, factor_count>& powers) {
  const std::array<Polynomial, factor_count> factors{Polynomial(Coefficients{1, 0, 1}),
                                                     linear(1, -1), linear(1, 1)};
  Polynomial result(mpq_class(1));
  for (std::size_t i = 0; i < factor_count; ++i) result = result * power(factors[i], powers[i]);
  return result;
}

// The numerator over a denominator of powers at least as large.
Polynomial lifted(const FractionInY& a, const std::array<unsigned, factor_count>& powers) {
  std::array<unsigned, factor_count> missing{};
  for (std::size_t i = 0; i < factor_count; ++i) missing[i] = powers[i] - a.powers[i];
  return a.numerator * denominator_of(missing);
}

}  // namespace

FractionInY operator+(const FractionInY& a, const FractionInY& b) {
  std::array<unsigned, factor_count> common{};
  for (std::size_t i = 0; i < factor_count; ++i) common[i] = std::max(a.powers[i], b.powers[i]);
  return {reduced(lifted(a, common) + lifted(b, common)), common};
}

FractionInY operator-(const FractionInY& a, const FractionInY& b) {
  return a + FractionInY(-b.numerator, b.powers);
}

FractionInY operator*(const FractionInY& a, const FractionInY& b) {
  std::array<unsigned, factor_count> powers{};
  for (std::size_t i = 0; i < factor_count; ++i) powers[i] = a.powers[i] + b.powers[i];
  return {reduced(a.numerator * b.numerator), powers};
}

FractionInY square(const FractionInY& a) { return a * a; }

mpq_class value_at(const FractionInY& a, const mpq_class& y) {
  return value_at(a.numerator, y) / value_at(denominator_of(a.powers), y);
}

}  // namespace certau_verifier
