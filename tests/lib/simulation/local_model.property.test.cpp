// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/local_model.hpp"

#include "certau/number/exact_range.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

Rational exact(double value) { return exact_range(value).lower; }
Rational exact(const Real& value) { return exact_range(value).lower; }

bool contains(const DoubleInterval& interval, const Rational& value) {
  return exact(interval.lower) <= value && value <= exact(interval.upper);
}

Rational point_of(const DoubleInterval& cell, const Rational& position) {
  return exact(cell.lower) + (exact(cell.upper) - exact(cell.lower)) * position;
}

// A cell with a corner at a coordinate, of any width down to that of one double.
DoubleInterval cell_at(const Rational& corner, int smallness) {
  const double lower = round_down(corner);
  return {lower, std::max(lower + std::ldexp(1.0, -smallness), next_up(lower))};
}

// A double of the cell near a position.
double double_in(const DoubleInterval& cell, const Rational& position) {
  return std::clamp(round_up(point_of(cell, position)), cell.lower, cell.upper);
}

// image(f) of two coordinates lies as the slopes say.
bool slopes_explain(const LocalModel& model, const Rational& change, const Rational& by_weight,
                    const Rational& by_auxiliary) {
  // The set of a·by_weight + b·by_auxiliary is an interval.
  Rational lower = 0;
  Rational upper = 0;
  for (const auto& [slope, by] : {std::pair{model.weight_slope(), by_weight},
                                  std::pair{model.auxiliary_slope(), by_auxiliary}}) {
    const Rational one = exact(slope.lower) * by;
    const Rational other = exact(slope.upper) * by;
    lower += std::min(one, other);
    upper += std::max(one, other);
  }
  return lower <= change && change <= upper;
}

void check(const Process<Rational>& process, const State<Rational>& corner) {
  const auto smallness = *rc::gen::inRange(0, 56);
  const auto branch = *rc::gen::inRange<std::size_t>(0, branch_count(process.noise));
  const DoubleInterval weights = cell_at(corner.weight, smallness);
  const DoubleInterval auxiliaries = cell_at(corner.auxiliary, smallness);
  const auto model = [&](unsigned bits) {
    return branch_image(convert_process<LocalModel>(process, {bits}),
                        State<LocalModel>{LocalModel::weight(weights, bits),
                                          LocalModel::auxiliary(auxiliaries, bits)},
                        branch);
  };
  const auto in_double = model(53);
  RC_PRE(in_double.weight.range().is_bound() && in_double.auxiliary.range().is_bound());

  const auto position = properties::fraction();
  const double w = double_in(weights, *position);
  const double p = double_in(auxiliaries, *position);
  const State<Rational> x{exact(w), exact(p)};
  const State<Rational> y{point_of(weights, *position), point_of(auxiliaries, *position)};
  const auto image_x = branch_image(process, x, branch);
  const auto image_y = branch_image(process, y, branch);
  const auto coordinate = [&](auto member, auto model_member) {
    const auto& m = in_double.*model_member;
    RC_ASSERT(contains(m.range(), image_x.*member));
    RC_ASSERT(contains(m.range(), image_y.*member));
    RC_ASSERT(slopes_explain(m, image_x.*member - image_y.*member, x.weight - y.weight,
                             x.auxiliary - y.auxiliary));
  };
  coordinate(&State<Rational>::weight, &State<LocalModel>::weight);
  coordinate(&State<Rational>::auxiliary, &State<LocalModel>::auxiliary);

  const auto computed = branch_image(convert_process<double>(process), State<double>{w, p}, branch);
  RC_ASSERT(abs(exact(computed.weight) - image_x.weight) <= exact(in_double.weight.rounding()));
  RC_ASSERT(abs(exact(computed.auxiliary) - image_x.auxiliary) <=
            exact(in_double.auxiliary.rounding()));

  const auto bits = *rc::gen::inRange(53U, 120U);
  const auto in_real = model(bits);
  const auto again =
      branch_image(convert_process<Real>(process, {bits}), convert_state<Real>(x, {bits}), branch);
  RC_ASSERT(abs(exact(again.weight) - image_x.weight) <= exact(in_real.weight.rounding()));
  RC_ASSERT(abs(exact(again.auxiliary) - image_x.auxiliary) <= exact(in_real.auxiliary.rounding()));
}

TEST(LocalModel, holds_for_steps_of_one_array) {
  support::check_property(1000, [] {
    const auto started = *properties::polynomial_process();
    check(started.process, {started.start});
  });
}

TEST(LocalModel, holds_for_steps_of_two_arrays) {
  support::check_property(1000, [] {
    const auto started = *properties::tiki_taka_process();
    check(started.process, started.start);
  });
}

// Some random numbers are computed with no error at all; the bound must not be far off either.
TEST(LocalModel, rounding_is_a_few_units_in_the_last_place) {
  const Process<Rational> process{
      Algorithm::analog_sgd, Rational(1, 10), Quadratic<Rational>{1, Rational(1, 4)},
      AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{Rational(1, 5)}};
  const auto model = branch_image(convert_process<LocalModel>(process, {53}),
                                  LocalModel::weight({0.5, 0.75}, 53), 1);
  EXPECT_GT(model.rounding(), 0x1p-54);
  EXPECT_LT(model.rounding(), 4 * 0x1p-54);
  // λ = 1 − α(1 + w/τ) − α(g + ε)/τ and the like: below 1.
  EXPECT_LT(model.weight_slope().upper, 1);
  EXPECT_GT(model.weight_slope().lower, 0.7);
}

TEST(LocalModel, sums_of_integers_are_exact_in_every_precision) {
  const LocalModel half = (LocalModel{1} + LocalModel{1}) / 2;
  EXPECT_EQ(half.rounding(), 0);
  EXPECT_EQ(half.range().lower, 1);
  EXPECT_GT((LocalModel{1} / 3).rounding(), 0);
}

TEST(LocalModel, divisors_near_zero_bound_nothing) {
  const LocalModel zero = LocalModel::weight({-1, 1}, 53);
  EXPECT_FALSE((LocalModel{1} / zero).range().is_bound());
  const LocalModel tiny{power_of_two(-2000), 53};
  EXPECT_FALSE(std::isfinite((LocalModel{1} / tiny).rounding()));
}

TEST(LocalModel, half_units_are_those_of_the_largest_number) {
  EXPECT_EQ(half_unit(1, 53), 0x1p-53);
  EXPECT_EQ(half_unit(std::nextafter(2.0, 0), 53), 0x1p-53);
  EXPECT_EQ(half_unit(2, 53), 0x1p-52);
  EXPECT_EQ(half_unit(0x1p-1050, 53), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(half_unit(0, 53), 0);
  EXPECT_TRUE(std::isinf(half_unit(std::numeric_limits<double>::infinity(), 53)));
  EXPECT_TRUE(std::isinf(half_unit(std::nan(""), 53)));
}

}  // namespace
}  // namespace certau
