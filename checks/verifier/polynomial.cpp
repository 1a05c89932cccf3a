// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/polynomial.hpp"

#include <algorithm>
#include <utility>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

using Integers = std::vector<mpz_class>;

void trim(Integers& numerators) {
  while (!numerators.empty() && numerators.back() == 0) numerators.pop_back();
}

std::uint64_t limbs(const mpz_class& integer) { return mpz_size(integer.get_mpz_t()) + 1; }

mpz_class least_common_multiple(const mpz_class& a, const mpz_class& b) {
  if (a == b) return a;
  require_size(1, limbs(a) + limbs(b));
  spend(limbs(a) * limbs(b));
  return lcm(a, b);
}

void scale(Integers& numerators, const mpz_class& factor) {
  if (factor == 1) return;
  const std::uint64_t size = max_limbs(numerators);
  require_size(numerators.size(), size + limbs(factor));
  spend(numerators.size() * size * limbs(factor));
  for (mpz_class& numerator : numerators) numerator *= factor;
}

// Both not empty.
Integers product(const Integers& a, const Integers& b) {
  const std::uint64_t limbs_a = max_limbs(a);
  const std::uint64_t limbs_b = max_limbs(b);
  require_size(a.size() + b.size() - 1, limbs_a + limbs_b);
  spend(a.size() * b.size() * (limbs_a * limbs_b + 8));
  Integers result(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      mpz_addmul(result[i + j].get_mpz_t(), a[i].get_mpz_t(), b[j].get_mpz_t());
    }
  }
  return result;
}

// r <- 2 x b - c, coefficients in the power basis
void next_clenshaw(Integers& r, const Integers& b, const Integers& c) {
  r[0] = -c[0];
  for (std::size_t i = 1; i < r.size(); ++i) r[i] = 2 * b[i - 1] - c[i];
}

}  // namespace

Polynomial::Polynomial(const mpq_class& constant) : denominator(constant.get_den()) {
  if (constant != 0) numerators.push_back(constant.get_num());
}

Polynomial::Polynomial(const std::vector<mpq_class>& coefficients) {
  for (const mpq_class& c : coefficients) {
    denominator = least_common_multiple(denominator, c.get_den());
  }
  std::uint64_t largest = 1;
  for (const mpq_class& c : coefficients) largest = std::max(largest, limbs(c.get_num()));
  require_size(coefficients.size(), largest + limbs(denominator));
  spend(coefficients.size() * largest * limbs(denominator));
  for (const mpq_class& c : coefficients) {
    numerators.emplace_back(c.get_num() * (denominator / c.get_den()));
  }
  trim(numerators);
}

Polynomial linear(const mpq_class& constant, const mpq_class& slope) {
  return Polynomial(std::vector<mpq_class>{constant, slope});
}

Polynomial operator+(const Polynomial& a, const Polynomial& b) {
  Polynomial sum = a;
  Polynomial term = b;
  if (a.denominator != b.denominator) {
    sum.denominator = least_common_multiple(a.denominator, b.denominator);
    scale(sum.numerators, sum.denominator / a.denominator);
    scale(term.numerators, sum.denominator / b.denominator);
  }
  if (sum.numerators.size() < term.numerators.size()) std::swap(sum.numerators, term.numerators);
  for (std::size_t i = 0; i < term.numerators.size(); ++i) sum.numerators[i] += term.numerators[i];
  trim(sum.numerators);
  return sum;
}

Polynomial operator-(const Polynomial& a) {
  Polynomial negative = a;
  for (mpz_class& numerator : negative.numerators) numerator = -numerator;
  return negative;
}

Polynomial operator-(const Polynomial& a, const Polynomial& b) { return a + (-b); }

Polynomial operator*(const Polynomial& a, const Polynomial& b) {
  Polynomial result;
  if (a.is_zero() || b.is_zero()) return result;
  result.numerators = product(a.numerators, b.numerators);
  result.denominator = product({a.denominator}, {b.denominator}).front();
  return result;
}

Polynomial power(const Polynomial& base, unsigned exponent) {
  Polynomial result(mpq_class(1));
  for (unsigned i = 0; i < exponent; ++i) result = result * base;
  return result;
}

