// SPDX-License-Identifier: Apache-2.0
// What a certified bound on the rounding errors of 10^6 steps in double costs: the run without it,
// the run with it, and the same number of steps in intervals and balls.
#include <benchmark/benchmark.h>

#include <random>

#include "certau/number/enclosed_real.hpp"
#include "certau/simulation/bounded_run.hpp"
#include "certau/simulation/trajectory.hpp"
#include "certau/spec/spec.hpp"

namespace {

using namespace certau;

constexpr std::int64_t steps = 1'000'000;

struct Instance {
  const char* name;
  const char* spec;
  std::size_t cell;
};

constexpr Instance instances[] = {
    {"analog-sgd", "floor-against-learning-rate.toml", 0},
    {"digital-sgd", "floor-against-learning-rate.toml", 1},
    {"analog-sgd, slow", "floor-against-learning-rate.toml", 14},
    {"double-well", "double-well.toml", 0},
    {"any start", "any-start.toml", 0},
    {"tiki-taka", "tiki-taka-against-tau.toml", 0},
    {"tiki-taka, mixing", "tiki-taka-against-mixing.toml", 0},
};

SpecCell cell_of(const Instance& instance) {
  static const std::string folder = std::string{CERTAU_SOURCE_DIR} + "/examples/";
  return read_spec(folder + instance.spec).cells.at(instance.cell);
}

// The bare loop: noise word, branch, step. Nothing is checked or printed.
void plain(benchmark::State& state, const Instance& instance) {
  const auto cell = cell_of(instance);
  for (auto _ : state) {
    const auto process = convert_process<double>(cell.process);
    const BranchSampler sampler{cell.process};
    std::mt19937_64 words{1};
    auto at = convert_state<double>(cell.start);
    for (std::int64_t k = 0; k < steps; ++k)
      at = branch_image(process, at, sampler.choose(words()));
    benchmark::DoNotOptimize(at);
  }
}

// The library's simulate, with rows for the first and the last step only.
void simulated(benchmark::State& state, const Instance& instance) {
  const auto cell = cell_of(instance);
  for (auto _ : state) {
    std::string last;
    benchmark::DoNotOptimize(
        simulate({cell.process, cell.start, {NumberType::float64}, steps, steps, 1},
                 [&](const TrajectoryRow& row) { last = row.weight; }));
  }
}

// The grid of cells and the norm included.
void bounded(benchmark::State& state, const Instance& instance) {
  const auto cell = cell_of(instance);
  double bound = 0;
  for (auto _ : state) {
    BoundedRun<double> run{cell.process, cell.start, 1};
    if (run.advance_to(steps) < steps) state.SkipWithError("the bound does not get there");
    bound = run.largest_weight_error();
  }
  state.counters["bound"] = bound;
}

// Enclosures until they are wider than 1, or to the last step.
template <class T>
void enclosed_in(benchmark::State& state, const Instance& instance, unsigned bits) {
  const auto cell = cell_of(instance);
  const NumberFormat format{bits};
  double done = 0;
  double width = 0;
  for (auto _ : state) {
    const auto process = convert_process<T>(cell.process, format);
    const BranchSampler sampler{cell.process};
    std::mt19937_64 words{1};
    auto at = convert_state<T>(cell.start, format);
    std::int64_t k = 0;
    for (; k < steps; ++k) {
      if (const double now = width_up(at.weight); now < 1)
        width = now;
      else
        break;
      at = branch_image(process, at, sampler.choose(words()));
    }
    done = static_cast<double>(k);
  }
  state.counters["steps"] = done;
  state.counters["last_width"] = width;
  state.counters["per_step"] = benchmark::Counter(
      done, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

const bool registered = [] {
  for (const auto& instance : instances) {
    const auto add = [&](const char* what, auto run) {
      benchmark::RegisterBenchmark(
          (std::string{"precision_"} + what + "/" + instance.name).c_str(),
          [run, &instance](benchmark::State& state) { run(state, instance); })
          ->Unit(benchmark::kMillisecond);
    };
    add("plain", plain);
    add("bounded", bounded);
    add("simulate", simulated);
    add("interval:53",
        [](auto& state, const auto& which) { enclosed_in<Interval>(state, which, 53); });
    add("ball:128", [](auto& state, const auto& which) { enclosed_in<Ball>(state, which, 128); });
  }
  return true;
}();

}  // namespace
