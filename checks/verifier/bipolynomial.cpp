// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/bipolynomial.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "checks/verifier/effort.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

using Integers = std::vector<mpz_class>;

std::uint64_t limbs(const mpz_class& integer) { return mpz_size(integer.get_mpz_t()) + 1; }

// The same entries in a table of another shape; entries that do not fit must be 0.
Integers reshaped(const BiPolynomial& p, std::size_t rows, std::size_t columns) {
  require_size(rows * columns, max_limbs(p.numerators));
  Integers result(rows * columns);
  for (std::size_t i = 0; i < std::min(rows, p.rows); ++i) {
    for (std::size_t j = 0; j < std::min(columns, p.columns); ++j) {
      result[i * columns + j] = p.numerators[i * p.columns + j];
    }
  }
  return result;
}

BiPolynomial trimmed(BiPolynomial p) {
  std::size_t rows = 0;
  std::size_t columns = 0;
  for (std::size_t k = 0; k < p.numerators.size(); ++k) {
    if (p.numerators[k] == 0) continue;
    rows = std::max(rows, k / p.columns + 1);
    columns = std::max(columns, k % p.columns + 1);
  }
  if (rows == p.rows && columns == p.columns) return p;
  p.numerators = reshaped(p, rows, columns);
  p.rows = rows;
  p.columns = columns;
  if (p.is_zero()) p.denominator = 1;
  return p;
}

BiPolynomial embedded(const Polynomial& p, std::size_t rows, std::size_t columns) {
  BiPolynomial result;
  if (p.is_zero()) return result;
  result.rows = rows;
  result.columns = columns;
  result.numerators = p.numerators;
  result.denominator = p.denominator;
  return result;
}

mpz_class product(const mpz_class& a, const mpz_class& b) {
  require_size(1, limbs(a) + limbs(b));
  spend(limbs(a) * limbs(b));
  return a * b;
}

void scale(Integers& numerators, const mpz_class& factor) {
  if (factor == 1) return;
  require_size(numerators.size(), max_limbs(numerators) + limbs(factor));
  spend(numerators.size() * max_limbs(numerators) * limbs(factor));
  for (mpz_class& numerator : numerators) numerator *= factor;
}

// The product of the numerators, over the denominator 1. Neither is 0.
BiPolynomial numerator_product(const BiPolynomial& a, const BiPolynomial& b) {
  BiPolynomial result;
  result.rows = a.rows + b.rows - 1;
  result.columns = a.columns + b.columns - 1;
  const std::uint64_t limbs_a = max_limbs(a.numerators);
  const std::uint64_t limbs_b = max_limbs(b.numerators);
  require_size(result.rows * result.columns, limbs_a + limbs_b);
  spend(a.numerators.size() * b.numerators.size() * (limbs_a * limbs_b + 8));
  result.numerators.resize(result.rows * result.columns);
  for (std::size_t k = 0; k < a.numerators.size(); ++k) {
    if (a.numerators[k] == 0) continue;
    const std::size_t corner = k / a.columns * result.columns + k % a.columns;
    for (std::size_t l = 0; l < b.numerators.size(); ++l) {
      mpz_addmul(
          result.numerators[corner + l / b.columns * result.columns + l % b.columns].get_mpz_t(),
          a.numerators[k].get_mpz_t(), b.numerators[l].get_mpz_t());
    }
  }
  return result;
}

// sum += factor * term, both over the denominator 1
void add_multiple(BiPolynomial& sum, const BiPolynomial& term, const mpz_class& factor) {
  if (factor == 0) return;
  const std::size_t rows = std::max(sum.rows, term.rows);
  const std::size_t columns = std::max(sum.columns, term.columns);
  if (rows != sum.rows || columns != sum.columns) {
    sum.numerators = reshaped(sum, rows, columns);
    sum.rows = rows;
    sum.columns = columns;
  }
  const std::uint64_t term_limbs = max_limbs(term.numerators);
  require_size(rows * columns, term_limbs + limbs(factor));
  spend(term.numerators.size() * (term_limbs * limbs(factor) + 8));
  for (std::size_t l = 0; l < term.numerators.size(); ++l) {
    mpz_addmul(sum.numerators[l / term.columns * columns + l % term.columns].get_mpz_t(),
               term.numerators[l].get_mpz_t(), factor.get_mpz_t());
  }
}

// Refuse a composition by its size alone, before any of the work is done.
void require_composed_size(const BiPolynomial& outer, const BiPolynomial& first,
                           const BiPolynomial& second) {
  std::size_t rows = 1;
  std::size_t columns = 1;
  for (std::size_t k = 0; k < outer.numerators.size(); ++k) {
    if (outer.numerators[k] == 0) continue;
    const std::size_t i = k / outer.columns;
    const std::size_t j = k % outer.columns;
    const auto size = [&](std::size_t size_first, std::size_t size_second) {
      return 1 + i * (std::max<std::size_t>(size_first, 1) - 1) +
             j * (std::max<std::size_t>(size_second, 1) - 1);
    };
    rows = std::max(rows, size(first.rows, second.rows));
    columns = std::max(columns, size(first.columns, second.columns));
  }
  if (rows > composed_size_limit || columns > composed_size_limit / rows) {
    reject("a composition has degrees " + std::to_string(rows - 1) + " and " +
           std::to_string(columns - 1) + ", more than this verifier admits");
  }
}

}  // namespace

