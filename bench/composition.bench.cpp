// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "bench/instances.hpp"
#include "certau/drift/poisson.hpp"
#include "certau/polynomial/chebyshev.hpp"
#include "certau/process/invariant_set.hpp"

namespace {

using namespace certau;

// The heart of the exact proof: a potential of degree 24 composed with a branch map.
struct Instance {
  RationalPolynomial potential;
  RationalPolynomial map;

  Instance() {
    const auto cell = bench::quadratic_cells(25).front();
    const auto polynomials = to_polynomials(cell.process);
    const auto set = find_invariant_set(cell.process, polynomials, cell.start.weight, 128).value();
    const auto quantity = quantity_polynomials(Quantity::squared_gradient_norm, polynomials);
    const auto solution = approx_solve_poisson(polynomials, set, quantity, {24, 192, 128}).value();
    potential = to_powers(solution.potential);
    map = in_unit_coordinate(polynomials.branches[0].falling, set.interval);
  }
};

void compose_over_a_common_denominator(benchmark::State& state) {
  const Instance instance;
  for (auto _ : state) benchmark::DoNotOptimize(instance.potential.compose(instance.map));
}
BENCHMARK(compose_over_a_common_denominator)->Unit(benchmark::kMicrosecond);

// The baseline: Horner with a rational for each coefficient, reduced after every operation.
void compose_coefficient_by_coefficient(benchmark::State& state) {
  const Instance instance;
  std::vector<Rational> inner;
  for (long k = 0; k <= instance.map.degree(); ++k) inner.push_back(instance.map.coefficient(k));
  for (auto _ : state) {
    std::vector<Rational> result{instance.potential.coefficient(instance.potential.degree())};
    for (long k = instance.potential.degree(); k-- > 0;) {
      std::vector<Rational> next(result.size() + inner.size() - 1, Rational{0});
      for (std::size_t i = 0; i < result.size(); ++i)
        for (std::size_t j = 0; j < inner.size(); ++j) next[i + j] += result[i] * inner[j];
      next[0] += instance.potential.coefficient(k);
      result = std::move(next);
    }
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(compose_coefficient_by_coefficient)->Unit(benchmark::kMicrosecond);

}  // namespace
