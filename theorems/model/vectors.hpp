// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "certau/base/error.hpp"

namespace certau::theorems {

/// Vectors of a few coordinates, and square matrices as lists of rows, over any number type. Exact
/// over Rational. All operands of one call have the same dimension.

template <class T>
[[nodiscard]] T absolute(const T& x) {
  return x < 0 ? T(-x) : x;
}

template <class T>
[[nodiscard]] T dot(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty()) return T(0);
  T sum = a.front() * b.front();  // a rational addition of 0 is not free
  for (std::size_t i = 1; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

template <class T>
[[nodiscard]] T squared_norm(const std::vector<T>& a) {
  return dot(a, a);
}

/// ‖a‖∞
template <class T>
[[nodiscard]] T largest(const std::vector<T>& a) {
  T most(0);
  for (const T& x : a) {
    T size = absolute(x);
    if (size > most) most = std::move(size);
  }
  return most;
}

template <class T>
[[nodiscard]] std::vector<T> plus(std::vector<T> a, const std::vector<T>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

/// a + factor·b
template <class T>
[[nodiscard]] std::vector<T> plus(std::vector<T> a, const std::vector<T>& b, const T& factor) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b[i];
  return a;
}

template <class T>
[[nodiscard]] std::vector<T> minus(std::vector<T> a, const std::vector<T>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}

template <class T>
[[nodiscard]] std::vector<T> scaled(const T& factor, std::vector<T> a) {
  for (T& x : a) x *= factor;
  return a;
}

/// Matrix times vector.
template <class T>
[[nodiscard]] std::vector<T> times(const std::vector<T>& matrix, const std::vector<T>& vector) {
  const std::size_t n = vector.size();
  std::vector<T> product;
  product.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    product.push_back(matrix[i * n] * vector[0]);
    for (std::size_t j = 1; j < n; ++j) product[i] += matrix[i * n + j] * vector[j];
  }
  return product;
}

/// Whether a symmetric matrix is positive semidefinite: elimination with diagonal pivots, where a
/// zero pivot must have a zero row. Exact over Rational.
template <class T>
[[nodiscard]] bool is_positive_semidefinite(std::vector<T> matrix, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) {
    const T pivot = matrix[k * n + k];
    if (pivot < 0) return false;
    if (pivot == 0) {
      for (std::size_t j = k + 1; j < n; ++j)
        if (matrix[k * n + j] != 0) return false;
      continue;
    }
    for (std::size_t i = k + 1; i < n; ++i) {
      const T factor = matrix[i * n + k] / pivot;
      for (std::size_t j = k + 1; j < n; ++j) matrix[i * n + j] -= factor * matrix[k * n + j];
    }
  }
  return true;
}

[[nodiscard]] inline std::size_t dimension_of_square(std::size_t entries) {
  std::size_t n = 0;
  while (n * n < entries) ++n;
  return n;
}

template <class T>
[[nodiscard]] bool is_symmetric(const std::vector<T>& matrix, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (matrix[i * n + j] != matrix[j * n + i]) return false;
  return true;
}

}  // namespace certau::theorems
