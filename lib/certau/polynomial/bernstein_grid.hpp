// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "certau/number/int256.hpp"
#include "certau/polynomial/bivariate_polynomial.hpp"

namespace certau {

enum class Axis { x, y };

/// Upper bounds of the Bernstein coefficients of a polynomial on a box, as integers times 2^-bits.
///   Statement  coefficient(i, j)·2^-bits >= b_ij >= the polynomial's maximum on the box for the
///              largest of them; corners are values of the polynomial, up to the rounding
///   Shape      (degree_x + 1)·(degree_y + 1) integers below 2^254 in magnitude
///   Error      one-sided: coefficients are rounded up when the grid is made and in each average
///              when it is halved. As averages are monotone, the result bounds what exact
///              arithmetic would give
///   Source     [garloff1986], de Casteljau's algorithm as in [farin2002]
class BernsteinGrid {
 public:
  /// The polynomial on the unit square, raised to the given degrees.
  ///   Requires  degrees at least the polynomial's
  ///   Returns   none if a coefficient reaches 2^246·2^-bits
  [[nodiscard]] static std::optional<BernsteinGrid> try_make(const BivariatePolynomial& polynomial,
                                                             long degree_x, long degree_y,
                                                             long bits);

  [[nodiscard]] bool is_nonpositive() const;
  [[nodiscard]] const Int256& coefficient(long i, long j) const {
    return values_[static_cast<std::size_t>(j * (degree_x_ + 1) + i)];
  }
  [[nodiscard]] const Int256& corner(bool right, bool top) const {
    return coefficient(right ? degree_x_ : 0, top ? degree_y_ : 0);
  }
  /// The halves of the box below and above the middle of an axis.
  [[nodiscard]] std::pair<BernsteinGrid, BernsteinGrid> halves(Axis axis) const;
  BernsteinGrid& operator+=(const BernsteinGrid& other);
  /// The largest coefficient, approximately.
  [[nodiscard]] double approx_maximum() const;
  /// Size of the first derivative along an axis, in units of the box.
  [[nodiscard]] double approx_slope(Axis axis) const;

 private:
  BernsteinGrid(long degree_x, long degree_y)
      : degree_x_{degree_x},
        degree_y_{degree_y},
        values_(static_cast<std::size_t>((degree_x + 1) * (degree_y + 1))) {}

  long degree_x_;
  long degree_y_;
  std::vector<Int256> values_;  // row by row, x fastest
};

/// The most bits with which try_make succeeds, or one or two fewer.
[[nodiscard]] long spare_bits(const BivariatePolynomial& polynomial, long degree_x, long degree_y);

}  // namespace certau
