// SPDX-License-Identifier: Apache-2.0
// What must not compile.
#include <gtest/gtest.h>

#include <type_traits>

#include "certau/base/outcome.hpp"
#include "certau/base/truth.hpp"
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"
#include "certau/process/process.hpp"

namespace certau {
namespace {

template <class From, class To>
constexpr bool becomes = std::is_convertible_v<From, To>;

template <class A, class B>
constexpr bool mixes = requires(A a, B b) {
  a + b;
};

TEST(Types, truth_is_no_bool) {
  static_assert(!becomes<Truth, bool>);
  static_assert(!becomes<Truth, int>);
  static_assert(!becomes<bool, Truth>);
}

TEST(Types, an_outcome_is_neither_its_value_nor_a_bool) {
  static_assert(!becomes<Outcome<int>, bool>);
  static_assert(!becomes<Outcome<int>, int>);
  static_assert(!std::is_constructible_v<bool, Outcome<int>>);
  static_assert(!becomes<std::string, Outcome<int>>, "a reason says which refusal it is");
  static_assert(becomes<Inconclusive, Outcome<int>> && becomes<OutsideDomain, Outcome<int>>);
}

TEST(Types, approximations_are_no_enclosures) {
  static_assert(!becomes<Real, Ball> && !std::is_constructible_v<Ball, Real>);
  static_assert(!becomes<Quad, Ball> && !std::is_constructible_v<Ball, Quad>);
  static_assert(!becomes<Real, Rational> && !becomes<Ball, Rational>);
  static_assert(!becomes<Ball, Interval> && !becomes<Interval, Ball>);
  static_assert(!mixes<Ball, Real> && !mixes<Ball, Interval>);
  static_assert(!becomes<Rational, double> && !becomes<Ball, double>);
}

TEST(Types, a_ball_needs_a_precision_to_take_a_rational) {
  static_assert(!becomes<Rational, Ball>);
  static_assert(!becomes<Rational, RationalPolynomial>, "explicit: a constant polynomial");
}

TEST(Types, fractions_do_not_become_integers_on_the_way_into_an_enclosure) {
  // Ball(long) and RationalPolynomial(int) would cut 0.5 down to 0.
  EXPECT_FALSE((becomes<double, Ball>));
  EXPECT_FALSE((std::is_constructible_v<Ball, double>));
  EXPECT_FALSE((mixes<Ball, double>));
  EXPECT_FALSE((becomes<double, RationalPolynomial>));
  EXPECT_FALSE((std::is_constructible_v<RationalPolynomial, double>));
}

TEST(Types, processes_of_different_numbers_do_not_mix) {
  static_assert(!becomes<Process<double>, Process<Rational>>);
  static_assert(!becomes<Process<Rational>, Process<Ball>>);
  static_assert(!std::is_invocable_v<decltype(validate), Process<double>>);
}

}  // namespace
}  // namespace certau
