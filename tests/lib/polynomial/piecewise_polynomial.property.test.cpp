// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_polynomial.hpp"

#include "tests/lib/polynomial/kinked_function.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using Conditions = PiecewisePolynomial::Conditions;
using support::bivariate;
using support::check_property;

TEST(PiecewisePolynomial, magnitudes_have_their_values) {
  check_property(200, [] {
    PiecewisePolynomial f;
    const auto smooth = *bivariate(3, 3);
    f.add({}, smooth);
    std::vector<std::pair<BivariatePolynomial, BivariatePolynomial>> magnitudes;
    const int count = *rc::gen::inRange(0, 5);
    for (int k = 0; k < count; ++k) {
      magnitudes.emplace_back(*bivariate(2, 2), *bivariate(1, 2));
      // Multiples of an argument are common: they share a number.
      if (k > 0 && *rc::gen::element(false, true))
        magnitudes.back().first =
            magnitudes.front().first * BivariatePolynomial{*properties::rational(3, 3)};
      f.add_magnitude({}, magnitudes.back().first, magnitudes.back().second);
    }
    for (int k = 0; k < 5; ++k) {
      const auto [x, y] = *support::point();
      Rational expected = smooth(x, y);
      for (const auto& [argument, factor] : magnitudes)
        expected += abs(argument(x, y)) * factor(x, y);
      RC_ASSERT(f(x, y) == expected);
    }
  });
}

TEST(PiecewisePolynomial, magnitudes_within_magnitudes_have_their_values) {
  check_property(200, [] {
    auto g = *support::kinked_function(2, 2);
    // Cases in common.
    if (g.nests.size() > 1) g.nests[1].first.first = -g.nests[0].first.first;
    const auto f = g.piecewise();
    for (int k = 0; k < 5; ++k) {
      const auto [x, y] = *support::point();
      RC_ASSERT(f(x, y) == g(x, y));
    }
  });
}

TEST(PiecewisePolynomial, a_term_counts_where_its_conditions_hold) {
  check_property(300, [] {
    PiecewisePolynomial f;
    Conditions conditions;
    const auto [x, y] = *support::point();
    bool holds = true;
    bool possible = true;
    for (int k = *rc::gen::inRange(0, 4); k >= 0; --k) {
      const auto argument = *bivariate(1, 1);
      const auto sign = *rc::gen::element(Sign::nonnegative, Sign::nonpositive);
      const Rational at = argument(x, y);
      RC_PRE(at != 0);
      holds = holds && (at > 0) == (sign == Sign::nonnegative);
      possible = f.restrict(conditions, argument, sign) && possible;
    }
    const auto p = *bivariate(2, 2);
    // What is impossible holds nowhere.
    RC_ASSERT(possible || !holds);
    RC_PRE(possible);
    f.add(conditions, p);
    RC_ASSERT(f(x, y) == (holds ? p(x, y) : Rational{0}));
  });
}

TEST(PiecewisePolynomial, negation_is_pointwise) {
  check_property(100, [] {
    const auto f = (*support::kinked_function(2, 2)).piecewise();
    auto negative = f;
    negative.negate();
    const auto [x, y] = *support::point();
    RC_ASSERT(negative(x, y) == -f(x, y));
    RC_ASSERT(negative.arguments() == f.arguments());
    negative.negate();
    RC_ASSERT(negative.terms() == f.terms());
  });
}

TEST(PiecewisePolynomial, arguments_have_leading_coefficient_one_and_are_not_constant) {
  check_property(100, [] {
    PiecewisePolynomial f;
    for (int k = 0; k < 3; ++k) f.add_magnitude({}, *bivariate(2, 2), 1);
    for (const auto& argument : f.arguments()) {
      RC_ASSERT(!argument.is_constant());
      const auto& row = argument.rows().back();
      RC_ASSERT(row.coefficient(row.degree()) == 1);
      RC_ASSERT(std::count(f.arguments().begin(), f.arguments().end(), argument) == 1);
    }
  });
}

}  // namespace
}  // namespace certau
