// SPDX-License-Identifier: Apache-2.0
// Processes whose maps are not rational: number types with exp, log and sqrt agree on them.
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/process/branch_polynomials.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using properties::StartedProcess;
using support::check_property;

rc::Gen<Rational> inside() {
  return rc::gen::map(rc::gen::inRange(1, 16), [](int part) { return Rational{part, 16}; });
}

// A point well inside [lower, upper]: at the ends logarithms and quotients have no value.
Rational interior(const ClosedInterval& range) { return range.lower + range.width() * *inside(); }

StartedProcess exponential_step() {
  const Rational lower = *properties::rational(4, 4);
  const ExponentialStep<Rational> device{lower + *properties::positive_rational(4, 4), lower,
                                         *properties::positive_rational(5, 2),
                                         *properties::positive_rational(5, 2)};
  return {{Algorithm::analog_sgd, *properties::positive_rational(1, 8), *properties::problem(),
           device, *properties::polynomial_noise()},
          interior(*device.domain())};
}

StartedProcess fractional_power() {
  const Rational lower = *properties::rational(4, 4);
  const PowerStep<Rational> device{lower + *properties::positive_rational(4, 4), lower,
                                   *properties::positive_rational(5, 4) + Rational(1, 7),
                                   *properties::positive_rational(5, 4)};
  return {{Algorithm::analog_sgd, *properties::positive_rational(1, 8), *properties::problem(),
           device, *properties::polynomial_noise()},
          interior(*device.domain())};
}

StartedProcess theorem_3() {
  const AsymmetricLinear<Rational> device{*properties::positive_rational(4, 4), 0};
  return {{Algorithm::analog_sgd, *properties::positive_rational(1, 8), *properties::problem(),
           device, Theorem3Law<Rational>{*properties::positive_rational(4, 4), device.tau}},
          interior(*device.domain())};
}

template <class T>
T step(const StartedProcess& instance, std::size_t branch, unsigned bits) {
  return branch_image(convert_process<T>(instance.process, {bits}),
                      from_rational<T>(instance.start, {bits}), branch);
}

ClosedInterval ends(const auto& enclosure) {
  return {exact_lower(enclosure), exact_upper(enclosure)};
}

// Quotients of parameters are below 10^3 here: a dozen bits are lost at most, and a dozen spare.
template <class T>
void expect_near(const StartedProcess& instance, std::size_t branch, const ClosedInterval& truth,
                 unsigned bits) {
  const Rational value = support::exact(step<T>(instance, branch, bits));
  const Rational size = 1 + abs(instance.start) + abs(value);
  RC_ASSERT(abs(Rational{value - truth.centre()}) <=
            truth.radius() + size * power_of_two(24 - static_cast<long>(bits)));
}

void expect_agreement(const StartedProcess& instance) {
  for (std::size_t j = 0; j < branch_count(instance.process.noise); ++j) {
    const auto ball = ends(step<Ball>(instance, j, 300));
    const auto interval = ends(step<Interval>(instance, j, 300));
    const auto coarse = ends(step<Ball>(instance, j, 60));
    // Overlapping, and tight: at least 250 of the 300 bits are left.
    const Rational size = 1 + abs(ball.centre());
    RC_ASSERT(ball.lower <= interval.upper && interval.lower <= ball.upper);
    RC_ASSERT(ball.lower <= coarse.upper && coarse.lower <= ball.upper);
    RC_ASSERT(ball.width() <= size * power_of_two(-250));
    RC_ASSERT(interval.width() <= size * power_of_two(-250));
    expect_near<float>(instance, j, ball, 24 + 8);
    expect_near<double>(instance, j, ball, 53);
    expect_near<long double>(instance, j, ball, 64);
    expect_near<Quad>(instance, j, ball, 113);
    expect_near<Real>(instance, j, ball, 200);
  }
}

void expect_refusal(const StartedProcess& instance) {
  const auto& [process, start] = instance;
  RC_ASSERT(!is_polynomial(process));
  RC_ASSERT_THROWS_AS((void)to_polynomials(process), ContractViolation);
  for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
    RC_ASSERT_THROWS_AS((void)branch_image(process, start, j), ContractViolation);
    const auto generic = convert_process<RationalPolynomial>(process);
    RC_ASSERT_THROWS_AS((void)branch_image(generic, RationalPolynomial::identity(), j,
                                           RegionMagnitude{Sign::nonnegative}),
                        ContractViolation);
  }
}

TEST(IrrationalMaps, types_agree_on_exponential_steps) {
  check_property(150, [] { expect_agreement(exponential_step()); });
}
TEST(IrrationalMaps, types_agree_on_fractional_powers) {
  check_property(150, [] { expect_agreement(fractional_power()); });
}
TEST(IrrationalMaps, types_agree_on_theorem_3_noise) {
  check_property(150, [] { expect_agreement(theorem_3()); });
}
TEST(IrrationalMaps, rationals_and_polynomials_refuse_them) {
  check_property(50, [] { expect_refusal(exponential_step()); });
  check_property(50, [] { expect_refusal(theorem_3()); });
  check_property(50, [] {
    const auto instance = fractional_power();
    RC_PRE(!std::get<PowerStep<Rational>>(instance.process.device).is_polynomial());
    expect_refusal(instance);
  });
}

}  // namespace
}  // namespace certau
