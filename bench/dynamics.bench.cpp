// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "bench/instances.hpp"
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"

namespace {

using namespace certau;

// Steps per second of the one update template, by number type. The baseline is double.
template <class T>
void step(benchmark::State& state) {
  const auto cell = bench::quadratic_cells(25).front();
  const NumberFormat format{128};
  const auto process = convert_process<T>(cell.process, format);
  // The same step again and again: fed back, enclosures would widen and change their cost.
  T weight = from_rational<T>(cell.start.weight, format);
  for (auto _ : state) {
    benchmark::DoNotOptimize(weight);
    benchmark::DoNotOptimize(branch_image(process, weight, 1));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(step<double>);
BENCHMARK(step<float>);
BENCHMARK(step<long double>);
BENCHMARK(step<Quad>);
BENCHMARK(step<Real>);
BENCHMARK(step<Interval>);
BENCHMARK(step<Ball>);

}  // namespace
