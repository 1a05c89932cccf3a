// SPDX-License-Identifier: Apache-2.0
#include "certau/problem/problem.hpp"

#include "certau/problem/landscape.hpp"
#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/problem.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(Problem, the_gradient_is_the_derivative_of_the_objective) {
  check_property(300, [] {
    const auto f = *properties::problem();
    std::visit([](const auto& kind) { kind.validate(); }, f);
    const Rational w = *properties::rational();
    const auto polynomial = objective_polynomial(f);
    RC_ASSERT(polynomial(w) == objective(f, w));
    RC_ASSERT(polynomial.derivative()(w) == gradient(f, w));
  });
}

TEST(Problem, a_converted_problem_is_the_same_function) {
  check_property(200, [] {
    const auto f = *properties::problem();
    const Rational w = *properties::rational();
    const Converter<RationalPolynomial> convert{};
    const auto generic = std::visit(
        [&](const auto& kind) { return Problem<RationalPolynomial>{kind.converted(convert)}; }, f);
    RC_ASSERT(gradient(generic, RationalPolynomial::identity())(w) == gradient(f, w));
  });
}

TEST(Problem, the_curvature_bound_holds_on_the_interval) {
  check_property(300, [] {
    const auto f = *properties::problem();
    const Rational lower = *properties::rational();
    const ClosedInterval interval{lower, lower + *properties::positive_rational()};
    const Rational bound = curvature_bound(f, interval);
    const Rational a = *properties::rational_in(interval);
    const Rational b = *properties::rational_in(interval);
    const auto second = objective_polynomial(f).derivative().derivative();
    RC_ASSERT(abs(second(a)) <= bound);
    // So g is Lipschitz with that constant.
    RC_ASSERT(abs(gradient(f, a) - gradient(f, b)) <= bound * abs(Rational{a - b}));
  });
}

// A bounded-below problem of degree 2 or 4.
rc::Gen<Problem<Rational>> coercive() {
  return rc::gen::suchThat(properties::problem(), [](const Problem<Rational>& f) {
    return objective_polynomial(f).degree() % 2 == 0;
  });
}

TEST(Problem, the_infimum_is_enclosed_and_attained) {
  check_property(200, [] {
    const auto f = *coercive();
    const auto margin = power_of_ten(-*rc::gen::inRange(1, 40));
    const auto landscape = find_landscape(f, margin).value();
    const auto& [lower, upper, at] = landscape.infimum;
    RC_ASSERT(objective(f, at) == upper);
    RC_ASSERT(upper - lower <= margin);
    RC_ASSERT(objective(f, *properties::rational(40, 9)) >= lower);
    RC_ASSERT(objective(f, *properties::rational(4, 200)) >= lower);
  });
}

TEST(Problem, the_gradient_changes_sign_across_each_minimizer) {
  check_property(200, [] {
    const auto f = *coercive();
    const auto landscape = find_landscape(f, power_of_ten(-20)).value();
    RC_ASSERT(!landscape.minimizers.empty());
    for (const auto& minimizer : landscape.minimizers) {
      const Rational step = power_of_ten(-25);
      RC_ASSERT(gradient(f, Rational{minimizer.lower - step}) < 0);
      RC_ASSERT(gradient(f, Rational{minimizer.upper + step}) > 0);
      RC_ASSERT(objective(f, minimizer.centre()) <= landscape.infimum.upper + power_of_ten(-19));
    }
  });
}

}  // namespace
}  // namespace certau
