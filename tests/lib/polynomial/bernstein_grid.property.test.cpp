// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bernstein_grid.hpp"

#include <cmath>

#include "tests/lib/polynomial/bivariate.hpp"
#include "tests/support/exact_int256.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::bivariate;
using support::check_property;
using support::exact;

Rational binomial(long n, long k) {
  Rational result = 1;
  for (long i = 1; i <= k; ++i) result = result * (n - k + i) / i;
  return result;
}

// The definition: b_ij = sum over k <= i, l <= j of C(i,k) C(j,l) / (C(m,k) C(n,l)) a_kl.
Rational bernstein(const BivariatePolynomial& p, long m, long n, long i, long j) {
  Rational sum = 0;
  for (long k = 0; k <= i; ++k)
    for (long l = 0; l <= j; ++l)
      sum +=
          binomial(i, k) * binomial(j, l) / (binomial(m, k) * binomial(n, l)) * p.coefficient(k, l);
  return sum;
}

// A polynomial with its grid, on a box reached by random halvings.
struct Case {
  BivariatePolynomial on_unit_square;
  BivariatePolynomial on_box;  // in the box's own coordinates
  long degree_x;
  long degree_y;
  long bits;
  BernsteinGrid grid;
  Rational x = 0, y = 0, width = 1, height = 1;
  Rational rounding = 1;  // bound on what was rounded up, in units of 2^-bits

  [[nodiscard]] Rational upper(long i, long j) const {
    return Rational{exact(grid.coefficient(i, j))} * power_of_two(-bits);
  }
  [[nodiscard]] Rational error() const { return rounding * power_of_two(-bits); }
};

Case random_case(long bits) {
  const auto p = *bivariate(4, 3);
  const long degree_x = std::max(0L, p.degree_x()) + *rc::gen::inRange(0, 3);
  const long degree_y = std::max(0L, p.degree_y()) + *rc::gen::inRange(0, 3);
  auto grid = BernsteinGrid::try_make(p, degree_x, degree_y, bits);
  RC_ASSERT(grid.has_value());
  return {p, p, degree_x, degree_y, bits, *grid};
}

void halve_at_random(Case& c) {
  const auto axis = *rc::gen::element(Axis::x, Axis::y);
  const bool upper = *rc::gen::element(false, true);
  const auto both = c.grid.halves(axis);
  c.grid = upper ? both.second : both.first;
  Rational& size = axis == Axis::x ? c.width : c.height;
  size /= 2;
  if (upper) (axis == Axis::x ? c.x : c.y) += size;
  // One average rounds by at most 1/2; there are as many in a row as the degree.
  c.rounding += Rational{axis == Axis::x ? c.degree_x : c.degree_y, 2};
  Substitution onto_box{BivariatePolynomial::linear_x(c.x, c.width),
                        BivariatePolynomial::linear_y(c.y, c.height)};
  c.on_box = onto_box(c.on_unit_square);
}

// The exact Bernstein coefficients on the box, rounded up and by no more than the case allows.
void assert_rounded_up(const Case& c) {
  for (long i = 0; i <= c.degree_x; ++i)
    for (long j = 0; j <= c.degree_y; ++j) {
      const Rational b = bernstein(c.on_box, c.degree_x, c.degree_y, i, j);
      RC_ASSERT(b <= c.upper(i, j) && c.upper(i, j) < b + c.error());
    }
}

TEST(BernsteinGrid, coefficients_are_those_of_the_polynomial_rounded_up) {
  check_property(200, [] {
    const auto c = random_case(*rc::gen::element(-3L, 0L, 5L, 64L, 150L));
    assert_rounded_up(c);
  });
}

TEST(BernsteinGrid, halves_round_up_only_and_by_no_more_than_half_a_unit_in_each_average) {
  check_property(150, [] {
    auto c = random_case(*rc::gen::element(0L, 5L, 64L, 150L));
    for (int k = *rc::gen::inRange(1, 12); k > 0; --k) halve_at_random(c);
    assert_rounded_up(c);
  });
}

TEST(BernsteinGrid, the_largest_coefficient_bounds_the_values_on_the_box) {
  check_property(300, [] {
    auto c = random_case(*rc::gen::element(0L, 5L, 64L, 150L));
    for (int k = *rc::gen::inRange(0, 30); k > 0; --k) halve_at_random(c);
    Rational largest = c.upper(0, 0);
    for (long i = 0; i <= c.degree_x; ++i)
      for (long j = 0; j <= c.degree_y; ++j) largest = std::max(largest, c.upper(i, j));
    RC_ASSERT(c.grid.is_nonpositive() == (largest <= 0));
    for (int k = 0; k < 8; ++k) {
      const auto [s, t] = *support::point();
      RC_ASSERT(c.on_unit_square(c.x + s * c.width, c.y + t * c.height) <= largest);
    }
  });
}

TEST(BernsteinGrid, corners_are_values_up_to_the_rounding) {
  check_property(200, [] {
    auto c = random_case(*rc::gen::element(5L, 64L, 150L));
    for (int k = *rc::gen::inRange(0, 30); k > 0; --k) halve_at_random(c);
    for (const bool right : {false, true})
      for (const bool top : {false, true}) {
        const Rational corner = Rational{exact(c.grid.corner(right, top))} * power_of_two(-c.bits);
        const Rational value = c.on_unit_square(c.x + (right ? c.width : Rational{0}),
                                                c.y + (top ? c.height : Rational{0}));
        RC_ASSERT(value <= corner && corner < value + c.error());
      }
  });
}

