// SPDX-License-Identifier: Apache-2.0
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"
#include "checks/properties/generators/number.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;
using support::exact;

rc::Gen<Rational> wide() {
  return rc::gen::map(
      rc::gen::tuple(properties::rational(100'000, 100'000), rc::gen::inRange(-60, 61)),
      [](const auto& parts) {
        return Rational{std::get<0>(parts) * power_of_two(std::get<1>(parts))};
      });
}

// Nearest: no further than half a unit in the last place, hence than 2^-bits relatively.
template <class T>
void expect_nearest(unsigned bits) {
  check_property(100, [=] {
    const Rational value = *wide();
    const Rational got = exact(from_rational<T>(value, {bits}));
    RC_ASSERT(abs(Rational{got - value}) <= power_of_two(-static_cast<long>(bits)) * abs(value));
  });
}

TEST(FromRational, a_float_is_the_nearest) { expect_nearest<float>(24); }
TEST(FromRational, a_double_is_the_nearest) { expect_nearest<double>(53); }
TEST(FromRational, a_long_double_is_the_nearest) { expect_nearest<long double>(64); }
TEST(FromRational, a_real_of_any_precision_is_the_nearest) {
  for (const unsigned bits : {2U, 24U, 53U, 192U, 1000U}) expect_nearest<Real>(bits);
}
TEST(FromRational, a_quad_is_within_two_units) { expect_nearest<Quad>(113 - 2); }

template <class T>
void expect_tight_enclosure() {
  check_property(100, [] {
    const Rational value = *wide();
    const auto bits = *rc::gen::element(2U, 24U, 53U, 128U, 1000U);
    const T enclosed = from_rational<T>(value, {bits});
    const ClosedInterval ends{exact_lower(enclosed), exact_upper(enclosed)};
    RC_ASSERT(ends.contains(value));
    RC_ASSERT(ends.width() <= power_of_two(2 - static_cast<long>(bits)) * abs(value));
  });
}

TEST(FromRational, an_interval_contains_the_rational) { expect_tight_enclosure<Interval>(); }
TEST(FromRational, a_ball_contains_the_rational) { expect_tight_enclosure<Ball>(); }

TEST(FromRational, dyadics_are_exact_in_every_type) {
  check_property(100, [] {
    const Rational value = *properties::dyadic();
    RC_ASSERT(exact(from_rational<float>(value, {})) == value);
    RC_ASSERT(exact(from_rational<double>(value, {})) == value);
    RC_ASSERT(exact(from_rational<Quad>(value, {})) == value);
    RC_ASSERT(exact(from_rational<Real>(value, {24})) == value);
    const auto interval = from_rational<Interval>(value, {24});
    RC_ASSERT(exact_lower(interval) == value && exact_upper(interval) == value);
    const auto ball = from_rational<Ball>(value, {24});
    RC_ASSERT(exact_lower(ball) == value && exact_upper(ball) == value);
  });
}

}  // namespace
}  // namespace certau
