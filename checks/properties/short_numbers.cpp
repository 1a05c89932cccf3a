// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/short_numbers.hpp"

#include <algorithm>

#include "certau/base/error.hpp"

namespace certau::properties {
namespace {

constexpr long short_bits = 8;

// The largest power of two that is at most value. Requires value > 0.
Rational power_of_two_below(const Rational& value) {
  const long exponent =
      static_cast<long>(msb(numerator(value))) - static_cast<long>(msb(denominator(value)));
  const Rational power = power_of_two(exponent);
  return power <= value ? power : Rational{power / 2};
}

}  // namespace

Rational ShortNumbers::shortened(const Rational& value) const {
  if (arithmetic_.is_exact || value == 0) return value;
  const Rational size = abs(value);
  const long bits = std::min(short_bits, static_cast<long>(arithmetic_.significand_bits));
  const Rational unit = std::max(Rational{power_of_two_below(size) * power_of_two(1 - bits)},
                                 power_of_two(arithmetic_.smallest_exponent));
  const Rational rounded = floor(size / unit) * unit;
  return value < 0 ? Rational{-rounded} : rounded;
}

// In (0, 1], often 1.
Rational ShortNumbers::dyadic_fraction() {
  switch (draw_.integer(0, 3)) {
    case 0:
      return 1;
    case 1:
      return power_of_two(-draw_.integer(1, 6));
    default: {
      const int k = draw_.integer(1, 4);
      return draw_.integer(1, 1 << k) * power_of_two(-k);
    }
  }
}

Rational ShortNumbers::positive() {
  if (arithmetic_.is_exact) return draw_.positive();
  const auto candidate = [&]() -> Rational {
    switch (draw_.integer(0, 3)) {
      case 0:
        return power_of_two(draw_.integer(-6, 6));
      case 1:
        return draw_.integer(1, 255) * power_of_two(-draw_.integer(0, 7));
      default:
        return draw_.integer(1, 7) * power_of_two(-draw_.integer(0, 3));
    }
  };
  const Rational value = candidate();
  return arithmetic_.holds(value) ? value : Rational{1};
}

Rational ShortNumbers::any() {
  if (once_in(8)) return 0;
  const Rational size = positive();
  return once_in(2) ? size : Rational{-size};
}

Rational ShortNumbers::within(const Rational& radius) {
  if (arithmetic_.is_exact) return draw_.within(radius);
  const int kind = draw_.integer(0, 7);
  if (kind == 0) return 0;
  const Rational size =
      kind == 1 && arithmetic_.holds(radius) ? radius : shortened(radius * dyadic_fraction());
  return once_in(2) ? size : Rational{-size};
}

Rational ShortNumbers::at_most(const Rational& bound) {
  if (arithmetic_.is_exact) return draw_.at_most(bound);
  if (once_in(3) && arithmetic_.holds(bound)) return bound;
  const Rational part = shortened(bound * dyadic_fraction());
  certau::require(part > 0, "ShortNumbers::at_most (no number is so small): give a larger bound");
  return part;
}

std::vector<Rational> ShortNumbers::vector_within(int dimension, const Rational& radius) {
  std::vector<Rational> vector;
  for (int i = 0; i < dimension; ++i) vector.push_back(within(radius));
  return vector;
}

theorems::DrawnLaw ShortNumbers::joint_law(int points, int dimension, const Rational& scale) {
  return arithmetic_.is_exact ? draw_.joint_law(points, dimension, scale)
                              : dyadic_law(points, dimension, scale);
}

// As Draw::joint_law, on a grid of 1/8 of a power of two; the last weight is a power of two, so
// that the value that brings the mean to zero is dyadic.
theorems::DrawnLaw ShortNumbers::dyadic_law(int points, int dimension, const Rational& scale) {
  certau::require(points >= 1 && dimension >= 1 && scale > 0,
                  "ShortNumbers::joint_law (a law has values): give points, dimension >= 1 and "
                  "scale > 0");
  const auto rows = static_cast<std::size_t>(points);
  const auto columns = static_cast<std::size_t>(dimension);
  theorems::DrawnLaw law;
  law.values.assign(rows * columns, Rational{0});
  if (points == 1) {
    law.probabilities = {Rational{1}};
    return law;
  }
  std::vector<int> weights;
  int total = 0;
  for (std::size_t j = 0; j < rows; ++j) {
    const bool is_last = j + 1 == rows;
    weights.push_back(once_in(2) ? 1 : is_last ? 1 << draw_.integer(0, 4) : draw_.integer(1, 4));
    total += weights.back();
  }
  for (const int weight : weights) law.probabilities.emplace_back(weight, total);
  const Rational largest = power_of_two_below(scale);
  for (std::size_t i = 0; i < columns; ++i) {
    Rational balance = 0;
    for (std::size_t j = 0; j + 1 < rows; ++j) {
      Rational& value = law.values[j * columns + i];
      value = once_in(2) ? largest : Rational{largest * draw_.integer(-8, 8) / 8};
      balance += value * weights[j];
    }
    law.values[(rows - 1) * columns + i] = -balance / weights.back();
  }
  return law;
}

// Rotations by 45 degrees in planes apart from each other: their entries stay dyadic.
std::vector<Rational> ShortNumbers::symmetric_matrix(int dimension, const Rational& low,
                                                     const Rational& high) {
  if (arithmetic_.is_exact) return draw_.symmetric_matrix(dimension, low, high);
  certau::require(low <= high && dimension >= 1 && dimension <= 4,
                  "ShortNumbers::symmetric_matrix (out of range): give low <= high and 1 to 4 "
                  "coordinates");
  const auto n = static_cast<std::size_t>(dimension);
  std::vector<Rational> matrix(n * n, Rational{0});
  for (std::size_t i = 0; i < n; ++i)
    matrix[i * n + i] = once_in(3)   ? low
                        : once_in(2) ? high
                                     : low + shortened((high - low) * dyadic_fraction());
  for (std::size_t i = 0; i + 1 < n; ++i) {
    if (once_in(2)) continue;
    const std::size_t j = i + 1;
    const Rational mean = (matrix[i * n + i] + matrix[j * n + j]) / 2;
    const Rational half_gap = (matrix[i * n + i] - matrix[j * n + j]) / 2;
    matrix[i * n + i] = matrix[j * n + j] = mean;
    matrix[i * n + j] = matrix[j * n + i] = half_gap;
    ++i;  // the next plane has other coordinates
  }
  return matrix;
}

}  // namespace certau::properties
