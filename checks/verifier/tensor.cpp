// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/tensor.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

using Integers = std::vector<mpz_class>;

// The average of both, rounded up; the shift rounds down.
Fixed middle(Fixed a, Fixed b) { return (a + b + 1) >> 1; }

// Multiples L/C(n, i), i <= n, with L a common multiple of the binomials.
Integers inverse_binomials(std::size_t n, mpz_class& multiple) {
  Integers binomials(n + 1);
  multiple = 1;
  for (std::size_t i = 0; i <= n; ++i) {
    mpz_bin_uiui(binomials[i].get_mpz_t(), n, i);
    multiple = lcm(multiple, binomials[i]);
  }
  for (mpz_class& binomial : binomials) binomial = multiple / binomial;
  return binomials;
}

// value * 2^shift / denominator, rounded up
Fixed scaled_up(mpz_class value, mpz_class denominator, long shift) {
  if (shift >= 0) {
    value <<= static_cast<mp_bitcnt_t>(shift);
  } else {
    denominator <<= static_cast<mp_bitcnt_t>(-shift);
  }
  mpz_cdiv_q(value.get_mpz_t(), value.get_mpz_t(), denominator.get_mpz_t());
  const mpz_class magnitude = abs(value);
  const mpz_class high = magnitude >> 64;
  const mpz_class low = magnitude - (high << 64);
  const Fixed fixed = (static_cast<Fixed>(high.get_ui()) << 64) + low.get_ui();
  return value < 0 ? -fixed : fixed;
}

}  // namespace

bool Tensor::is_nonpositive() const {
  return std::all_of(entries_.begin(), entries_.end(), [](Fixed entry) { return entry <= 0; });
}

void Tensor::add(const Tensor& other) {
  for (std::size_t k = 0; k < entries_.size(); ++k) entries_[k] += other.entries_[k];
}

void Tensor::raise_to(const Tensor& other) {
  for (std::size_t k = 0; k < entries_.size(); ++k) {
    entries_[k] = std::max(entries_[k], other.entries_[k]);
  }
}

Tensor Tensor::split_off_lower(Axis axis) {
  // de Casteljau: after k rounds of averages the first entry is the lower half's k-th.
  Tensor lower = *this;
  Fixed* const e = entries_.data();
  if (axis == Axis::x) {
    for (std::size_t k = 1; k < rows_; ++k) {
      const std::size_t end = (rows_ - k) * columns_;
      for (std::size_t i = 0; i < end; ++i) e[i] = middle(e[i], e[i + columns_]);
      std::copy_n(e, columns_, lower.entries_.data() + k * columns_);
    }
    return lower;
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    Fixed* const r = e + row * columns_;
    for (std::size_t k = 1; k < columns_; ++k) {
      for (std::size_t j = 0; j + k < columns_; ++j) r[j] = middle(r[j], r[j + 1]);
      lower.entries_[row * columns_ + k] = r[0];
    }
  }
  return lower;
}

Fixed Tensor::largest_second_difference(Axis axis) const {
  const std::size_t stride = axis == Axis::x ? columns_ : 1;
  const std::size_t rows = axis == Axis::x ? rows_ - std::min<std::size_t>(rows_, 2) : rows_;
  const std::size_t columns =
      axis == Axis::y ? columns_ - std::min<std::size_t>(columns_, 2) : columns_;
  Fixed largest = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const Fixed* const e = entries_.data() + i * columns_ + j;
      const Fixed difference = e[2 * stride] - 2 * e[stride] + e[0];
      largest = std::max(largest, difference < 0 ? -difference : difference);
    }
  }
  return largest;
}

long BernsteinForm::exponent() const {
  std::size_t bits = 0;
  for (const mpz_class& numerator : numerators) {
    if (numerator != 0) bits = std::max(bits, mpz_sizeinbase(numerator.get_mpz_t(), 2));
  }
  // |numerator| < 2^bits, denominator >= 2^(its bits - 1)
  return static_cast<long>(bits) + 1 -
         static_cast<long>(mpz_sizeinbase(denominator.get_mpz_t(), 2));
}

BernsteinForm bernstein_form(const BiPolynomial& p, std::size_t rows, std::size_t columns) {
  // b_ij = sum of C(i, k) C(j, l) a_kl / (C(m, k) C(n, l)) over k <= i, l <= j: Pascal's rule.
  mpz_class multiple_x;
  mpz_class multiple_y;
  spend(rows * rows * rows / 32 + columns * columns * columns / 32);
  const Integers factors_x = inverse_binomials(rows - 1, multiple_x);
  const Integers factors_y = inverse_binomials(columns - 1, multiple_y);
  const std::uint64_t limbs = max_limbs(p.numerators) + max_limbs(factors_x) +
                              max_limbs(factors_y) + (rows + columns) / 64 + 1;
  require_size(rows * columns, limbs);
  spend(rows * columns * (rows + columns) * (limbs + 8));
  BernsteinForm form{rows, columns, Integers(rows * columns),
                     p.denominator * multiple_x * multiple_y};
  Integers& b = form.numerators;
  for (std::size_t i = 0; i < p.rows; ++i) {
    for (std::size_t j = 0; j < p.columns; ++j) {
      b[i * columns + j] = p.numerators[i * p.columns + j] * factors_x[i] * factors_y[j];
    }
  }
  for (std::size_t round = 1; round < rows; ++round) {
    for (std::size_t i = rows - 1; i >= round; --i) {
      for (std::size_t j = 0; j < columns; ++j) b[i * columns + j] += b[(i - 1) * columns + j];
    }
  }
  for (std::size_t round = 1; round < columns; ++round) {
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = columns - 1; j >= round; --j) {
        b[i * columns + j] += b[i * columns + j - 1];
      }
    }
  }
  return form;
}

Tensor rounded_up(const BernsteinForm& form, long scale) {
  Tensor tensor(form.rows, form.columns);
  const std::uint64_t shift = static_cast<std::uint64_t>(scale < 0 ? -scale : scale) / 64 + 1;
  const std::uint64_t limbs = max_limbs(form.numerators) + shift;
  require_size(1, limbs);
  spend(form.numerators.size() * (limbs * mpz_size(form.denominator.get_mpz_t()) + 8));
  for (std::size_t k = 0; k < form.numerators.size(); ++k) {
    tensor[k] = scaled_up(form.numerators[k], form.denominator, scale);
  }
  return tensor;
}

}  // namespace certau_verifier
