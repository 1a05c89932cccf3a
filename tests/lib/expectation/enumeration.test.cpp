// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/enumeration.hpp"

#include <gtest/gtest.h>

#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

Rational square(const State<Rational>& x) { return x.weight * x.weight; }
Rational itself(const State<Rational>& x) { return x.weight; }
Rational one(const State<Rational>&) { return 1; }

TEST(Enumeration, two_steps_by_hand) {
  // From 0 to -+1/2; from there Delta = -+3/4 lands halved by q = 3/2: at -+5/8, or back at +-5/8.
  const Process<Rational> process{Algorithm::analog_sgd, q("1/2"), Quadratic<Rational>{1, 0},
                                  AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{1}};
  EXPECT_EQ(enumerate_expectations(process, {0}, 2, square),
            (std::vector<Rational>{0, q("1/4"), q("25/64")}));
  EXPECT_EQ(enumerate_expectations(process, {0}, 2, itself), (std::vector<Rational>{0, 0, 0}));
}

TEST(Enumeration, an_asymmetric_start_by_hand) {
  // w = 1/2, eps = +-1/5: Delta = -1/10 (1/4 +- 1/5) = -9/200 or -1/200, both landing 3/2 times.
  const auto result = enumerate_expectations(support::analog_sgd(), {q("1/2")}, 1, itself);
  EXPECT_EQ(result.at(1), q("1/2") - q("3/2") * (q("9/200") + q("1/200")) / 2);
}

TEST(Enumeration, no_step_is_the_start) {
  EXPECT_EQ(enumerate_expectations(support::analog_sgd(), {q("-1/3")}, 0, square),
            (std::vector<Rational>{q("1/9")}));
}

TEST(Enumeration, probabilities_sum_to_one) {
  auto process = support::analog_sgd();
  for (const Noise<Rational>& noise : {Noise<Rational>{NoNoise<Rational>{}}, process.noise,
                                       Noise<Rational>{FiniteLaw<Rational>{
                                           {{2}, {-1}, {0}}, {{q("1/4")}, {q("1/2")}, {q("1/4")}}}},
                                       Noise<Rational>{support::state_dependent_law()}}) {
    process.noise = noise;
    for (const auto& sum : enumerate_expectations(process, {q("1/3")}, 4, one)) EXPECT_EQ(sum, 1);
  }
}

TEST(Enumeration, digital_sgd_has_its_closed_form_moments) {
  const auto process = support::digital_sgd();
  const Rational start = q("-3/7");
  const Rational minimizer = q("1/4");
  const auto means = enumerate_expectations(process, {start}, 12, itself);
  const auto squares = enumerate_expectations(process, {start}, 12, [&](const State<Rational>& x) {
    return Rational{(x.weight - minimizer) * (x.weight - minimizer)};
  });
  for (unsigned k = 0; k <= 12; ++k) {
    EXPECT_EQ(means.at(k), minimizer + power(q("9/10"), k) * (start - minimizer));
    EXPECT_EQ(squares.at(k), support::digital_second_moment(process, start, k));
  }
}

TEST(Enumeration, state_dependent_probabilities_by_hand) {
  // w+ = (w - eps)/2. From 1/2: to 0 with 3/4, to 1 with 1/4; from 0 to -+1/2; from 1 to 1/2.
  const Process<Rational> process{Algorithm::digital_sgd, q("1/2"), Quadratic<Rational>{1, 0},
                                  Ideal<Rational>{}, support::state_dependent_law()};
  EXPECT_EQ(enumerate_expectations(process, {q("1/2")}, 2, square),
            (std::vector<Rational>{q("1/4"), q("1/4"), q("1/4")}));
  EXPECT_EQ(enumerate_expectations(process, {q("1/2")}, 2, itself),
            (std::vector<Rational>{q("1/2"), q("1/4"), q("1/8")}));
}

TEST(Enumeration, branches_of_probability_zero_are_not_visited) {
  // At w = 1 the second value has probability 0: its image 2 is not looked at.
  const Process<Rational> process{Algorithm::digital_sgd, 1, Quadratic<Rational>{1, 0},
                                  Ideal<Rational>{}, support::state_dependent_law()};
  int visits = 0;
  (void)enumerate_expectations(process, {1}, 1, [&](const State<Rational>& x) {
    ++visits;
    return x.weight;
  });
  EXPECT_EQ(visits, 2);
}

TEST(Enumeration, too_many_paths_are_refused) {
  const auto process = support::digital_sgd();
  EXPECT_EQ(enumerate_expectations(process, {0}, 16, one).back(), 1);
  EXPECT_THROW((void)enumerate_expectations(process, {0}, 17, one), ContractViolation);
  EXPECT_THROW((void)enumerate_expectations(process, {0}, 1'000'000, one), ContractViolation);
  EXPECT_THROW((void)enumerate_expectations(process, {0}, -1, one), ContractViolation);
}

}  // namespace
}  // namespace certau
