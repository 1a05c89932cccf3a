// SPDX-License-Identifier: Apache-2.0
#include "certau/process/invariant_set.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

Process<Rational> quadratic(const Rational& rate, const Rational& minimizer,
                            const Rational& sigma) {
  return {Algorithm::analog_sgd, rate, Quadratic<Rational>{1, minimizer},
          AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{sigma}};
}

Outcome<InvariantSet> find(const Process<Rational>& process, const Rational& start) {
  return find_invariant_set(process, to_polynomials(process), start, 100);
}

ClosedInterval found(const Process<Rational>& process, const Rational& start) {
  return find(process, start).value().interval;
}

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(InvariantSet, of_two_point_noise_is_where_the_gradient_is_smaller) {
  const auto process = quadratic(Rational(1, 10), Rational(1, 4), Rational(1, 5));
  const ClosedInterval expected{Rational(1, 20), Rational(9, 20)};
  for (const Rational& start : {Rational(1, 20), Rational(1, 4), Rational(9, 20)})
    EXPECT_EQ(found(process, start), expected) << start;
  const auto set = find(process, Rational(1, 4)).value();
  ASSERT_EQ(set.pieces.size(), 1U);
  EXPECT_TRUE(set.cuts().empty());
  EXPECT_EQ(set.main_piece().admitted[0], std::vector{Sign::nonpositive});
  EXPECT_EQ(set.main_piece().admitted[1], std::vector{Sign::nonnegative});
}

TEST(InvariantSet, is_clipped_to_the_range_of_the_device) {
  EXPECT_EQ(found(quadratic(Rational(1, 10), Rational(9, 10), Rational(1, 2)), Rational(4, 5)),
            (ClosedInterval{Rational(2, 5), 1}));
  EXPECT_EQ(found(quadratic(Rational(1, 10), 0, 3), 0), (ClosedInterval{-1, 1}));
}

TEST(InvariantSet, too_large_a_learning_rate_is_named_with_one_that_works) {
  auto process = quadratic(Rational(9, 10), Rational(1, 2), Rational(2, 5));
  const auto outcome = find(process, Rational(1, 2));
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_TRUE(mentions(outcome.reason(), "learning_rate = \"9/10\"")) << outcome.reason();
  const auto text = outcome.reason().substr(outcome.reason().rfind("use at most \"") + 13);
  process.learning_rate = parse_rational(text.substr(0, text.find('"'))).value();
  EXPECT_EQ(found(process, Rational(1, 2)), (ClosedInterval{Rational(1, 10), Rational(9, 10)}));
  // αL q₋(w) <= 1 on the set, so that 1/(1 + 9/10) is the limit: the suggestion is not timid.
  EXPECT_LE(process.learning_rate, Rational(10, 19));
  EXPECT_GT(process.learning_rate, Rational(10, 19) * Rational(9, 10));
}

TEST(InvariantSet, a_start_where_the_gradient_exceeds_the_noise_is_named) {
  const auto outcome =
      find(quadratic(Rational(1, 10), Rational(1, 4), Rational(1, 5)), Rational(1, 2));
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_TRUE(mentions(outcome.reason(), "start.weight = \"1/2\"")) << outcome.reason();
}

TEST(InvariantSet, a_noise_value_of_zero_leaves_the_signs_open) {
  auto process = quadratic(Rational(1, 10), Rational(1, 4), 1);
  process.noise =
      FiniteLaw<Rational>{{{-1}, {0}, {1}}, {{Rational(1, 3)}, {Rational(1, 3)}, {Rational(1, 3)}}};
  const auto outcome = find(process, Rational(1, 8));
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_TRUE(mentions(outcome.reason(), "sign")) << outcome.reason();
}

