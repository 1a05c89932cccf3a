// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/verifier/vector_model.hpp"

namespace certau_verifier {

/// A square matrix, rows one after the other.
struct Matrix {
  std::size_t size = 0;
  Vector entries;

  [[nodiscard]] const mpq_class& at(std::size_t i, std::size_t j) const {
    return entries[i * size + j];
  }
  [[nodiscard]] mpq_class& at(std::size_t i, std::size_t j) { return entries[i * size + j]; }
};

/// Whether the matrix is positive semidefinite, singular or not.
///   Requires  it is symmetric
///   Error     none: symmetric elimination in rationals
[[nodiscard]] bool is_semidefinite(Matrix matrix);

/// f(W) = (W - minimizer)^T curvature (W - minimizer) / 2.
struct Quadratic {
  Matrix curvature;
  Vector minimizer;

  [[nodiscard]] Vector gradient(const Vector& w) const;
  [[nodiscard]] mpq_class value(const Vector& w) const;
};

/// The quadratic with these parameters in `dimension` coordinates.
///   Error  Rejection unless the lengths fit and H is symmetric
[[nodiscard]] Quadratic make_quadratic(const Vector& h, const Vector& w_star,
                                       std::size_t dimension);

// Each of these refuses, by the hypothesis' name, a quadratic that does not meet it.

/// A1: L I - H and L I + H are positive semidefinite, so the gradient is L-Lipschitz.
void require_a1(const Quadratic& f, const mpq_class& lipschitz);
/// A2: H is positive semidefinite, so f >= f* = 0.
void require_a2(const Quadratic& f);
/// A6: so are H and H H - mu^2 I; the gradient's differences are at least mu times the points'.
void require_a6(const Quadratic& f, const mpq_class& mu);

}  // namespace certau_verifier