BiPolynomial::BiPolynomial(const mpq_class& constant) : denominator(constant.get_den()) {
  if (constant == 0) return;
  rows = columns = 1;
  numerators.push_back(constant.get_num());
}

BiPolynomial::BiPolynomial(const std::vector<std::vector<mpq_class>>& table) {
  std::size_t widest = 0;
  for (const auto& row : table) widest = std::max(widest, row.size());
  std::vector<mpq_class> entries;
  require_size(table.size() * widest, 1);
  for (const auto& row : table) {
    entries.insert(entries.end(), row.begin(), row.end());
    entries.resize(entries.size() + widest - row.size());
  }
  // Trimmed at the end, that is by whole rows: the shape stays a table.
  Polynomial flat(entries);
  rows = table.size();
  columns = widest;
  denominator = flat.denominator;
  numerators = std::move(flat.numerators);
  numerators.resize(rows * columns);
  *this = trimmed(std::move(*this));
}

BiPolynomial in_x(const Polynomial& p) { return embedded(p, p.numerators.size(), 1); }

BiPolynomial in_y(const Polynomial& p) { return embedded(p, 1, p.numerators.size()); }

BiPolynomial operator+(const BiPolynomial& a, const BiPolynomial& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  require_size(1, limbs(a.denominator) + limbs(b.denominator));
  spend(limbs(a.denominator) * limbs(b.denominator));
  const mpz_class common = lcm(a.denominator, b.denominator);
  BiPolynomial sum = a;
  scale(sum.numerators, common / a.denominator);
  sum.denominator = 1;
  add_multiple(sum, b, common / b.denominator);
  sum.denominator = common;
  return trimmed(std::move(sum));
}

BiPolynomial operator-(const BiPolynomial& a) {
  BiPolynomial negative = a;
  for (mpz_class& numerator : negative.numerators) numerator = -numerator;
  return negative;
}

BiPolynomial operator-(const BiPolynomial& a, const BiPolynomial& b) { return a + (-b); }

BiPolynomial operator*(const BiPolynomial& a, const BiPolynomial& b) {
  if (a.is_zero() || b.is_zero()) return {};
  BiPolynomial result = numerator_product(a, b);
  result.denominator = product(a.denominator, b.denominator);
  return result;
}

BiPolynomial reduced(BiPolynomial p) {
  mpz_class divisor = p.denominator;
  for (const mpz_class& numerator : p.numerators) {
    if (divisor == 1) return p;
    spend(limbs(divisor) * limbs(numerator));
    divisor = gcd(divisor, numerator);
  }
  for (mpz_class& numerator : p.numerators) {
    mpz_divexact(numerator.get_mpz_t(), numerator.get_mpz_t(), divisor.get_mpz_t());
  }
  p.denominator /= divisor;
  return p;
}

Substitution::Substitution(BiPolynomial first, BiPolynomial second)
    : first_(reduced(std::move(first))), second_(reduced(std::move(second))) {
  second_powers_.emplace_back(mpq_class(1));
}

BiPolynomial Substitution::into(const BiPolynomial& outer) {
  if (outer.is_zero()) return {};
  require_composed_size(outer, first_, second_);
  while (second_powers_.size() < outer.columns) {
    const BiPolynomial& last = second_powers_.back();
    second_powers_.push_back(
        last.is_zero() || second_.is_zero() ? BiPolynomial() : numerator_product(last, second_));
  }
  // Horner in P/d, times d^n: all of it in integers. Each row is a sum over the powers of Q/e,
  // times e^m.
  std::vector<mpz_class> e_powers{1};
  while (e_powers.size() < outer.columns) {
    e_powers.push_back(product(e_powers.back(), second_.denominator));
  }
  BiPolynomial result;
  mpz_class d_power = 1;
  for (std::size_t i = outer.rows; i-- > 0;) {
    if (i + 1 < outer.rows) {
      d_power = product(d_power, first_.denominator);
      result =
          result.is_zero() || first_.is_zero() ? BiPolynomial() : numerator_product(result, first_);
    }
    for (std::size_t j = 0; j < outer.columns; ++j) {
      const mpz_class& entry = outer.numerators[i * outer.columns + j];
      if (entry == 0 || second_powers_[j].is_zero()) continue;
      add_multiple(result, second_powers_[j],
                   product(product(entry, e_powers[outer.columns - 1 - j]), d_power));
    }
  }
  result.denominator = product(outer.denominator, product(e_powers.back(), d_power));
  return reduced(trimmed(std::move(result)));
}

mpq_class value_at(const BiPolynomial& p, const mpq_class& x, const mpq_class& y) {
  const BiPolynomial value = Substitution(x, y).into(p);
  if (value.is_zero()) return 0;
  mpq_class result(value.numerators[0], value.denominator);
  result.canonicalize();
  return result;
}

}  // namespace certau_verifier
