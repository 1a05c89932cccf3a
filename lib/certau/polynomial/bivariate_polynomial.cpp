// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bivariate_polynomial.hpp"

#include <algorithm>

namespace certau {

BivariatePolynomial::BivariatePolynomial(std::vector<RationalPolynomial> rows)
    : rows_{std::move(rows)} {
  trim();
}

BivariatePolynomial BivariatePolynomial::linear_x(const Rational& constant, const Rational& slope) {
  return BivariatePolynomial{RationalPolynomial::linear(constant, slope)};
}

BivariatePolynomial BivariatePolynomial::linear_y(const Rational& constant, const Rational& slope) {
  return BivariatePolynomial{std::vector{RationalPolynomial{constant}, RationalPolynomial{slope}}};
}

long BivariatePolynomial::degree_x() const {
  long result = -1;
  for (const auto& row : rows_) result = std::max(result, row.degree());
  return result;
}

Rational BivariatePolynomial::coefficient(long i, long j) const {
  return j < static_cast<long>(rows_.size()) ? rows_[static_cast<std::size_t>(j)].coefficient(i)
                                             : Rational{0};
}

Rational BivariatePolynomial::operator()(const Rational& x, const Rational& y) const {
  Rational value = 0;
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) value = value * y + (*row)(x);
  return value;
}

BivariatePolynomial& BivariatePolynomial::operator+=(const BivariatePolynomial& other) {
  if (rows_.size() < other.rows_.size()) rows_.resize(other.rows_.size());
  for (std::size_t j = 0; j < other.rows_.size(); ++j) rows_[j] += other.rows_[j];
  trim();
  return *this;
}

BivariatePolynomial& BivariatePolynomial::operator-=(const BivariatePolynomial& other) {
  if (rows_.size() < other.rows_.size()) rows_.resize(other.rows_.size());
  for (std::size_t j = 0; j < other.rows_.size(); ++j) rows_[j] -= other.rows_[j];
  trim();
  return *this;
}

BivariatePolynomial& BivariatePolynomial::operator/=(const BivariatePolynomial& other) {
  require(!other.is_zero() && other.is_constant(),
          "division by a polynomial that is not a non-zero constant (the quotient is no "
          "polynomial): divide by numbers only");
  for (auto& row : rows_) row /= other.rows_.front();
  return *this;
}

BivariatePolynomial operator*(const BivariatePolynomial& a, const BivariatePolynomial& b) {
  if (a.is_zero() || b.is_zero()) return {};
  std::vector<RationalPolynomial> rows(a.rows_.size() + b.rows_.size() - 1);
  for (std::size_t i = 0; i < a.rows_.size(); ++i)
    for (std::size_t j = 0; j < b.rows_.size(); ++j) rows[i + j] += a.rows_[i] * b.rows_[j];
  return BivariatePolynomial{std::move(rows)};
}

BivariatePolynomial operator-(BivariatePolynomial a) {
  for (auto& row : a.rows_) row = -row;
  return a;
}

void BivariatePolynomial::trim() {
  while (!rows_.empty() && rows_.back().is_zero()) rows_.pop_back();
}

Substitution::Substitution(BivariatePolynomial inner_x, BivariatePolynomial inner_y)
    : x_{std::move(inner_x)}, y_{std::move(inner_y)} {}

const BivariatePolynomial& Substitution::monomial(std::size_t i, std::size_t j) {
  while (monomials_.size() <= j)
    monomials_.push_back(
        {monomials_.empty() ? BivariatePolynomial{1} : monomials_.back().front() * y_});
  auto& row = monomials_[j];
  while (row.size() <= i) row.push_back(row.back() * x_);
  return row[i];
}

BivariatePolynomial Substitution::operator()(const BivariatePolynomial& outer) {
  BivariatePolynomial result;
  for (std::size_t j = 0; j < outer.rows().size(); ++j) {
    const auto& row = outer.rows()[j];
    for (long i = 0; i <= row.degree(); ++i)
      if (const Rational c = row.coefficient(i); c != 0)
        result += BivariatePolynomial{c} * monomial(static_cast<std::size_t>(i), j);
  }
  return result;
}

}  // namespace certau
