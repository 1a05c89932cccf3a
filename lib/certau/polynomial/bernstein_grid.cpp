// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bernstein_grid.hpp"

#include <algorithm>
#include <cmath>

namespace certau {
namespace {

// Sums of up to 2^8 coefficients stay below 2^254.
constexpr long coefficient_bits = 246;

// Bernstein coefficients as integers over one denominator.
struct ExactGrid {
  std::vector<Integer> numerators;  // row by row, x fastest
  Integer denominator;
};

std::vector<Integer> binomials(long n) {
  std::vector<Integer> result{1};
  for (long k = 1; k <= n; ++k) result.push_back(result.back() * (n - k + 1) / k);
  return result;
}

Integer common_multiple(const std::vector<Integer>& values) {
  Integer result = 1;
  for (const auto& value : values) result = lcm(result, value);
  return result;
}

// b_i = sum_k C(i, k) a_k / C(n, k): divide by C(n, k), then n rounds of partial sums.
ExactGrid exact_grid(const BivariatePolynomial& polynomial, long nx, long ny) {
  require(polynomial.degree_x() <= nx && polynomial.degree_y() <= ny,
          "a Bernstein grid of too low degree (it cannot hold the polynomial): raise it");
  const auto choose_x = binomials(nx);
  const auto choose_y = binomials(ny);
  const Integer multiple_x = common_multiple(choose_x);
  const Integer multiple_y = common_multiple(choose_y);
  const auto width = static_cast<std::size_t>(nx + 1);
  const auto height = static_cast<std::size_t>(ny + 1);
  std::vector<Rational> coefficients(width * height);
  Integer common = 1;
  for (std::size_t j = 0; j < polynomial.rows().size(); ++j)
    for (long i = 0; i <= polynomial.rows()[j].degree(); ++i) {
      Rational c = polynomial.rows()[j].coefficient(i);
      common = lcm(common, denominator(c));
      coefficients[j * width + static_cast<std::size_t>(i)] = std::move(c);
    }
  ExactGrid grid{std::vector<Integer>(width * height), common * multiple_x * multiple_y};
  for (std::size_t j = 0; j < height; ++j)
    for (std::size_t i = 0; i < width; ++i) {
      const Rational& c = coefficients[j * width + i];
      if (c != 0)
        grid.numerators[j * width + i] = numerator(c) * (common / denominator(c)) *
                                         (multiple_x / choose_x[i]) * (multiple_y / choose_y[j]);
    }
  for (std::size_t r = 1; r < width; ++r)
    for (std::size_t i = width; i-- > r;)
      for (std::size_t j = 0; j < height; ++j)
        grid.numerators[j * width + i] += grid.numerators[j * width + i - 1];
  for (std::size_t r = 1; r < height; ++r)
    for (std::size_t j = height; j-- > r;)
      for (std::size_t i = 0; i < width; ++i)
        grid.numerators[j * width + i] += grid.numerators[(j - 1) * width + i];
  return grid;
}

long bit_length(const Integer& value) {
  return value == 0 ? 0 : static_cast<long>(mpz_sizeinbase(value.backend().data(), 2));
}

}  // namespace

long spare_bits(const BivariatePolynomial& polynomial, long degree_x, long degree_y) {
  const auto grid = exact_grid(polynomial, degree_x, degree_y);
  long largest = 0;
  for (const auto& value : grid.numerators) largest = std::max(largest, bit_length(value));
  return coefficient_bits - (largest - bit_length(grid.denominator) + 2);
}

std::optional<BernsteinGrid> BernsteinGrid::try_make(const BivariatePolynomial& polynomial,
                                                     long degree_x, long degree_y, long bits) {
  const auto exact = exact_grid(polynomial, degree_x, degree_y);
  BernsteinGrid grid{degree_x, degree_y};
  const Rational scale = power_of_two(bits);
  for (std::size_t k = 0; k < exact.numerators.size(); ++k) {
    const Integer rounded = ceil(Rational{exact.numerators[k], exact.denominator} * scale);
    if (bit_length(rounded) > coefficient_bits) return std::nullopt;
    grid.values_[k] = Int256{rounded};
  }
  return grid;
}

bool BernsteinGrid::is_nonpositive() const {
  return std::all_of(values_.begin(), values_.end(),
                     [](const Int256& b) { return b.is_nonpositive(); });
}

std::pair<BernsteinGrid, BernsteinGrid> BernsteinGrid::halves(Axis axis) const {
  std::pair<BernsteinGrid, BernsteinGrid> result{{degree_x_, degree_y_}, *this};
  auto& [below, above] = result;
  // Along the axis: steps of `stride`, `length` coefficients; across it, `count` lines.
  const auto width = static_cast<std::size_t>(degree_x_ + 1);
  const auto height = static_cast<std::size_t>(degree_y_ + 1);
  const std::size_t length = axis == Axis::x ? width : height;
  const std::size_t stride = axis == Axis::x ? 1 : width;
  const std::size_t count = axis == Axis::x ? height : width;
  const std::size_t line_stride = axis == Axis::x ? width : 1;
  for (std::size_t line = 0; line < count; ++line) {
    Int256* const b = above.values_.data() + line * line_stride;
    Int256* const first = below.values_.data() + line * line_stride;
    first[0] = b[0];
    for (std::size_t r = 1; r < length; ++r) {
      for (std::size_t i = 0; i + r < length; ++i)
        b[i * stride] = ceil_average(b[i * stride], b[(i + 1) * stride]);
      first[r * stride] = b[0];
    }
  }
  return result;
}

BernsteinGrid& BernsteinGrid::operator+=(const BernsteinGrid& other) {
  for (std::size_t k = 0; k < values_.size(); ++k) values_[k] += other.values_[k];
  return *this;
}

double BernsteinGrid::approx_slope(Axis axis) const {
  double largest = 0;
  const long dx = axis == Axis::x ? 1 : 0;
  const long dy = 1 - dx;
  for (long j = 0; j + dy <= degree_y_; ++j)
    for (long i = 0; i + dx <= degree_x_; ++i) {
      const Int256 difference = coefficient(i + dx, j + dy) - coefficient(i, j);
      largest = std::max(largest, std::abs(difference.approx_double()));
    }
  return largest * static_cast<double>(axis == Axis::x ? degree_x_ : degree_y_);
}

double BernsteinGrid::approx_maximum() const {
  double largest = values_.front().approx_double();
  for (const auto& value : values_) largest = std::max(largest, value.approx_double());
  return largest;
}

}  // namespace certau
