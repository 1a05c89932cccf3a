// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/draw.hpp"

#include <algorithm>
#include <array>

#include "certau/base/error.hpp"

namespace certau::theorems {

Rational DrawnLaw::variance() const {
  Rational sum = 0;
  const std::size_t dimension = values.size() / probabilities.size();
  for (std::size_t k = 0; k < values.size(); ++k)
    sum += probabilities[k / dimension] * values[k] * values[k];
  return sum;
}

int Draw::integer(int low, int high) {
  require(low <= high, "Draw::integer (an empty range has no number): give low <= high");
  const auto range = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>(random_.next() % range);
}

Rational Draw::positive() {
  const int decades = 1 + size_ / 20;
  switch (integer(0, 4)) {
    case 0:
    case 1:
      return Rational{integer(1, 6), integer(1, 6)};
    case 2:
      return power_of_two(integer(-3 * decades, 3 * decades));
    default:
      return Rational{integer(1, 9)} * power_of_ten(integer(-decades, decades));
  }
}

Rational Draw::any() {
  if (once_in(8)) return 0;
  const Rational size = positive();
  return once_in(2) ? size : Rational{-size};
}

Rational Draw::fraction() {
  switch (integer(0, 4)) {
    case 0:
    case 1:
      return 1;
    case 2:
      return Rational{1, integer(1, 8)};
    case 3: {
      const int denominator = integer(1, 12);
      return Rational{integer(1, denominator), denominator};
    }
    default:
      return power_of_ten(-integer(0, 1 + size_ / 20));
  }
}

Rational Draw::within(const Rational& radius) {
  const int kind = integer(0, 7);
  if (kind == 0) return 0;
  const Rational size = kind == 1 ? radius : Rational{radius * fraction()};
  return once_in(2) ? size : Rational{-size};
}

DrawnLaw Draw::law(int points, const Rational& scale) { return joint_law(points, 1, scale); }

DrawnLaw Draw::joint_law(int points, int dimension, const Rational& scale) {
  require(points >= 1 && dimension >= 1, "Draw::joint_law (a law has values): give points >= 1");
  DrawnLaw law;
  if (points == 1)
    return {std::vector<Rational>(static_cast<std::size_t>(dimension), Rational{0}), {Rational{1}}};
  // The weights' sizes decide how skew the law is.
  int total = 0;
  std::vector<int> weights;
  for (int j = 0; j < points; ++j) {
    weights.push_back(once_in(2) ? 1 : once_in(2) ? integer(1, 4) : integer(1, 50));
    total += weights.back();
  }
  for (const int weight : weights) law.probabilities.emplace_back(weight, total);
  const auto rows = static_cast<std::size_t>(points);
  const auto columns = static_cast<std::size_t>(dimension);
  law.values.assign(rows * columns, Rational{0});
  for (std::size_t i = 0; i < columns; ++i) {
    Rational balance = 0;
    for (std::size_t j = 0; j + 1 < rows; ++j) {
      law.values[j * columns + i] = j == 0 && points == 2 ? scale : within(scale);
      balance += law.values[j * columns + i] * weights[j];
    }
    if (i > 0 && points == 2) {
      law.values[i] = within(scale);
      balance = law.values[i] * weights[0];
    }
    law.values[(rows - 1) * columns + i] = -balance / weights.back();
  }
  return law;
}

std::vector<Rational> Draw::symmetric_matrix(int dimension, const Rational& low,
                                             const Rational& high) {
  require(low <= high && dimension >= 1 && dimension <= 4,
          "Draw::symmetric_matrix (out of range): give low <= high and 1 to 4 coordinates");
  const auto n = static_cast<std::size_t>(dimension);
  std::vector<Rational> matrix(n * n, Rational{0});
  for (std::size_t i = 0; i < n; ++i)
    matrix[i * n + i] = once_in(3) ? low : once_in(2) ? high : low + (high - low) * fraction();
  // Rotations by rational angles keep the eigenvalues.
  static constexpr std::array<std::array<int, 3>, 3> triples{{{3, 4, 5}, {5, 12, 13}, {8, 15, 17}}};
  for (std::size_t i = 0; i + 1 < n; ++i) {
    if (once_in(3)) continue;
    const auto& [a, b, c] = triples[static_cast<std::size_t>(integer(0, 2))];
    const Rational cosine{a, c};
    const Rational sine = once_in(2) ? Rational{b, c} : Rational{-b, c};
    const std::size_t j = i + 1;
    for (std::size_t k = 0; k < n; ++k) {
      const Rational x = matrix[i * n + k];
      const Rational y = matrix[j * n + k];
      matrix[i * n + k] = cosine * x - sine * y;
      matrix[j * n + k] = sine * x + cosine * y;
    }
    for (std::size_t k = 0; k < n; ++k) {
      const Rational x = matrix[k * n + i];
      const Rational y = matrix[k * n + j];
      matrix[k * n + i] = cosine * x - sine * y;
      matrix[k * n + j] = sine * x + cosine * y;
    }
  }
  return matrix;
}

std::vector<Rational> Draw::vector_within(int dimension, const Rational& radius) {
  std::vector<Rational> vector;
  for (int i = 0; i < dimension; ++i) vector.push_back(within(radius));
  return vector;
}

}  // namespace certau::theorems
