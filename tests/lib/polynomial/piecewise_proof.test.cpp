// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_proof.hpp"

#include <gmock/gmock.h>

#include "tests/support/exact.hpp"

namespace certau {
namespace {

using support::exact;
using ::testing::HasSubstr;
using Conditions = PiecewisePolynomial::Conditions;

const BivariatePolynomial x = BivariatePolynomial::linear_x(0, 1);
const BivariatePolynomial y = BivariatePolynomial::linear_y(0, 1);

BivariatePolynomial constant(const Rational& value) { return BivariatePolynomial{value}; }

// smooth − the sum of the magnitudes.
PiecewisePolynomial minus_magnitudes(const BivariatePolynomial& smooth,
                                     const std::vector<BivariatePolynomial>& arguments) {
  PiecewisePolynomial f;
  f.add({}, smooth);
  for (const auto& argument : arguments) f.add_magnitude({}, argument, -1);
  return f;
}

PiecewisePolynomial smooth(const BivariatePolynomial& p) { return minus_magnitudes(p, {}); }

Truth prove(const PiecewisePolynomial& f) { return prove_nonpositive(f, 1).truth; }

void expect_positive(const PiecewisePolynomial& f, const PiecewiseVerdict& verdict) {
  for (const auto& [at_x, at_y] : verdict.counterexamples)
    EXPECT_GT(f(exact(at_x), exact(at_y)), 0) << at_x << ' ' << at_y;
}

TEST(PiecewiseProof, constants_are_judged_by_their_sign) {
  EXPECT_EQ(prove(PiecewisePolynomial{}), Truth::yes);
  EXPECT_EQ(prove(smooth(0)), Truth::yes);
  EXPECT_EQ(prove(smooth(-1)), Truth::yes);
  EXPECT_EQ(prove(smooth(1)), Truth::no);
  EXPECT_EQ(prove(smooth(constant(power_of_two(-40)))), Truth::no);
}

TEST(PiecewiseProof, in_one_variable) {
  // max of x(1 − x) is 1/4.
  EXPECT_EQ(prove(smooth(x * (1 - x) - constant({1, 4}))), Truth::yes);
  EXPECT_EQ(prove(smooth(x * (1 - x) - constant({26, 100}))), Truth::yes);
  EXPECT_EQ(prove(smooth(x * (1 - x) - constant({24, 100}))), Truth::no);
  const auto kink = x - constant({1, 3});
  EXPECT_EQ(prove(minus_magnitudes(constant({-1, 1'000'000}), {kink})), Truth::yes);
  EXPECT_EQ(prove(minus_magnitudes(constant({1, 1'000'000}), {kink})), Truth::no);
}

TEST(PiecewiseProof, in_the_second_variable_alone) {
  const auto kink = y - constant({1, 3});
  EXPECT_EQ(prove(smooth(y * (1 - y) - constant({26, 100}))), Truth::yes);
  EXPECT_EQ(prove(smooth(y * (1 - y) - constant({24, 100}))), Truth::no);
  EXPECT_EQ(prove(minus_magnitudes(constant({-1, 1'000'000}), {kink})), Truth::yes);
  EXPECT_EQ(prove(minus_magnitudes(constant({1, 1'000'000}), {kink})), Truth::no);
}

TEST(PiecewiseProof, a_maximum_of_zero_at_a_corner_or_on_the_grid_of_halvings_is_proved) {
  EXPECT_EQ(prove(smooth(-x - y)), Truth::yes);
  EXPECT_EQ(prove(smooth((x - 1) * y)), Truth::yes);
  EXPECT_EQ(prove(minus_magnitudes(0, {x - constant({1, 2})})), Truth::yes);
  EXPECT_EQ(prove(minus_magnitudes(0, {x - constant({1, 2}), y - constant({3, 8})})), Truth::yes);
}

TEST(PiecewiseProof, curves_of_arguments_that_cross) {
  // y = x² and x + y = 1 cross at x = (√5 − 1)/2, which is irrational.
  const std::vector arguments{y - x * x, x + y - 1};
  EXPECT_EQ(prove(minus_magnitudes(constant({-1, 1000}), arguments)), Truth::yes);
  const auto f = minus_magnitudes(constant({1, 1000}), arguments);
  const auto verdict = prove_nonpositive(f, 1);
  ASSERT_EQ(verdict.truth, Truth::no);
  ASSERT_FALSE(verdict.counterexamples.empty());
  expect_positive(f, verdict);
  for (const auto& point : verdict.counterexamples) {
    EXPECT_NEAR(point.x, 0.6180339887, 1e-3);
    EXPECT_NEAR(point.y, 0.3819660113, 1e-3);
  }
}

TEST(PiecewiseProof, the_triangle_inequality_holds_and_is_sharp) {
  const auto a = x * x - y;
  const auto b = x + y - constant({3, 4});
  const auto excess = [&](const Rational& shift) {
    auto f = minus_magnitudes(constant(shift), {a, b});
    f.add_magnitude({}, a + b, 1);
    return f;
  };
  EXPECT_EQ(prove(excess({-1, 100})), Truth::yes);
  EXPECT_EQ(prove(excess({1, 1'000'000})), Truth::no);
}

TEST(PiecewiseProof, terms_count_only_where_their_conditions_hold) {
  // x − 2/3 where x <= y, −1 elsewhere: its supremum is 1/3, at (1, 1).
  const auto f = [](const Rational& shift) {
    PiecewisePolynomial result;
    Conditions above;
    Conditions below;
    EXPECT_TRUE(result.restrict(above, y - x, Sign::nonnegative));
    EXPECT_TRUE(result.restrict(below, y - x, Sign::nonpositive));
    result.add(above, x - constant(shift));
    result.add(below, -1);
    return result;
  };
  EXPECT_EQ(prove(f({2, 3})), Truth::no);
  EXPECT_EQ(prove(f({101, 100})), Truth::yes);
}

TEST(PiecewiseProof, conditions_that_exclude_each_other_are_not_combined) {
  // 1 where x <= 1/3, 1 where x >= 2/3, minus 3/2: positive only if both held.
  PiecewisePolynomial f;
  Conditions left;
  Conditions right;
  ASSERT_TRUE(f.restrict(left, x - constant({1, 3}), Sign::nonpositive));
  ASSERT_TRUE(f.restrict(right, x - constant({2, 3}), Sign::nonnegative));
  f.add(left, 1);
  f.add(right, 1);
  f.add({}, constant({-3, 2}));
  EXPECT_EQ(prove(f), Truth::yes);
}

TEST(PiecewiseProof, the_answer_does_not_depend_on_the_scale_if_the_unit_has_it) {
  for (const long exponent : {-300L, -100L, 0L, 100L, 300L}) {
    const Rational scale = power_of_two(exponent);
    for (const auto& [shift, truth] :
         {std::pair{Rational(-1, 1000), Truth::yes}, std::pair{Rational(1, 1000), Truth::no}}) {
      const auto f = minus_magnitudes(
          constant(shift * scale), {(y - x * x) * constant(scale), (x + y - 1) * constant(scale)});
      EXPECT_EQ(prove_nonpositive(f, scale).truth, truth) << exponent;
    }
  }
}

TEST(PiecewiseProof, a_zero_at_an_irrational_kink_is_left_unknown) {
  const auto verdict = prove_nonpositive(minus_magnitudes(0, {x * x - constant({1, 2})}), 1);
  EXPECT_EQ(verdict.truth, Truth::unknown);
  EXPECT_THAT(verdict.reason, HasSubstr("touches zero"));
  EXPECT_TRUE(verdict.counterexamples.empty());
  const auto crossing = prove_nonpositive(minus_magnitudes(0, {y - x * x, x + y - 1}), 1);
  EXPECT_EQ(crossing.truth, Truth::unknown);
}

TEST(PiecewiseProof, the_limit_of_depth_is_obeyed) {
  const auto f = minus_magnitudes(constant({-1, 1000}), {x - constant({1, 3})});
  SubdivisionLimits limits;
  limits.depth = 5;
  EXPECT_EQ(prove_nonpositive(f, 1, limits).truth, Truth::unknown);
  limits.depth = 15;
  EXPECT_EQ(prove_nonpositive(f, 1, limits).truth, Truth::yes);
}

TEST(PiecewiseProof, the_limit_of_boxes_is_obeyed) {
  const auto f = minus_magnitudes(constant({-1, 1000}), {y - x * x, x + y - 1});
  const auto free = prove_nonpositive(f, 1);
  ASSERT_EQ(free.truth, Truth::yes);
  SubdivisionLimits limits;
  limits.boxes = free.boxes;
  EXPECT_EQ(prove_nonpositive(f, 1, limits).truth, Truth::yes);
  limits.boxes = free.boxes - 1;
  const auto stopped = prove_nonpositive(f, 1, limits);
  EXPECT_EQ(stopped.truth, Truth::unknown);
  EXPECT_THAT(stopped.reason, HasSubstr("limit"));
}

TEST(PiecewiseProof, what_was_refuted_before_a_limit_stays_refuted) {
  // Positive at x = 3/4, touching zero at x = √(1/8).
  const auto kink = x * x - constant({1, 8});
  const auto f = minus_magnitudes(kink * kink * x * (1 - x) * 16, {kink});
  const auto verdict = prove_nonpositive(f, 1);
  EXPECT_EQ(verdict.truth, Truth::no);
  EXPECT_THAT(verdict.reason, HasSubstr("touches zero"));
  expect_positive(f, verdict);
}

TEST(PiecewiseProof, counterexamples_are_no_more_than_asked_for) {
  const auto ridge = x + y - constant({1, 3});
  const auto f = smooth(constant({1, 1000}) - ridge * ridge);
  SubdivisionLimits limits;
  for (const std::size_t count : {std::size_t{1}, std::size_t{7}}) {
    limits.counterexamples = count;
    const auto verdict = prove_nonpositive(f, 1, limits);
    EXPECT_EQ(verdict.truth, Truth::no);
    EXPECT_EQ(verdict.counterexamples.size(), count);
    expect_positive(f, verdict);
  }
}

TEST(PiecewiseProof, a_request_to_stop_is_obeyed) {
  const auto f = minus_magnitudes(constant({-1, 10'000}), {y - x * x});
  ASSERT_GT(prove_nonpositive(f, 1).boxes, 2000);
  std::stop_source source;
  source.request_stop();
  const auto verdict = prove_nonpositive(f, 1, {}, source.get_token());
  EXPECT_EQ(verdict.truth, Truth::unknown);
  EXPECT_THAT(verdict.reason, HasSubstr("interrupted"));
  EXPECT_LT(verdict.boxes, 1000);
}

TEST(PiecewiseProof, coefficients_of_too_wide_a_range_are_left_unknown) {
  // f <= -1, but 2^250 and 2^-30 do not fit into 256 bits together.
  const auto wide = prove_nonpositive(smooth(constant(-power_of_two(250)) * x - 1), 1);
  EXPECT_EQ(wide.truth, Truth::unknown);
  EXPECT_THAT(wide.reason, HasSubstr("too wide"));
  EXPECT_EQ(wide.boxes, 0);
  EXPECT_EQ(prove(smooth(constant(-power_of_two(200)) * x - 1)), Truth::yes);
  // Nor does a unit that is far too small for the values.
  EXPECT_EQ(prove_nonpositive(smooth(-x - 1), power_of_two(-250)).truth, Truth::unknown);
}

TEST(PiecewiseProof, hundreds_of_large_terms_do_not_overflow) {
  // 300 terms that together reach more than 2^8 times the largest of them.
  const Rational large = power_of_two(190);
  PiecewisePolynomial f;
  for (int k = 1; k <= 150; ++k) f.add_magnitude({}, x + y + constant({k, 7}), constant(large));
  for (int k = 1; k <= 150; ++k) f.add_magnitude({}, x - y * k - k, constant(large));
  EXPECT_EQ(prove(f), Truth::no);
  f.negate();
  EXPECT_EQ(prove(f), Truth::yes);
}

TEST(PiecewiseProof, a_unit_that_is_not_positive_is_a_contract_violation) {
  EXPECT_THROW((void)prove_nonpositive(smooth(-1), 0), ContractViolation);
  EXPECT_THROW((void)prove_nonpositive(smooth(-1), -1), ContractViolation);
}

}  // namespace
}  // namespace certau