TEST(BernsteinGrid, halves_share_the_corners_in_the_middle) {
  check_property(200, [] {
    const auto c = random_case(64);
    const auto left_right = c.grid.halves(Axis::x);
    const auto below_above = c.grid.halves(Axis::y);
    for (const bool far : {false, true}) {
      RC_ASSERT(exact(left_right.first.corner(true, far)) ==
                exact(left_right.second.corner(false, far)));
      RC_ASSERT(exact(below_above.first.corner(far, true)) ==
                exact(below_above.second.corner(far, false)));
    }
  });
}

TEST(BernsteinGrid, sums_are_coefficient_by_coefficient) {
  check_property(100, [] {
    const auto p = *bivariate(3, 3);
    const auto q = *bivariate(3, 3);
    auto sum = BernsteinGrid::try_make(p, 3, 3, 40).value();
    const auto before = sum;
    const auto other = BernsteinGrid::try_make(q, 3, 3, 40).value();
    sum += other;
    for (long i = 0; i <= 3; ++i)
      for (long j = 0; j <= 3; ++j)
        RC_ASSERT(exact(sum.coefficient(i, j)) ==
                  exact(before.coefficient(i, j)) + exact(other.coefficient(i, j)));
  });
}

TEST(BernsteinGrid, coefficients_that_reach_2_to_246_are_refused) {
  check_property(200, [] {
    const long bits = *rc::gen::inRange(-40L, 300L);
    const Rational sign = *rc::gen::element(1, -1);
    const auto fits = [&](const Rational& c) {
      return BernsteinGrid::try_make(BivariatePolynomial{c}, 1, 1, bits).has_value();
    };
    const Rational border = power_of_two(246 - bits);
    RC_ASSERT(!fits(sign * border));
    RC_ASSERT(!fits(sign * border * 5));
    RC_ASSERT(fits(sign * (border - power_of_two(-bits))));
    // Rounded up it reaches the border from below, but is away from it from above.
    const Rational between = border - power_of_two(-bits) / 3;
    RC_ASSERT(fits(sign * between) == (sign < 0));
  });
}

TEST(BernsteinGrid, spare_bits_are_the_most_that_fit_or_up_to_two_fewer) {
  check_property(300, [] {
    const Rational scale = power_of_two(*rc::gen::inRange(-400L, 400L));
    const auto p = *bivariate(4, 3) * BivariatePolynomial{scale};
    const long degree_x = std::max(0L, p.degree_x()) + *rc::gen::inRange(0, 3);
    const long degree_y = std::max(0L, p.degree_y()) + *rc::gen::inRange(0, 3);
    const long bits = spare_bits(p, degree_x, degree_y);
    RC_ASSERT(BernsteinGrid::try_make(p, degree_x, degree_y, bits).has_value());
    RC_ASSERT(p.is_zero() || !BernsteinGrid::try_make(p, degree_x, degree_y, bits + 3).has_value());
    RC_ASSERT(spare_bits(-p, degree_x, degree_y) == bits);
  });
}

// The derivative's coefficients are `degree` times the differences of neighbours.
TEST(BernsteinGrid, approx_slope_is_the_largest_coefficient_of_the_derivative) {
  check_property(200, [] {
    auto c = random_case(*rc::gen::element(40L, 64L, 150L));
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) halve_at_random(c);
    const auto axis = *rc::gen::element(Axis::x, Axis::y);
    std::vector<RationalPolynomial> rows;
    for (std::size_t j = 0; j < c.on_box.rows().size(); ++j) {
      const auto& row = c.on_box.rows()[j];
      if (axis == Axis::x)
        rows.push_back(row.derivative());
      else if (j > 0)
        rows.push_back(row * RationalPolynomial{static_cast<int>(j)});
    }
    const BivariatePolynomial derivative{rows};
    const long degree_x = c.degree_x - (axis == Axis::x ? 1 : 0);
    const long degree_y = c.degree_y - (axis == Axis::y ? 1 : 0);
    Rational largest = 0;
    for (long i = 0; i <= degree_x; ++i)
      for (long j = 0; j <= degree_y; ++j)
        largest = std::max<Rational>(largest, abs(bernstein(derivative, degree_x, degree_y, i, j)));
    const double expected = Rational{largest * power_of_two(c.bits)}.convert_to<double>();
    // Each of two neighbours is off by less than `rounding`, and the degree is at most 6.
    const double slack = 6 * c.rounding.convert_to<double>() + 1e-12 * expected;
    RC_ASSERT(std::abs(c.grid.approx_slope(axis) - expected) <= slack);
  });
}

TEST(BernsteinGrid, approx_maximum_is_the_largest_coefficient) {
  check_property(200, [] {
    auto c = random_case(*rc::gen::element(5L, 64L, 150L));
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) halve_at_random(c);
    Integer largest = exact(c.grid.coefficient(0, 0));
    for (long i = 0; i <= c.degree_x; ++i)
      for (long j = 0; j <= c.degree_y; ++j)
        largest = std::max(largest, exact(c.grid.coefficient(i, j)));
    const auto expected = largest.convert_to<double>();
    RC_ASSERT(std::abs(c.grid.approx_maximum() - expected) <= 1e-12 * std::abs(expected));
  });
}

TEST(BernsteinGrid, a_degree_below_the_polynomials_is_a_contract_violation) {
  const auto x = BivariatePolynomial::linear_x(0, 1);
  const auto y = BivariatePolynomial::linear_y(0, 1);
  EXPECT_THROW((void)BernsteinGrid::try_make(x * x, 1, 1, 0), ContractViolation);
  EXPECT_THROW((void)BernsteinGrid::try_make(y * y, 2, 1, 0), ContractViolation);
  EXPECT_THROW((void)spare_bits(y * y, 2, 1), ContractViolation);
}

}  // namespace
}  // namespace certau
