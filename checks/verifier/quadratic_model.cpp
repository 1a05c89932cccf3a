// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/quadratic_model.hpp"

#include <string>

#include "checks/verifier/rejection.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

// a M + b I
Matrix shifted(const Matrix& matrix, const mpq_class& a, const mpq_class& b) {
  Matrix result{matrix.size, scaled(a, matrix.entries)};
  for (std::size_t i = 0; i < matrix.size; ++i) result.at(i, i) += b;
  return result;
}

// The row M_i as a vector, times w.
mpq_class row_product(const Matrix& matrix, std::size_t i, const Vector& w) {
  mpq_class total = 0;
  for (std::size_t j = 0; j < matrix.size; ++j) add_weighted(total, matrix.at(i, j), w[j]);
  return total;
}

Matrix squared(const Matrix& matrix) {
  Matrix result{matrix.size, Vector(matrix.size * matrix.size)};
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j < matrix.size; ++j) {
      for (std::size_t k = 0; k < matrix.size; ++k) {
        add_weighted(result.at(i, j), matrix.at(i, k), matrix.at(k, j));
      }
    }
  }
  return result;
}

}  // namespace

bool is_semidefinite(Matrix matrix) {
  const std::size_t size = matrix.size;
  for (std::size_t k = 0; k < size; ++k) {
    const mpq_class pivot = matrix.at(k, k);
    if (pivot < 0) return false;
    for (std::size_t i = k + 1; i < size; ++i) {
      // With a zero on the diagonal a nonzero entry beside it gives a negative 2 x 2 minor.
      if (pivot == 0 && matrix.at(i, k) != 0) return false;
      if (pivot == 0) continue;
      spend_on(matrix.entries, 8 * size);
      const mpq_class factor = matrix.at(i, k) / pivot;
      for (std::size_t j = k + 1; j < size; ++j) matrix.at(i, j) -= factor * matrix.at(k, j);
    }
  }
  return true;
}

Vector Quadratic::gradient(const Vector& w) const {
  const Vector offset = difference(w, minimizer);
  Vector result;
  for (std::size_t i = 0; i < w.size(); ++i) result.push_back(row_product(curvature, i, offset));
  return result;
}

mpq_class Quadratic::value(const Vector& w) const {
  const Vector offset = difference(w, minimizer);
  const Vector slope = gradient(w);
  mpq_class twice = 0;
  for (std::size_t i = 0; i < w.size(); ++i) add_weighted(twice, slope[i], offset[i]);
  return twice / 2;
}

Quadratic make_quadratic(const Vector& h, const Vector& w_star, std::size_t dimension) {
  if (h.size() != dimension * dimension) {
    reject("instance.H: not a square matrix of the start's dimension " + std::to_string(dimension));
  }
  if (w_star.size() != dimension) {
    reject("instance.W_star: not of the start's dimension " + std::to_string(dimension));
  }
  Quadratic f{{dimension, h}, w_star};
  for (std::size_t i = 0; i < dimension; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      require_hypothesis(f.curvature.at(i, j) == f.curvature.at(j, i), "symmetric H");
    }
  }
  return f;
}

void require_a1(const Quadratic& f, const mpq_class& lipschitz) {
  require_hypothesis(is_semidefinite(shifted(f.curvature, -1, lipschitz)), "A1",
                     "L I - H is not positive semidefinite");
  require_hypothesis(is_semidefinite(shifted(f.curvature, 1, lipschitz)), "A1",
                     "L I + H is not positive semidefinite");
}

void require_a2(const Quadratic& f) {
  require_hypothesis(is_semidefinite(f.curvature), "A2", "H is not positive semidefinite");
}

void require_a6(const Quadratic& f, const mpq_class& mu) {
  require_hypothesis(is_semidefinite(f.curvature), "A6", "H is not positive semidefinite");
  require_hypothesis(is_semidefinite(shifted(squared(f.curvature), 1, -square(mu))), "A6",
                     "H H - mu^2 I is not positive semidefinite");
}

}  // namespace certau_verifier