TEST(InvariantSet, a_double_well_has_slivers_at_its_irrational_ends) {
  const Process<Rational> process{Algorithm::analog_sgd, Rational(1, 20),
                                  DoubleWell<Rational>{1, 1, 0}, AsymmetricLinear<Rational>{2, 0},
                                  TwoPoint<Rational>{Rational(1, 10)}};
  const auto set = find(process, 1).value();
  ASSERT_EQ(set.pieces.size(), 3U);
  EXPECT_LE(set.pieces.front().interval.width(), power_of_two(-100));
  EXPECT_LE(set.pieces.back().interval.width(), power_of_two(-100));
  EXPECT_EQ(set.main_piece().interval, set.pieces[1].interval);
  EXPECT_EQ(set.cuts().size(), 2U);
  // On the main piece every sign is sure, on a sliver one is not.
  EXPECT_EQ(set.pieces[1].choices().size(), 1U);
  EXPECT_EQ(set.pieces[0].choices().size(), 2U);
  // The ends enclose the roots of abs(g) = σ around the well.
  for (const auto k : {0U, 2U}) {
    const auto& sliver = set.pieces[k].interval;
    const auto excess = [&](const Rational& w) {
      return Rational{abs(gradient(process.problem, w)) - Rational(1, 10)};
    };
    EXPECT_LE(excess(sliver.lower) * excess(sliver.upper), 0);
  }
}

TEST(InvariantSet, of_digital_sgd_spans_the_roots_of_both_branches) {
  auto process = quadratic(Rational(1, 10), Rational(1, 4), Rational(1, 5));
  process.algorithm = Algorithm::digital_sgd;
  const ClosedInterval core{Rational(1, 20), Rational(9, 20)};
  EXPECT_EQ(found(process, Rational(1, 4)), core);
  // A start outside is kept too: the process drifts inward from there.
  const auto wide = found(process, 3);
  EXPECT_TRUE(wide.contains(3) && wide.contains(core.lower) && wide.contains(core.upper));
}

TEST(InvariantSet, of_digital_sgd_with_overshooting_steps_is_widened) {
  // αL = 3/2: the map reverses the side of the minimizer, but contracts.
  auto process = quadratic(Rational(3, 2), 0, Rational(1, 5));
  process.algorithm = Algorithm::digital_sgd;
  EXPECT_TRUE(found(process, 0).contains(0));
  process.learning_rate = 2;  // does not contract
  EXPECT_FALSE(find(process, 0).has_value());
}

TEST(InvariantSet, of_an_unbounded_digital_problem_is_refused) {
  Process<Rational> process{Algorithm::digital_sgd, Rational(1, 10),
                            PolynomialObjective<Rational>{{0, 5}}, Ideal<Rational>{},
                            TwoPoint<Rational>{1}};
  const auto outcome = find(process, 0);
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_FALSE(outcome.reason().empty());
}

TEST(InvariantSet, of_analog_gd_from_both_sides_and_from_the_minimizer) {
  auto process = quadratic(Rational(1, 10), Rational(1, 4), 1);
  process.algorithm = Algorithm::analog_gd;
  process.noise = NoNoise<Rational>{};
  for (const Rational& start :
       {Rational(-1), Rational(0), Rational(1, 4), Rational(1, 2), Rational(1)}) {
    const auto set = found(process, start);
    EXPECT_TRUE(set.contains(start)) << start;
    EXPECT_TRUE(set.contains(Rational(1, 4))) << start;
  }
}

TEST(InvariantSet, of_analog_gd_is_the_part_from_the_start_on_for_larger_rates) {
  // 1/q₋ < α on all of [1/4, 1], but not near the minimizer.
  auto process = quadratic(Rational(3, 4), Rational(1, 4), 1);
  process.algorithm = Algorithm::analog_gd;
  process.noise = NoNoise<Rational>{};
  EXPECT_EQ(found(process, Rational(3, 10)), (ClosedInterval{Rational(1, 4), Rational(3, 10)}));
}

TEST(InvariantSet, needs_probabilities_that_are_nonnegative_there) {
  // p = 1/2 ± 2w is negative beyond 1/4; the values -+(1/2 ± 2w) keep the mean at 0.
  auto process = quadratic(Rational(1, 10), 0, 1);
  process.noise = FiniteLaw<Rational>{{{Rational(1, 2), -2}, {Rational(-1, 2), -2}},
                                      {{Rational(1, 2), 2}, {Rational(1, 2), -2}}};
  validate(process);
  const auto outcome = prove_invariant(to_polynomials(process), {-1, 1}, {});
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_TRUE(mentions(outcome.reason(), "probability of noise value 1")) << outcome.reason();
}

}  // namespace
}  // namespace certau
