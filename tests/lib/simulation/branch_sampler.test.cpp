// SPDX-License-Identifier: Apache-2.0
#include "certau/process/branch_sampler.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

constexpr std::uint64_t first = 0;
constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max();

Process<Rational> with_law(const Noise<Rational>& noise) {
  auto process = support::analog_sgd();
  process.noise = noise;
  return process;
}

std::size_t chosen(const Process<Rational>& process, std::uint64_t word,
                   const Rational& weight = 0) {
  return BranchSampler{process}.choose(word, process, weight, {}).value();
}

TEST(BranchSampler, two_points_share_the_words_evenly) {
  const auto process = support::analog_sgd();
  EXPECT_EQ(chosen(process, first), 0U);
  EXPECT_EQ(chosen(process, (std::uint64_t{1} << 63) - 1), 0U);
  EXPECT_EQ(chosen(process, std::uint64_t{1} << 63), 1U);
  EXPECT_EQ(chosen(process, last), 1U);
}

TEST(BranchSampler, without_noise_there_is_nothing_to_choose) {
  const auto process = with_law(NoNoise<Rational>{});
  for (const auto word : {first, std::uint64_t{1} << 63, last})
    EXPECT_EQ(chosen(process, word), 0U);
}

TEST(BranchSampler, thirds_have_exact_thresholds) {
  const Rational third{1, 3};
  const auto process = with_law(FiniteLaw<Rational>{{{1}, {0}, {-1}}, {{third}, {third}, {third}}});
  // 2^64/3 = 6148914691236517205.33…, 2^65/3 = 12297829382473034410.67…
  EXPECT_EQ(chosen(process, 6148914691236517205U), 0U);
  EXPECT_EQ(chosen(process, 6148914691236517206U), 1U);
  EXPECT_EQ(chosen(process, 12297829382473034410U), 1U);
  EXPECT_EQ(chosen(process, 12297829382473034411U), 2U);
}

TEST(BranchSampler, a_probability_below_the_words_resolution_takes_word_zero_at_most) {
  const Rational tiny = power_of_ten(-30);
  const auto process = with_law(FiniteLaw<Rational>{{{1 - tiny}, {-tiny}}, {{tiny}, {1 - tiny}}});
  EXPECT_EQ(chosen(process, 0), 0U);
  EXPECT_EQ(chosen(process, 1), 1U);
}

TEST(BranchSampler, branches_of_probability_zero_are_never_chosen) {
  const Rational half{1, 2};
  const auto process =
      with_law(FiniteLaw<Rational>{{{9}, {1}, {7}, {-1}, {5}}, {{0}, {half}, {0}, {half}, {0}}});
  EXPECT_EQ(chosen(process, first), 1U);
  EXPECT_EQ(chosen(process, (std::uint64_t{1} << 63) - 1), 1U);
  EXPECT_EQ(chosen(process, std::uint64_t{1} << 63), 3U);
  EXPECT_EQ(chosen(process, last), 3U);
}

TEST(BranchSampler, state_dependent_laws_follow_the_state_exactly_in_rationals) {
  // The first value has probability (1 + w)/2.
  const auto process = with_law(support::state_dependent_law());
  EXPECT_EQ(chosen(process, last, 1), 0U);
  EXPECT_EQ(chosen(process, first, -1), 1U);
  EXPECT_EQ(chosen(process, (std::uint64_t{1} << 63) - 1, 0), 0U);
  EXPECT_EQ(chosen(process, std::uint64_t{1} << 63, 0), 1U);
  // w = -1/3: one third.
  EXPECT_EQ(chosen(process, 6148914691236517205U, q("-1/3")), 0U);
  EXPECT_EQ(chosen(process, 6148914691236517206U, q("-1/3")), 1U);
}

template <class T>
class Enclosures : public ::testing::Test {};
using EnclosureTypes = ::testing::Types<Ball, Interval>;
TYPED_TEST_SUITE(Enclosures, EnclosureTypes);

TYPED_TEST(Enclosures, choose_only_when_they_are_sure) {
  using T = TypeParam;
  const NumberFormat format{128};
  const auto exact = with_law(support::state_dependent_law());
  const auto process = convert_process<T>(exact, format);
  const BranchSampler sampler{exact};
  const auto at = [&](const Rational& weight, std::uint64_t word) {
    return sampler.choose(word, process, from_rational<T>(weight, format), format);
  };
  // 1/5 is no dyadic number, but 128 bits tell it from any word.
  EXPECT_EQ(at(q("1/5"), 11068046444225730969U).value(), 0U);
  EXPECT_EQ(at(q("1/5"), 11068046444225730970U).value(), 1U);
  // An enclosure of [-1/4, 1/4]: words near the middle are undecided, those beyond are not.
  const T wide = from_rational<T>(q("1/4"), {4});
  T unsure = wide - wide;
  for (const Rational& end : {q("-1/4"), q("1/4")}) {
    if constexpr (std::is_same_v<T, Ball>)
      arb_union(unsure.data(), unsure.data(), from_rational<T>(end, format).data(), 128);
    else
      mpfi_put_q(unsure.data(), end.backend().data());
  }
  const auto middle = sampler.choose(std::uint64_t{1} << 63, process, unsure, format);
  ASSERT_FALSE(middle.has_value());
  EXPECT_TRUE(middle.is_inconclusive());
  EXPECT_NE(middle.reason().find("raise the precision"), std::string::npos) << middle.reason();
  EXPECT_EQ(sampler.choose(first, process, unsure, format).value(), 0U);
  EXPECT_EQ(sampler.choose(last, process, unsure, format).value(), 1U);
}

}  // namespace
}  // namespace certau
