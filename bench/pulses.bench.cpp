// SPDX-License-Identifier: Apache-2.0
// What pulses cost, and how near their distance from the continuous update comes to its bounds:
// the figures of docs/pulses.md.
#include <benchmark/benchmark.h>

#include <random>

#include "bench/instances.hpp"
#include "certau/algorithm/pulse_bound.hpp"
#include "certau/simulation/pulsed_step.hpp"
#include "certau/simulation/trajectory.hpp"

namespace {

using namespace certau;

// No power of ten times the increments below: balls cannot count what lies between two counts.
const Rational pulse_size{1, 160};

template <class T>
struct Weight {
  Device<T> device = AsymmetricLinear<T>{T(1), T(0)};
  T weight = from_rational<T>(Rational{1, 4}, {128});
  T size = from_rational<T>(pulse_size, {128});
};

// One update -------------------------------------------------------------------------------------

template <class T>
void continuous_update(benchmark::State& state) {
  Weight<T> at;
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(apply_update(response(at.device, at.weight), at.weight, at.size));
  }
}
BENCHMARK(continuous_update<double>);
BENCHMARK(continuous_update<Ball>);

template <class T>
void pulses_one_by_one(benchmark::State& state) {
  Weight<T> at;
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(apply_pulses(at.device, at.weight, state.range(0), at.size));
  }
}
BENCHMARK(pulses_one_by_one<double>)->Arg(1)->Arg(4)->Arg(31);
BENCHMARK(pulses_one_by_one<Ball>)->Arg(1)->Arg(4)->Arg(31);

template <class T>
void pulses_at_once(benchmark::State& state) {
  Weight<T> at;
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(apply_pulses_at_once(at.device, at.weight, state.range(0), at.size));
  }
}
BENCHMARK(pulses_at_once<double>)->Arg(4)->Arg(31);
BENCHMARK(pulses_at_once<Ball>)->Arg(4)->Arg(31);

// The count of an increment of 4.3 pulses, in exact rationals.
template <PulsePolicy policy>
void count_pulses(benchmark::State& state) {
  std::mt19937_64 engine{1};
  const PulseWords words = [&] { return engine(); };
  const PulseOptions options{pulse_size, policy, 31};
  const double increment = 4.3 / 160;
  for (auto _ : state)
    benchmark::DoNotOptimize(pulse_count(options, exact_range(increment), words));
}
BENCHMARK(count_pulses<PulsePolicy::nearest>);
BENCHMARK(count_pulses<PulsePolicy::truncate>);
BENCHMARK(count_pulses<PulsePolicy::stochastic_rounding>);
BENCHMARK(count_pulses<PulsePolicy::stochastic_train>);

// Steps of a whole trajectory --------------------------------------------------------------------

void run_trajectory(benchmark::State& state, const char* number,
                    const std::optional<PulseOptions>& pulses) {
  const auto cell = bench::quadratic_cells(25).front();
  constexpr std::int64_t steps = 10'000;
  for (auto _ : state) {
    const auto done = simulate(
        {cell.process, cell.start, parse_number_choice(number).value(), steps, steps, 1, pulses},
        [](const TrajectoryRow& row) { benchmark::DoNotOptimize(&row); });
    if (!done.has_value()) state.SkipWithError(done.reason().c_str());
  }
  state.SetItemsProcessed(state.iterations() * steps);
}
BENCHMARK_CAPTURE(run_trajectory, double_continuous, "double", std::nullopt);
BENCHMARK_CAPTURE(run_trajectory, double_nearest, "double",
                  PulseOptions{pulse_size, PulsePolicy::nearest, 31});
BENCHMARK_CAPTURE(run_trajectory, double_stochastic_train, "double",
                  PulseOptions{pulse_size, PulsePolicy::stochastic_train, 31});
BENCHMARK_CAPTURE(run_trajectory, ball_nearest, "ball",
                  PulseOptions{pulse_size, PulsePolicy::nearest, 31});
BENCHMARK_CAPTURE(run_trajectory, ball_stochastic_train, "ball",
                  PulseOptions{pulse_size, PulsePolicy::stochastic_train, 31});

// Distance against bound -------------------------------------------------------------------------

// Random instances: a device of range about 1 and a pulse of up to the largest size that the bound
// allows; up to 12 pulses on linear devices. A power response makes exact weights several times
// longer with each pulse: up to 3.
struct Instance {
  Device<Rational> device;
  Rational weight;
  Rational requested;
  Rational size;
};

enum class Kind { linear, power };

