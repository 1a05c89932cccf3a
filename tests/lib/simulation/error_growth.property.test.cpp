// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/error_growth.hpp"

#include "certau/number/exact_range.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

Rational exact(double value) { return exact_range(value).lower; }

// Whether a difference (w, p) is within a bound, in exact arithmetic.
bool within(const ErrorFrame& frame, const ErrorBound& bound, const Rational& w,
            const Rational& p) {
  const Rational sheared = w - exact(frame.shear()) * p;
  if (!frame.is_by_length())
    return abs(sheared) <= exact(bound.first) && abs(p) <= exact(bound.second);
  const Rational scaled = exact(frame.scale()) * p;
  return sheared * sheared + scaled * scaled <= exact(bound.first) * exact(bound.first);
}

// A difference at the edge of a bound.
State<Rational> at_the_edge(const ErrorFrame& frame, const ErrorBound& bound) {
  Rational first = exact(bound.first) * *rc::gen::element(-1, 1);
  Rational second = exact(bound.second) * *rc::gen::element(-1, 1);
  if (frame.is_by_length()) {
    // 3-4-5, 5-12-13 and so on: rational points of the circle.
    const auto [x, y, z] = *rc::gen::element(std::tuple{3, 4, 5}, std::tuple{-5, 12, 13},
                                             std::tuple{1, 0, 1}, std::tuple{0, -1, 1});
    second = first * y / z / exact(frame.scale());
    first = first * x / z;
  }
  return {first + exact(frame.shear()) * second, second};
}

// A step keeps true what it is told: from a bound of any size that is allowed.
void check(const Process<Rational>& process, const State<Rational>& near, bool two) {
  const auto branch = *rc::gen::inRange<std::size_t>(0, branch_count(process.noise));
  ErrorGrowth growth{process, near, 53};
  if (two) {
    const double shear = *rc::gen::inRange(-40, 41) / 16.0;
    const bool by_length = *rc::gen::element(true, false);
    growth.set_frame(by_length ? ErrorFrame::by_length(shear, *rc::gen::inRange(1, 60) / 20.0)
                               : ErrorFrame::componentwise(shear));
  }
  const State<double> computed = convert_state<double>(near);
  RC_ASSERT(growth.reach(computed.weight, computed.auxiliary));
  const double part = std::ldexp(1.0, -*rc::gen::inRange(0, 60));
  const ErrorBound limits = growth.limits();
  const bool no_second = !two || growth.frame().is_by_length();
  const ErrorBound bound{limits.first * part, no_second ? 0 : limits.second * part};
  const auto difference = at_the_edge(growth.frame(), bound);
  const State<Rational> x{exact(computed.weight) - difference.weight,
                          exact(computed.auxiliary) - difference.auxiliary};

  const auto& step = growth.at(computed.weight, computed.auxiliary, branch);
  const auto after = two ? ErrorGrowth::apply(step, bound) : ErrorGrowth::apply_to_one(step, bound);
  RC_PRE(std::isfinite(after.first) && std::isfinite(after.second));
  const auto image = branch_image(process, x, branch);
  const auto computed_image = branch_image(convert_process<double>(process), computed, branch);
  const Rational w = exact(computed_image.weight) - image.weight;
  const Rational p = exact(computed_image.auxiliary) - image.auxiliary;
  RC_ASSERT(within(growth.frame(), after, w, two ? p : Rational{0}));
}

TEST(ErrorGrowth, keeps_bounds_true_for_one_array) {
  support::check_property(1500, [] {
    const auto started = *properties::polynomial_process();
    check(started.process, {started.start}, false);
  });
}

TEST(ErrorGrowth, keeps_bounds_true_for_two_arrays) {
  support::check_property(3000, [] {
    const auto started = *properties::tiki_taka_process();
    check(started.process, started.start, true);
  });
}

TEST(ErrorGrowth, a_grid_reaches_what_is_finite) {
  const Process<Rational> process{Algorithm::digital_sgd, Rational(1, 10),
                                  Quadratic<Rational>{1, Rational(1, 4)}, Ideal<Rational>{},
                                  TwoPoint<Rational>{Rational(1, 5)}};
  ErrorGrowth growth{process, {Rational(1, 3)}, 53};
  const double limit = growth.limits().first;
  for (const double weight : {0.3, -5.0, 1e6, -1e30, 1e200}) {
    ASSERT_TRUE(growth.reach(weight, 0)) << weight;
    EXPECT_TRUE(growth.holds(weight, 0));
    EXPECT_TRUE(growth.holds(1.0 / 3, 0)) << "what it held before";
    EXPECT_NEAR(growth.at(weight, 0, 0).a, 0.9, 1e-9) << weight;
  }
  EXPECT_GT(growth.limits().first, limit);
  EXPECT_FALSE(growth.reach(std::numeric_limits<double>::infinity(), 0));
  EXPECT_FALSE(growth.reach(std::nan(""), 0));
  EXPECT_FALSE(growth.reach(1e300, 0));
}

TEST(ErrorGrowth, refuses_maps_without_a_model) {
  Process<Rational> process{Algorithm::analog_sgd, Rational(1, 10), Quadratic<Rational>{1, 0},
                            ExponentialStep<Rational>{1, -1, 2, 2}, NoNoise<Rational>{}};
  EXPECT_THROW((ErrorGrowth{process, {0}, 53}), ContractViolation);
}

}  // namespace
}  // namespace certau