Polynomial derivative(const Polynomial& p) {
  Polynomial result;
  result.denominator = p.denominator;
  for (std::size_t i = 1; i < p.numerators.size(); ++i) {
    result.numerators.emplace_back(p.numerators[i] * static_cast<unsigned long>(i));
  }
  return result;
}

Polynomial compose(const Polynomial& outer, const Polynomial& inner) {
  if (outer.is_zero() || inner.is_zero()) {
    return outer.is_zero() ? outer : Polynomial(value_at(outer, 0));
  }
  // Horner for outer(P/d) d^n = sum of a_k P^k d^(n-k), all of it in integers.
  Integers result{outer.numerators.back()};
  mpz_class scale_of_term = 1;
  for (std::size_t k = outer.degree(); k-- > 0;) {
    result = product(result, inner.numerators);
    const std::uint64_t scale_limbs = limbs(scale_of_term) + limbs(inner.denominator);
    const std::uint64_t outer_limbs = limbs(outer.numerators[k]);
    require_size(1, scale_limbs + outer_limbs);
    spend(scale_limbs * (limbs(inner.denominator) + outer_limbs));
    scale_of_term *= inner.denominator;
    mpz_addmul(result[0].get_mpz_t(), outer.numerators[k].get_mpz_t(), scale_of_term.get_mpz_t());
  }
  Polynomial composed;
  composed.numerators = std::move(result);
  composed.denominator = outer.denominator * scale_of_term;
  trim(composed.numerators);
  return composed;
}

mpq_class value_at(const Polynomial& p, const mpq_class& point) {
  if (point == 0) return p.is_zero() ? mpq_class(0) : mpq_class(p.numerators[0]) / p.denominator;
  const Polynomial value = compose(p, Polynomial(point));
  if (value.is_zero()) return 0;
  mpq_class result(value.numerators[0], value.denominator);
  result.canonicalize();
  return result;
}

Polynomial reduced(Polynomial p) {
  mpz_class divisor = p.denominator;
  for (const mpz_class& numerator : p.numerators) {
    if (divisor == 1) return p;
    divisor = gcd(divisor, numerator);
  }
  for (mpz_class& numerator : p.numerators) {
    mpz_divexact(numerator.get_mpz_t(), numerator.get_mpz_t(), divisor.get_mpz_t());
  }
  p.denominator /= divisor;
  return p;
}

Polynomial from_chebyshev(const std::vector<mpq_class>& coefficients) {
  // Clenshaw: b_k = c_k + 2 x b_{k+1} - b_{k+2}, and the sum is c_0 + x b_1 - b_2.
  Polynomial result(coefficients);
  const Integers c = std::move(result.numerators);
  const std::size_t size = c.size();
  // |coefficients of T_k| < 4^k
  require_size(size, max_limbs(c) + size / 32 + 1);
  spend(size * size * (max_limbs(c) + size / 32 + 8));
  Integers next(size);
  Integers b(size);
  Integers b_after(size);
  for (std::size_t k = size; k-- > 1;) {
    next_clenshaw(next, b, b_after);
    next[0] += c[k];
    std::swap(b_after, b);
    std::swap(b, next);
  }
  result.numerators.assign(size, 0);
  for (std::size_t i = 0; i < size; ++i) {
    result.numerators[i] = (i == 0 ? c[0] : b[i - 1]) - b_after[i];
  }
  trim(result.numerators);
  return result;
}

std::vector<mpz_class> chebyshev_numerators(const Polynomial& p) {
  // Horner in the Chebyshev basis, times 2 at every step:
  // 2 x T_k = T_{k+1} + T_{k-1}, 2 x T_0 = 2 T_1.
  const std::size_t size = p.numerators.size();
  require_size(size, max_limbs(p.numerators) + size / 32 + 1);
  spend(size * size * (max_limbs(p.numerators) + size / 32 + 8));
  Integers c(size);
  Integers next(size);
  for (std::size_t step = 0; step < size; ++step) {
    if (step > 0) {
      next[0] = step > 1 ? c[1] : mpz_class(0);
      for (std::size_t k = 1; k <= step; ++k) {
        next[k] = k == 1 ? mpz_class(2 * c[0]) : c[k - 1];
        if (k + 1 < step) next[k] += c[k + 1];
      }
      std::swap(c, next);
    }
    c[0] += p.numerators[size - 1 - step] << step;
  }
  return c;
}

}  // namespace certau_verifier
