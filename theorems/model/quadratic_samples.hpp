// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "theorems/model/quadratic_form.hpp"
#include "theorems/model/steps.hpp"

namespace certau::theorems {

/// The rows of a list: `length` numbers each, one after the other.
template <class T>
[[nodiscard]] std::vector<std::vector<T>> rows_of(const std::vector<T>& list, std::size_t length) {
  std::vector<std::vector<T>> rows;
  for (std::size_t first = 0; first + length <= list.size(); first += length)
    rows.emplace_back(list.begin() + static_cast<std::ptrdiff_t>(first),
                      list.begin() + static_cast<std::ptrdiff_t>(first + length));
  return rows;
}

/// Whether a list names a sample (0 … samples − 1) for each of one to most_steps steps.
template <class T>
[[nodiscard]] bool is_order(const std::vector<T>& order, std::size_t samples) {
  if (samples == 0 || !is_step_count(static_cast<int>(order.size()))) return false;
  for (const T& index : order)
    if (!is_step_count(index, 0, static_cast<int>(samples) - 1)) return false;
  return true;
}

/// A quadratic f(W; ξ) for each of N samples ξ: the letters H (N matrices) and W_star (N vectors).
///   Source  [wu2024, A7]
template <class T>
struct QuadraticSamples {
  std::vector<std::vector<T>> hessians;
  std::vector<std::vector<T>> minimizers;

  static QuadraticSamples of(const Assignment<T>& at, std::size_t dimension) {
    return {rows_of(at.list("H"), dimension * dimension), rows_of(at.list("W_star"), dimension)};
  }

  [[nodiscard]] std::size_t count() const { return minimizers.size(); }
  [[nodiscard]] bool is_shaped() const { return hessians.size() == minimizers.size(); }
  [[nodiscard]] QuadraticForm<T> operator[](std::size_t j) const {
    return {hessians[j], minimizers[j]};
  }
  /// max_ξ ‖W*_ξ‖∞
  [[nodiscard]] T largest_minimizer() const {
    T most(0);
    for (const auto& minimizer : minimizers) {
      const T size = largest(minimizer);
      if (size > most) most = size;
    }
    return most;
  }
};

}  // namespace certau::theorems
