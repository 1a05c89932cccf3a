// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::theorems {

/// Whether the numbers are probabilities: positive, of sum 1.
template <class T>
[[nodiscard]] bool are_probabilities(const std::vector<T>& numbers) {
  T sum(0);
  for (const T& p : numbers) {
    if (p <= 0) return false;
    sum += p;
  }
  return sum == 1;
}

/// Noise whose coordinates may depend on each other: the letters eps (rows of D numbers) and prob.
///   Source  [wu2024, A3]
template <class T>
struct JointLaw {
  std::vector<std::vector<T>> rows;
  const std::vector<T>& probabilities;

  static JointLaw of(const Assignment<T>& at, std::size_t dimension) {
    const auto& values = at.list("eps");
    JointLaw law{{}, at.list("prob")};
    for (std::size_t first = 0; first + dimension <= values.size(); first += dimension)
      law.rows.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(first),
                            values.begin() + static_cast<std::ptrdiff_t>(first + dimension));
    return law;
  }

  [[nodiscard]] std::size_t outcomes() const { return rows.size(); }
  [[nodiscard]] const T& probability(std::size_t j) const { return probabilities[j]; }
  [[nodiscard]] const std::vector<T>& outcome(std::size_t j) const { return rows[j]; }

  /// A3: a law of mean 0 with E‖ε‖² <= variance.
  [[nodiscard]] bool has_variance_at_most(const T& variance) const {
    if (rows.empty() || rows.size() != probabilities.size() || !are_probabilities(probabilities))
      return false;
    std::vector<T> mean(rows.front().size(), T(0));
    T spread(0);
    for (std::size_t j = 0; j < rows.size(); ++j) {
      const std::vector<T> weighted = scaled(probabilities[j], rows[j]);
      spread += dot(weighted, rows[j]);
      mean = plus(std::move(mean), weighted);
    }
    return largest(mean) == 0 && spread <= variance;
  }
};

/// Noise with independent coordinates of one law: the letters eps and prob. There are n^D outcomes.
///   Source  [wu2024, A5]
template <class T>
struct ProductLaw {
  const std::vector<T>& values;
  const std::vector<T>& probabilities;
  std::size_t dimension;

  static ProductLaw of(const Assignment<T>& at, std::size_t dimension) {
    return {at.list("eps"), at.list("prob"), dimension};
  }

  [[nodiscard]] std::size_t outcomes() const {
    std::size_t count = 1;
    for (std::size_t i = 0; i < dimension; ++i) count *= values.size();
    return count;
  }
  [[nodiscard]] T probability(std::size_t outcome_index) const {
    T product(1);
    for (std::size_t i = 0; i < dimension; ++i, outcome_index /= values.size())
      product *= probabilities[outcome_index % values.size()];
    return product;
  }
  [[nodiscard]] std::vector<T> outcome(std::size_t outcome_index) const {
    std::vector<T> noise;
    for (std::size_t i = 0; i < dimension; ++i, outcome_index /= values.size())
      noise.push_back(values[outcome_index % values.size()]);
    return noise;
  }

  [[nodiscard]] bool is_centred() const {
    return !values.empty() && values.size() == probabilities.size() &&
           are_probabilities(probabilities) && dot(values, probabilities) == 0;
  }
  /// E ε_i²
  [[nodiscard]] T coordinate_variance() const {
    T sum(0);
    for (std::size_t j = 0; j < values.size(); ++j) sum += probabilities[j] * values[j] * values[j];
    return sum;
  }
  /// E abs(g + ε_i)
  [[nodiscard]] T mean_magnitude(const T& g) const {
    T sum(0);
    for (std::size_t j = 0; j < values.size(); ++j)
      sum += probabilities[j] * absolute(T(g + values[j]));
    return sum;
  }
  /// A5: mean 0, E ε_i² <= σ²/D, and E abs(g + ε_i) >= cσ for every real g. The latter is convex
  /// and piecewise linear in g, with its corners at −ε_j.
  [[nodiscard]] bool meets_a5(const T& sigma, const T& c) const {
    if (!is_centred() || coordinate_variance() * static_cast<int>(dimension) > sigma * sigma)
      return false;
    for (const T& value : values)
      if (mean_magnitude(T(-value)) < c * sigma) return false;
    return true;
  }
};

/// The expectation of h(outcome) over a law.
template <class T, class Law, class H>
[[nodiscard]] T expectation(const Law& law, H&& h) {
  T sum(0);
  for (std::size_t j = 0; j < law.outcomes(); ++j) sum += law.probability(j) * h(law.outcome(j));
  return sum;
}

}  // namespace certau::theorems