Instance random_instance(std::mt19937_64& engine, Kind kind, int finest) {
  const auto draw = [&](int low, int high) {
    return low + static_cast<int>(engine() % static_cast<std::uint64_t>(high - low + 1));
  };
  const Rational above{draw(2, 12), 4};
  const Rational below{draw(2, 12), 4};
  const Rational centre{draw(-6, 6), 4};
  Instance at;
  if (kind == Kind::linear)
    at.device = LinearStep<Rational>{above, -below, centre};
  else
    at.device = PowerStep<Rational>{centre + above, centre - below, draw(1, 3), draw(1, 3)};
  at.weight = centre - below + (above + below) * Rational{draw(0, 60), 60};
  const bool up = draw(0, 1) == 1;
  at.size = Rational{draw(1, finest), finest} / response_slope(at.device, up).value();
  const int hundredths = draw(1, kind == Kind::linear ? 1200 : 300);
  at.requested = at.size * Rational{hundredths, 100} * (up ? 1 : -1);
  return at;
}

// range(0): the finest pulse, as a part of the range of linear devices.
template <PulsePolicy policy, Kind kind>
void distance_over_bound(benchmark::State& state) {
  std::mt19937_64 engine{2024};
  const PulseWords words = [&] { return engine(); };
  double largest = 0;
  double sum = 0;
  double attained = 0;
  double instances = 0;
  for (auto _ : state) {
    const auto at = random_instance(engine, kind, static_cast<int>(state.range(0)));
    const PulseOptions options{at.size, policy};
    const auto pulses = pulse_count(options, {at.requested, at.requested}, words).value();
    const auto bound =
        pulse_error_bound(at.device, at.weight, at.requested, pulses, at.size).value();
    const Rational error = apply_pulses(at.device, at.weight, pulses, at.size) -
                           apply_update(response(at.device, at.weight), at.weight, at.requested);
    const Rational distance = error < 0 ? Rational{-error} : error;
    if (distance > bound) state.SkipWithError("the bound is exceeded");
    if (bound == 0) continue;
    const Rational ratio = distance / bound;
    largest = std::max(largest, static_cast<double>(ratio));
    sum += static_cast<double>(ratio);
    attained += ratio == 1 ? 1 : 0;
    ++instances;
  }
  state.counters["largest"] = largest;
  state.counters["mean"] = sum / instances;
  state.counters["attained"] = attained / instances;
}
#define DISTANCES(policy, kind)                                   \
  BENCHMARK(distance_over_bound<PulsePolicy::policy, Kind::kind>) \
      ->Arg(1)                                                    \
      ->Arg(100)                                                  \
      ->Iterations(20000)
DISTANCES(nearest, linear);
DISTANCES(truncate, linear);
DISTANCES(stochastic_rounding, linear);
DISTANCES(stochastic_train, linear);
DISTANCES(nearest, power);
DISTANCES(truncate, power);
DISTANCES(stochastic_rounding, power);
DISTANCES(stochastic_train, power);

// The exact mean over the policy's law, against the bounds on E abs(U_p − U) and abs(E U_p − U).
template <PulsePolicy policy>
void mean_over_bound(benchmark::State& state) {
  std::mt19937_64 engine{2024};
  double largest_distance = 0;
  double largest_bias = 0;
  for (auto _ : state) {
    const auto at = random_instance(engine, Kind::linear, static_cast<int>(state.range(0)));
    const PulseOptions options{at.size, policy};
    const auto law = pulse_law(options, at.requested).value();
    const Rational continuous =
        apply_update(response(at.device, at.weight), at.weight, at.requested);
    Rational distance = 0;
    Rational mean = 0;
    for (std::size_t i = 0; i < law.probabilities.size(); ++i) {
      const auto n = law.first + static_cast<std::int64_t>(i);
      const Rational error =
          apply_pulses(at.device, at.weight, at.requested < 0 ? -n : n, at.size) - continuous;
      distance += law.probabilities[i] * (error < 0 ? Rational{-error} : error);
      mean += law.probabilities[i] * error;
    }
    const auto bound =
        expected_pulse_error_bound(at.device, at.weight, at.requested, options).value();
    const auto bias_bound = pulse_bias_bound(at.device, at.weight, at.requested, options).value();
    const Rational bias = mean < 0 ? Rational{-mean} : mean;
    if (distance > bound || bias > bias_bound) state.SkipWithError("a bound is exceeded");
    if (bound != 0)
      largest_distance =
          std::max(largest_distance, static_cast<double>(Rational{distance / bound}));
    if (bias_bound != 0)
      largest_bias = std::max(largest_bias, static_cast<double>(Rational{bias / bias_bound}));
  }
  state.counters["largest"] = largest_distance;
  state.counters["largest_bias"] = largest_bias;
}
BENCHMARK(mean_over_bound<PulsePolicy::stochastic_rounding>)->Arg(1)->Arg(100)->Iterations(2000);
BENCHMARK(mean_over_bound<PulsePolicy::stochastic_train>)->Arg(1)->Arg(100)->Iterations(2000);

}  // namespace
