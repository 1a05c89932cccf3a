// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/potential_basis.hpp"

#include <algorithm>
#include <cmath>

#include "certau/polynomial/real_roots.hpp"

namespace certau {
namespace {

// More branches than this would make the basis large; the kinks of the others are weak.
constexpr std::size_t kinked_branches = 4;

// Any dyadic near the number will do as a scale.
Rational dyadic_near(double value) {
  int exponent = 0;
  std::frexp(value, &exponent);
  return power_of_two(exponent - 1);
}

// E abs(ε) and E ε² at a weight.
struct NoiseSize {
  double mean_magnitude = 0;
  double variance = 0;
};

NoiseSize noise_size(const Process<double>& process, double weight) {
  NoiseSize result;
  for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
    const double probability = noise_probability(process.noise, j, weight);
    const double value = noise_value(process.noise, j, weight);
    result.mean_magnitude += probability * std::abs(value);
    result.variance += probability * value * value;
  }
  return result;
}

std::vector<std::pair<long, long>> exponents(long degree, bool has_y, long x_per_y) {
  std::vector<std::pair<long, long>> result;
  for (long j = 0; j <= (has_y ? degree : 0); ++j)
    for (long i = 0; i + x_per_y * j <= x_per_y * degree; ++i) result.emplace_back(i, j);
  return result;
}

Rational exact(long double value) {
  int exponent = 0;
  const long double mantissa = std::frexp(std::abs(value), &exponent);  // 64 bits
  const Rational magnitude = Rational{static_cast<unsigned long long>(std::ldexp(mantissa, 64))} *
                             power_of_two(exponent - 64);
  return value < 0 ? Rational{-magnitude} : magnitude;
}

bool vanishes_in(const BivariatePolynomial& in_x, const Rational& lower, const Rational& upper) {
  if (in_x.is_zero()) return false;
  const auto roots = real_roots(in_x.rows().front(), 20);
  return std::any_of(roots.begin(), roots.end(), [&](const ClosedInterval& root) {
    return lower <= root.upper && root.lower <= upper;
  });
}

}  // namespace

std::size_t PotentialBasis::size() const {
  std::size_t result = 0;
  for (const auto& family : families) result += family.exponents.size();
  return result;
}

PiecewisePotential PotentialBasis::combine(const std::vector<long double>& coefficients) const {
  require(coefficients.size() == size(),
          "a potential with another number of coefficients than its basis: give one for each");
  PiecewisePotential result{centre, scale, {}};
  auto next = coefficients.begin();
  for (const auto& family : families) {
    std::vector<std::vector<Rational>> rows;
    for (const auto& [i, j] : family.exponents) {
      const auto row = static_cast<std::size_t>(j);
      const auto column = static_cast<std::size_t>(i);
      if (rows.size() <= row) rows.resize(row + 1);
      if (rows[row].size() <= column) rows[row].resize(column + 1);
      rows[row][column] = exact(*next++);
    }
    std::vector<RationalPolynomial> polynomials;
    for (const auto& row : rows) polynomials.emplace_back(row);
    result.terms.push_back({family.kink, BivariatePolynomial{std::move(polynomials)}});
  }
  return result;
}

ApproxScales approx_scales(const Process<Rational>& process, const StateBox& box) {
  ApproxScales result;
  const auto f = objective_polynomial(process.problem);
  const auto g = f.derivative();
  for (const auto& root : real_roots(g, 40))
    if (box.weight.contains(root.lower)) result.centres.push_back(round_down(root.lower, 9));
  if (result.centres.empty()) result.centres.push_back(box.weight.centre());
  const Rational& centre = result.centres.front();
  const auto machine = convert_process<double>(process);
  const double at = from_rational<double>(centre, {});
  const NoiseSize noise = noise_size(machine, at);
  const double curvature =
      std::max(std::abs(from_rational<double>(g.derivative()(centre), {})), 1e-6);
  const double half_width = from_rational<double>(box.weight.radius(), {});
  double weight_scale = half_width;
  double auxiliary_scale = 1;
  if (box.auxiliary) {
    // Diffusion with variance β²σ² a step against the decay (β/τ) E abs(ε); the weight integrates.
    const double tau = from_rational<double>(box.auxiliary->radius(), {});
    const double memory = noise.mean_magnitude > 0 ? noise.variance / noise.mean_magnitude : tau;
    auxiliary_scale = std::min(tau, std::sqrt(machine.auxiliary_learning_rate * tau * memory));
    weight_scale =
        std::min(half_width, std::sqrt(machine.learning_rate * tau * memory / curvature));
  } else if (noise.variance > 0) {
    weight_scale = std::min(half_width, std::sqrt(machine.learning_rate * noise.variance /
                                                  (curvature + noise.mean_magnitude / half_width)));
  }
  result.scale = {dyadic_near(weight_scale), dyadic_near(auxiliary_scale)};
  return result;
}

PotentialBasis make_basis(const Process<Rational>& process, const StateBox& box,
                          const ApproxScales& scales, long degree) {
  const bool has_y = box.auxiliary.has_value();
  PotentialBasis basis;
  // Several wells: the basis must span them all.
  const bool one_well = scales.centres.size() == 1;
  basis.centre = {one_well ? scales.centres.front() : box.weight.centre(), 0};
  basis.scale = has_y && one_well ? scales.scale
                                  : State<Rational>{box.weight.radius(), scales.scale.auxiliary};
  const long x_per_y = has_y && !one_well ? 2 : 1;
  basis.families.push_back({BivariatePolynomial{1}, exponents(degree, has_y, x_per_y)});

  const auto generic = convert_process<BivariatePolynomial>(process);
  const State<BivariatePolynomial> state{
      BivariatePolynomial::linear_x(basis.centre.weight, basis.scale.weight),
      has_y ? BivariatePolynomial::linear_y(0, basis.scale.auxiliary) : BivariatePolynomial{}};
  const auto add_kink = [&](const BivariatePolynomial& kink, long kink_degree) {
    const auto same = [&](const auto& family) { return family.kink == kink; };
    if (std::none_of(basis.families.begin(), basis.families.end(), same))
      basis.families.push_back({kink, exponents(kink_degree, has_y, x_per_y)});
  };
  // Two increments of one step have kinks in common: tell them apart by their sign at the centre.
  const auto magnitude_at_centre = [](const BivariatePolynomial& increment) {
    return RegionMagnitude{increment(0, 0) >= 0 ? Sign::nonnegative : Sign::nonpositive};
  };
  if (has_y) add_kink(BivariatePolynomial::linear_y(0, 1), degree - 1);
  for (std::size_t j = 0; j < std::min(branch_count(generic.noise), kinked_branches); ++j) {
    if (!has_y) {
      const auto increment = branch_increment(generic, state.weight, j);
      if (vanishes_in(increment, (box.weight.lower - basis.centre.weight) / basis.scale.weight,
                      (box.weight.upper - basis.centre.weight) / basis.scale.weight))
        add_kink(increment, degree / 2);
      continue;
    }
    const auto increment = auxiliary_increment(generic, state, j);
    const auto moved = branch_image(generic, state, j, magnitude_at_centre(increment),
                                    RegionMagnitude{Sign::nonnegative});
    add_kink(moved.auxiliary / BivariatePolynomial{basis.scale.auxiliary}, degree - 1);
  }
  return basis;
}

}  // namespace certau
