// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/sampled_drift.hpp"

#include <algorithm>
#include <cmath>

#include "certau/polynomial/horner.hpp"

namespace certau {
namespace {

std::vector<long double> approx_coefficients(const RationalPolynomial& polynomial) {
  std::vector<long double> result;
  for (long i = 0; i <= std::max(0L, polynomial.degree()); ++i)
    result.push_back(approx_extended(polynomial.coefficient(i)));
  return result;
}

}  // namespace

SampledDrift::SampledDrift(const Process<Rational>& process, const QuantityPolynomials& quantity,
                           const PotentialBasis& basis)
    : process_{convert_process<long double>(process)},
      numerator_{approx_coefficients(quantity.numerator)},
      denominator_{approx_coefficients(quantity.denominator)},
      centre_{approx_extended(basis.centre.weight), approx_extended(basis.centre.auxiliary)},
      scale_{approx_extended(basis.scale.weight), approx_extended(basis.scale.auxiliary)},
      size_{basis.size()} {
  for (const auto& family : basis.families) {
    families_.push_back({{}, family.exponents});
    for (const auto& row : family.kink.rows())
      families_.back().kink.push_back(approx_coefficients(row));
    for (const auto& [i, j] : family.exponents) {
      highest_x_ = std::max(highest_x_, i);
      highest_y_ = std::max(highest_y_, j);
    }
  }
}

SampledDrift::Row SampledDrift::approx_row(const State<long double>& state) const {
  Row row;
  row.quantity = horner(numerator_, state.weight) / horner(denominator_, state.weight);
  row.value = approx_values(state);
  row.drift.assign(size_, 0);
  for (std::size_t j = 0; j < branch_count(process_.noise); ++j)
    add_values(branch_image(process_, state, j), noise_probability(process_.noise, j, state.weight),
               row.drift);
  for (std::size_t k = 0; k < size_; ++k) row.drift[k] -= row.value[k];
  return row;
}

std::vector<long double> SampledDrift::approx_values(const State<long double>& state) const {
  std::vector<long double> values(size_, 0);
  add_values(state, 1, values);
  return values;
}

void SampledDrift::add_values(const State<long double>& state, long double factor,
                              std::vector<long double>& sums) const {
  const auto [x, y] = approx_scaled(state);
  std::vector<long double> x_powers{1};
  std::vector<long double> y_powers{1};
  for (long i = 0; i < highest_x_; ++i) x_powers.push_back(x_powers.back() * x);
  for (long j = 0; j < highest_y_; ++j) y_powers.push_back(y_powers.back() * y);
  std::size_t k = 0;
  for (const auto& family : families_) {
    long double kink = 0;
    for (auto row = family.kink.rbegin(); row != family.kink.rend(); ++row)
      kink = kink * y + horner(*row, x);
    const long double size = factor * std::abs(kink);
    for (const auto& [i, j] : family.exponents)
      sums[k++] +=
          size * x_powers[static_cast<std::size_t>(i)] * y_powers[static_cast<std::size_t>(j)];
  }
}

}  // namespace certau
