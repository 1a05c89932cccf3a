// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <vector>

#include "checks/verifier/bipolynomial.hpp"

namespace certau_verifier {

__extension__ using Fixed = __int128;  // an integer that stands for itself times a power of two

inline constexpr long fixed_bits = 120;  // of a root coefficient; 6 more bits are left for sums

enum class Axis { x, y };

/// Upper bounds for the Bernstein coefficients of a polynomial on a box, in units of 2^-scale.
///   Statement  the polynomial is nowhere on the box above the largest entry, and at a corner of
///              the box not above the corner's entry
///   Error      entries are rounded up: once when made, and by less than one unit at each of the
///              averages of a halving
class Tensor {
 public:
  Tensor() = default;
  Tensor(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), entries_(rows * columns) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Fixed& operator[](std::size_t k) { return entries_[k]; }
  [[nodiscard]] Fixed operator[](std::size_t k) const { return entries_[k]; }
  [[nodiscard]] Fixed at(std::size_t i, std::size_t j) const { return entries_[i * columns_ + j]; }
  /// The entry at the corner with the largest (or smallest) x, y.
  [[nodiscard]] Fixed corner(bool right, bool top) const {
    return at(right ? rows_ - 1 : 0, top ? columns_ - 1 : 0);
  }

  [[nodiscard]] bool is_nonpositive() const;

  void add(const Tensor& other);
  /// Entry by entry the larger of both.
  void raise_to(const Tensor& other);

  /// Cut the box in two along an axis. Returns the lower half; this becomes the upper one.
  [[nodiscard]] Tensor split_off_lower(Axis axis);

  /// Limb operations of a halving along the costlier axis.
  [[nodiscard]] std::uint64_t halving_cost() const {
    return size() * (rows_ > columns_ ? rows_ : columns_);
  }

  /// Largest absolute value of e[k + 2] - 2 e[k + 1] + e[k] along an axis; 0 if there is none.
  [[nodiscard]] Fixed largest_second_difference(Axis axis) const;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<Fixed> entries_;
};

/// The Bernstein coefficients on [0, 1]^2, for degrees rows - 1 and columns - 1, times one positive
/// integer. Exact.
struct BernsteinForm {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<mpz_class> numerators;
  mpz_class denominator = 1;

  /// Least e found with all coefficients below 2^e in absolute value.
  [[nodiscard]] long exponent() const;
};

/// Requires  p fits: p.rows <= rows, p.columns <= columns
[[nodiscard]] BernsteinForm bernstein_form(const BiPolynomial& p, std::size_t rows,
                                           std::size_t columns);

/// Requires  form.exponent() + scale <= fixed_bits
[[nodiscard]] Tensor rounded_up(const BernsteinForm& form, long scale);

}  // namespace certau_verifier
