// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::theorems {

/// f(W) = ½(W − W*)ᵀH(W − W*) on R^D, with the properties that the assumptions ask for.
///   Shape     H: D·D numbers, row after row; W*: D numbers
///   Requires  H symmetric where a property below is asked for (they answer no if it is not)
///   Source    quadratics meet A1 and A2 with the extreme eigenvalues of H
template <class T>
struct QuadraticForm {
  const std::vector<T>& hessian;
  const std::vector<T>& minimizer;

  /// The letters H and W_star of an instance.
  static QuadraticForm of(const Assignment<T>& at) { return {at.list("H"), at.list("W_star")}; }

  [[nodiscard]] std::size_t dimension() const { return minimizer.size(); }
  [[nodiscard]] std::vector<T> gradient(const std::vector<T>& weight) const {
    return times(hessian, minus(weight, minimizer));
  }
  /// f(W), the gap to f* = 0 where H is positive semidefinite.
  [[nodiscard]] T value(const std::vector<T>& weight) const {
    const auto offset = minus(weight, minimizer);
    return dot(offset, times(hessian, offset)) / 2;
  }

  /// A1: −L·I <= H <= L·I.
  [[nodiscard]] bool is_smooth(const T& L) const {
    if (dimension() == 1 && hessian.size() == 1) return absolute(hessian[0]) <= L;
    return is_shaped() && is_positive_semidefinite(shifted(L, -1), dimension()) &&
           is_positive_semidefinite(shifted(L, 1), dimension());
  }
  /// A2: H >= 0.
  [[nodiscard]] bool is_bounded_below() const {
    return is_shaped() && is_positive_semidefinite(hessian, dimension());
  }
  /// A6 with W* as the minimiser: H >= 0 and H² >= μ²·I, together H >= μ·I.
  [[nodiscard]] bool is_strongly_convex(const T& mu) const {
    return is_shaped() && is_positive_semidefinite(shifted(T(-mu), 1), dimension());
  }

 private:
  [[nodiscard]] bool is_shaped() const {
    return hessian.size() == dimension() * dimension() && is_symmetric(hessian, dimension());
  }
  // diagonal·I + sign·H
  [[nodiscard]] std::vector<T> shifted(const T& diagonal, int sign) const {
    std::vector<T> matrix = hessian;
    const std::size_t n = dimension();
    if (sign < 0)
      for (T& entry : matrix) entry = -entry;
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] += diagonal;
    return matrix;
  }
};

}  // namespace certau::theorems
