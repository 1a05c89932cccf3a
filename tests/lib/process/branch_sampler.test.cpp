// SPDX-License-Identifier: Apache-2.0
#include "certau/process/branch_sampler.hpp"

#include <gtest/gtest.h>

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "checks/properties/generators/noise.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

constexpr std::uint64_t top = ~std::uint64_t{0};

Process<Rational> with(const Noise<Rational>& noise) {
  return {Algorithm::analog_sgd, Rational(1, 10), Quadratic<Rational>{1, 0},
          AsymmetricLinear<Rational>{1, 0}, noise};
}

template <class T>
Outcome<std::size_t> choose(const Process<Rational>& process, std::uint64_t word,
                            const Rational& weight, unsigned bits = 128) {
  const NumberFormat format{bits};
  return BranchSampler{process}.choose(word, convert_process<T>(process, format),
                                       from_rational<T>(weight, format), format);
}

TEST(BranchSampler, half_the_words_go_each_way) {
  const auto process = with(TwoPoint<Rational>{1});
  const std::uint64_t half = std::uint64_t{1} << 63;
  EXPECT_EQ(choose<double>(process, 0, 0).value(), 0U);
  EXPECT_EQ(choose<double>(process, half - 1, 0).value(), 0U);
  EXPECT_EQ(choose<double>(process, half, 0).value(), 1U);
  EXPECT_EQ(choose<double>(process, top, 0).value(), 1U);
  EXPECT_EQ(choose<double>(with(NoNoise<Rational>{}), top, 0).value(), 0U);
}

TEST(BranchSampler, a_branch_without_probability_is_never_taken) {
  const auto process = with(FiniteLaw<Rational>{{{9}, {0}, {7}}, {{0}, {1}, {0}}});
  for (const auto word : {std::uint64_t{0}, std::uint64_t{1} << 63, top})
    EXPECT_EQ(choose<Rational>(process, word, 0).value(), 1U);
}

// word/2^64 against the partial sums, as the statement says.
TEST(BranchSampler, words_are_compared_with_partial_sums) {
  support::check_property(300, [] {
    const auto process = with(*properties::finite_law());
    const auto word = *rc::gen::resize(1000, rc::gen::arbitrary<std::uint64_t>());
    const Rational point = Rational{Integer{word}} * power_of_two(-64);
    std::size_t expected = 0;
    Rational sum = noise_probability(process.noise, 0, Rational{0});
    while (point >= sum) sum += noise_probability(process.noise, ++expected, Rational{0});
    RC_ASSERT(choose<Rational>(process, word, 0).value() == expected);
    RC_ASSERT(choose<float>(process, word, 0).value() == expected);
    RC_ASSERT(choose<Ball>(process, word, 0).value() == expected);
  });
}

TEST(BranchSampler, state_dependent_probabilities_are_compared_at_the_state) {
  const auto process = with(
      FiniteLaw<Rational>{{{Rational(1, 2), Rational(-1, 2)}, {Rational(-1, 2), Rational(-1, 2)}},
                          {{Rational(1, 2), Rational(1, 2)}, {Rational(1, 2), Rational(-1, 2)}}});
  validate(process);
  const std::uint64_t three_quarters = std::uint64_t{3} << 62;
  // p = (1 + w)/2 of the first branch.
  EXPECT_EQ(choose<Rational>(process, three_quarters, Rational(3, 5)).value(), 0U);
  EXPECT_EQ(choose<Rational>(process, three_quarters, Rational(1, 2)).value(), 1U);
  EXPECT_EQ(choose<Interval>(process, three_quarters, Rational(3, 5)).value(), 0U);
  EXPECT_EQ(choose<Ball>(process, three_quarters, Rational(2, 5)).value(), 1U);
}

TEST(BranchSampler, an_enclosure_that_cannot_decide_is_inconclusive) {
  const auto process = with(Theorem3Law<Rational>{1, 1});
  // p = (1 − 1/3)/2 = 1/3; the word next to 2^64/3 needs more than 60 bits.
  const std::uint64_t near = top / 3;
  EXPECT_TRUE(choose<Ball>(process, near, Rational(1, 3), 40).is_inconclusive());
  EXPECT_EQ(choose<Ball>(process, near, Rational(1, 3), 200).value(), 0U);
  EXPECT_EQ(choose<Ball>(process, near + 1, Rational(1, 3), 200).value(), 1U);
}

}  // namespace
}  // namespace certau
