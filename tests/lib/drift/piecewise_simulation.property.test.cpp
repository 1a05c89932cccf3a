// SPDX-License-Identifier: Apache-2.0
// Random Tiki-Taka cells: their certificates pass the stand-alone verifier and contain what a long
// run and the enumeration of all short paths give.
#include "certau/expectation/enumeration.hpp"
#include "certau/expectation/monte_carlo.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/lib/drift/piecewise_at_point.hpp"
#include "tests/lib/drift/piecewise_instances.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::q;

// Near the plain cell, at rates at which one is certified in about half a second, and with noise
// that outweighs the gradients: p forgets in about τ/(βσ) steps, w in σ/(αLτ).
properties::StartedTikiTaka quick_instance() {
  const Rational minimizer{*rc::gen::inRange(-4, 5), 10};
  const Rational mixing = *rc::gen::element(q("0"), q("1/4"), q("-1/4"));
  auto process = support::plain_tiki_taka(Rational{1, *rc::gen::inRange(40, 80)},
                                          Rational{1, *rc::gen::inRange(5, 9)});
  process.problem = Quadratic<Rational>{1, minimizer};
  process.noise =
      TwoPoint<Rational>{1 + abs(minimizer) + abs(mixing) + Rational{*rc::gen::inRange(0, 4), 10}};
  process.mixing = mixing;
  RC_PRE(process.auxiliary_learning_rate * (2 * (1 + abs(minimizer) + abs(mixing)) + q("3/10")) <=
         1);
  return {process, {2 * *properties::fraction() - 1, 2 * *properties::fraction() - 1}};
}

double squared_gradient(const Process<double>& process, const State<double>& state) {
  const double g = gradient(process.problem, state.weight);
  return g * g;
}

TEST(PiecewiseSimulation, random_cells_are_certified_and_agree_with_a_long_run) {
  // 64 batches of 31 250 steps, two hundred times as long as the slowest cell's memory of
  // σ/(αL) <= 155 steps, so that batch means are nearly independent and normal: a mean is off by 6
  // of its standard errors in about one of 10^7 runs (Student's t with 63 degrees of freedom).
  constexpr RunLength length{20'000, 2'000'000, 5};
  constexpr int cells = 8;
  int inconclusive = 0;
  support::check_property(cells, [&] {
    const auto [process, start] = quick_instance();
    const auto outcome = certify(support::coarse_request(process, start));
    // The search may fail, never the proof; half of the cells at least are certified.
    if (!outcome.has_value()) {
      RC_LOG() << outcome.reason();
      RC_ASSERT(++inconclusive <= cells / 2);
      return;
    }
    const auto& bounds = outcome.value();
    RC_ASSERT(support::rejection(bounds.lower) == "");
    RC_ASSERT(support::rejection(bounds.upper) == "");
    RC_ASSERT(!support::failure(bounds.lower, 6));
    RC_ASSERT(!support::failure(bounds.upper, 6));

    const auto machine = convert_process<double>(process);
    const auto mean = approx_time_average(process, start, length, [&](const auto& state) {
      return squared_gradient(machine, state);
    });
    const auto [lower, upper] = support::values(bounds);
    RC_LOG() << mean.mean << " +- " << mean.standard_error << " in [" << lower << ", " << upper
             << "]";
    RC_ASSERT(from_rational<double>(lower, {}) <= mean.mean + 6 * mean.standard_error);
    RC_ASSERT(from_rational<double>(upper, {}) >= mean.mean - 6 * mean.standard_error);

    Rational sum = 0;
    std::int64_t steps = 0;
    for (const auto& term : enumerate_expectations(
             process, start, 5, [&, exact = process](const State<Rational>& state) {
               return support::quantity_at(Quantity::squared_gradient_norm, exact, state.weight)
                   .value;
             })) {
      sum += term;
      ++steps;
      RC_ASSERT(support::average_at(bounds, steps).contains(sum / steps));
    }
  });
}

}  // namespace
}  // namespace certau
