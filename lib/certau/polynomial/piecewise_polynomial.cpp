// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_polynomial.hpp"

#include <algorithm>

namespace certau {
namespace {

Rational leading_coefficient(const BivariatePolynomial& polynomial) {
  const auto& row = polynomial.rows().back();
  return row.coefficient(row.degree());
}

}  // namespace

bool PiecewisePolynomial::restrict(Conditions& conditions, const BivariatePolynomial& argument,
                                   Sign sign) {
  if (argument.is_zero()) return sign == Sign::nonnegative;  // one of the two cases suffices
  const Rational leading = leading_coefficient(argument);
  if (argument.is_constant()) return (leading > 0) == (sign == Sign::nonnegative);
  if (leading < 0) sign = opposite(sign);
  const BivariatePolynomial monic = argument / BivariatePolynomial{leading};
  auto found = std::find(arguments_.begin(), arguments_.end(), monic);
  if (found == arguments_.end()) found = arguments_.insert(found, monic);
  const auto number = static_cast<std::size_t>(found - arguments_.begin());
  return conditions.emplace(number, sign).first->second == sign;
}

void PiecewisePolynomial::add(const Conditions& conditions, const BivariatePolynomial& polynomial) {
  terms_[conditions] += polynomial;
}

void PiecewisePolynomial::add_magnitude(const Conditions& conditions,
                                        const BivariatePolynomial& argument,
                                        const BivariatePolynomial& factor) {
  const BivariatePolynomial product = argument * factor;
  for (const Sign sign : {Sign::nonnegative, Sign::nonpositive}) {
    Conditions here = conditions;
    if (restrict(here, argument, sign)) add(here, sign == Sign::nonnegative ? product : -product);
  }
}

void PiecewisePolynomial::negate() {
  for (auto& [conditions, polynomial] : terms_) polynomial = -polynomial;
}

Rational PiecewisePolynomial::operator()(const Rational& x, const Rational& y) const {
  std::vector<Sign> signs;
  for (const auto& argument : arguments_)
    signs.push_back(argument(x, y) >= 0 ? Sign::nonnegative : Sign::nonpositive);
  Rational value = 0;
  for (const auto& [conditions, polynomial] : terms_)
    if (std::all_of(conditions.begin(), conditions.end(),
                    [&](const auto& c) { return signs[c.first] == c.second; }))
      value += polynomial(x, y);
  return value;
}

}  // namespace certau
