// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "bench/instances.hpp"
#include "certau/drift/poisson.hpp"
#include "certau/drift/residual.hpp"
#include "certau/process/invariant_set.hpp"

namespace {

using namespace certau;

// Cells per second on one core, exact proof and transients included, averaged over the instances.
void certify_quadratic_cells(benchmark::State& state) {
  const auto cells = bench::quadratic_cells(static_cast<int>(state.range(0)));
  for (auto _ : state)
    for (const auto& cell : cells) benchmark::DoNotOptimize(certify(cell));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells.size()));
}
BENCHMARK(certify_quadratic_cells)
    ->Arg(10)
    ->Arg(20)
    ->Arg(25)
    ->Arg(30)
    ->Arg(40)
    ->Arg(50)
    ->Arg(60)
    ->Arg(70)
    ->Arg(80)
    ->Arg(90)
    ->Arg(100)
    ->Unit(benchmark::kMillisecond);

// Where the time of a 25-digit cell goes: the untrusted solve and the exact proof, degree 24.
struct Prepared {
  CertificationRequest cell = bench::quadratic_cells(25).front();
  PolynomialProcess polynomials = to_polynomials(cell.process);
  InvariantSet set = find_invariant_set(cell.process, polynomials, cell.start.weight, 128).value();
  QuantityPolynomials quantity = quantity_polynomials(Quantity::squared_gradient_norm, polynomials);
  PoissonSettings settings{24, 192, 128};
};

void solve_degree_24(benchmark::State& state) {
  const Prepared p;
  for (auto _ : state)
    benchmark::DoNotOptimize(approx_solve_poisson(p.polynomials, p.set, p.quantity, p.settings));
}
BENCHMARK(solve_degree_24)->Unit(benchmark::kMillisecond);

void prove_degree_24(benchmark::State& state) {
  const Prepared p;
  const auto solution = approx_solve_poisson(p.polynomials, p.set, p.quantity, p.settings).value();
  for (auto _ : state) {
    const Residuals residuals{p.polynomials, p.set, p.quantity, solution.potential};
    benchmark::DoNotOptimize(residuals.provable_value(Direction::upper, solution.value));
  }
}
BENCHMARK(prove_degree_24)->Unit(benchmark::kMillisecond);

void find_invariant_sets(benchmark::State& state) {
  const auto cells = bench::quadratic_cells(25);
  for (auto _ : state)
    for (const auto& cell : cells)
      benchmark::DoNotOptimize(
          find_invariant_set(cell.process, to_polynomials(cell.process), cell.start.weight, 128));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells.size()));
}
BENCHMARK(find_invariant_sets)->Unit(benchmark::kMillisecond);

}  // namespace
