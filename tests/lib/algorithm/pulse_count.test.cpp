// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_count.hpp"

#include <gtest/gtest.h>

#include <map>

#include "certau/algorithm/pulse_law.hpp"
#include "tests/lib/algorithm/pulses.hpp"

namespace certau {
namespace {

using support::WordList;
using List = std::vector<std::int64_t>;

constexpr std::uint64_t last_word = ~std::uint64_t{0};
const PulseWords no_words = []() -> std::uint64_t {
  throw ContractViolation("a word was drawn where none decides");
};

Rational q(const char* text) { return parse_rational(text).value(); }

std::int64_t count(const PulseOptions& options, const Rational& requested,
                   std::vector<std::uint64_t> words = {}) {
  WordList list{std::move(words)};
  return pulse_count(options, {requested, requested}, list.source()).value();
}

TEST(PulseCount, nearest_rounds_ties_away_from_zero) {
  const PulseOptions options{q("1/10")};
  const std::pair<const char*, std::int64_t> cases[] = {
      {"0", 0},    {"0.049", 0},  {"0.05", 1}, {"-0.05", -1}, {"0.1", 1},   {"-0.149", -1},
      {"0.15", 2}, {"-0.15", -2}, {"0.25", 3}, {"-0.25", -3}, {"1.23", 12}, {"-1.27", -13}};
  for (const auto& [requested, expected] : cases) {
    EXPECT_EQ(count(options, q(requested)), expected) << requested;
    EXPECT_EQ(count(options, q(requested)),
              std::llround(static_cast<double>(Rational{q(requested) * 10})));
  }
}

TEST(PulseCount, truncation_never_makes_a_pulse_too_many) {
  const PulseOptions options{q("1/10"), PulsePolicy::truncate};
  const std::pair<const char*, std::int64_t> cases[] = {
      {"0", 0}, {"0.099", 0}, {"-0.099", 0}, {"0.1", 1}, {"-0.1", -1}, {"0.29", 2}, {"-1.29", -12}};
  for (const auto& [requested, expected] : cases)
    EXPECT_EQ(count(options, q(requested)), expected) << requested;
}

TEST(PulseCount, stochastic_rounding_takes_one_word_and_an_exact_threshold) {
  const PulseOptions options{1, PulsePolicy::stochastic_rounding};
  // 2^64/3 = 6148914691236517205.33…
  EXPECT_EQ(count(options, q("7/3"), {6148914691236517205U}), 3);
  EXPECT_EQ(count(options, q("7/3"), {6148914691236517206U}), 2);
  EXPECT_EQ(count(options, q("-7/3"), {6148914691236517205U}), -3);
  EXPECT_EQ(count(options, q("-7/3"), {last_word}), -2);
  // A whole number of pulses is made whatever the word.
  for (const auto word : {std::uint64_t{0}, last_word}) EXPECT_EQ(count(options, 2, {word}), 2);
  for (const auto word : {std::uint64_t{0}, last_word}) EXPECT_EQ(count(options, 0, {word}), 0);
  WordList words{{1, 2, 3}};
  (void)pulse_count(options, {q("1/2"), q("1/2")}, words.source());
  EXPECT_EQ(words.taken(), 1U);
}

TEST(PulseCount, a_train_takes_a_word_for_each_slot) {
  const PulseOptions options{1, PulsePolicy::stochastic_train};
  // 5/2 pulses in 3 slots: p = 5/6, 2^64·5/6 = 15372286728091293013.33…
  const std::uint64_t below = 15372286728091293013U;
  EXPECT_EQ(count(options, q("5/2"), {below, below, below}), 3);
  EXPECT_EQ(count(options, q("-5/2"), {below, below + 1, below}), -2);
  EXPECT_EQ(count(options, q("5/2"), {last_word, below + 1, last_word}), 0);
  // A full train has a pulse in each slot; an empty one no slot.
  EXPECT_EQ(count(options, 2, {last_word, last_word}), 2);
  EXPECT_EQ(count(options, 0), 0);
  WordList words{{1, 2, 3, 4}};
  (void)pulse_count(options, {q("5/2"), q("5/2")}, words.source());
  EXPECT_EQ(words.taken(), 3U);
}

TEST(PulseCount, what_is_beyond_the_longest_train_is_lost) {
  for (const auto policy : {PulsePolicy::nearest, PulsePolicy::truncate}) {
    const PulseOptions options{q("1/10"), policy, 4};
    EXPECT_EQ(count(options, q("0.4")), 4);
    EXPECT_EQ(count(options, 9), 4);
    EXPECT_EQ(count(options, -9), -4);
    EXPECT_EQ(count(options, q("0.3")), 3);
  }
  const PulseOptions rounding{1, PulsePolicy::stochastic_rounding, 4};
  EXPECT_EQ(count(rounding, q("7/2"), {0}), 4);
  EXPECT_EQ(count(rounding, q("9/2"), {0}), 4);
  EXPECT_EQ(count(rounding, -9, {0}), -4);
  const PulseOptions train{1, PulsePolicy::stochastic_train, 4};
  const std::vector<std::uint64_t> unlikely(4, last_word);
  EXPECT_EQ(count(train, 9, unlikely), 4);
  EXPECT_EQ(count(train, q("7/2"), unlikely), 0);
}

TEST(PulseCount, enclosures_are_counted_if_all_their_increments_agree) {
  const auto of = [&](const PulseOptions& options, const char* lower, const char* upper,
                      std::vector<std::uint64_t> words = {}) {
    WordList list{std::move(words)};
    return pulse_count(options, {q(lower), q(upper)}, list.source());
  };
  const PulseOptions nearest{1};
  EXPECT_EQ(of(nearest, "1.6", "2.4").value(), 2);
  EXPECT_EQ(of(nearest, "-0.4", "0.4").value(), 0);
  for (const auto& answer :
       {of(nearest, "1.4", "1.6"), of(nearest, "-0.6", "0"),
        of({1, PulsePolicy::truncate}, "1.9", "2"),
        of({1, PulsePolicy::stochastic_rounding}, "0.4", "0.6", {std::uint64_t{1} << 63}),
        of({1, PulsePolicy::stochastic_train}, "1.9", "2.1", {0, 0, 0}),
        of({1, PulsePolicy::stochastic_train}, "-0.1", "0.1", {last_word}),
        of({1, PulsePolicy::stochastic_train}, "0.4", "0.6", {std::uint64_t{1} << 63})}) {
    ASSERT_TRUE(answer.is_inconclusive());
    EXPECT_NE(answer.reason().find("raise the precision"), std::string::npos) << answer.reason();
  }
  EXPECT_EQ(of({1, PulsePolicy::stochastic_rounding}, "0.4", "0.6", {0}).value(), 1);
  EXPECT_EQ(of({1, PulsePolicy::stochastic_train}, "1.4", "1.6", {last_word, 0}).value(), 1);
  EXPECT_EQ(of({1, PulsePolicy::stochastic_train}, "-1.6", "-1.4", {last_word, 0}).value(), -1);
  // Beyond the limit both ends are the same train.
  EXPECT_EQ(of({1, PulsePolicy::nearest, 2}, "5", "9").value(), 2);
}

TEST(PulseCount, trains_without_end_are_refused) {
  for (const auto policy : {PulsePolicy::nearest, PulsePolicy::truncate,
                            PulsePolicy::stochastic_rounding, PulsePolicy::stochastic_train}) {
    PulseOptions options{q("1e-9"), policy};
    WordList words{std::vector<std::uint64_t>(8, 0)};
    const auto answer = pulse_count(options, {1, 1}, words.source());
    ASSERT_FALSE(answer.has_value()) << name_of(policy);
    EXPECT_NE(answer.reason().find("1000000000 pulses"), std::string::npos) << answer.reason();
    options.longest = 8;
    EXPECT_EQ(pulse_count(options, {1, 1}, words.source()).value(), 8) << name_of(policy);
  }
  EXPECT_THROW((void)pulse_count({0}, {1, 1}, no_words), InvalidInput);
}

// All words with three bits, each in the middle of its eighth: what has a probability of eighths
// happens exactly that often.
template <class Visit>
void for_all_words(std::size_t length, Visit&& visit) {
  std::size_t all = 1;
  for (std::size_t k = 0; k < length; ++k) all *= 8;
  for (std::size_t code = 0; code < all; ++code) {
    std::vector<std::uint64_t> words;
    for (std::size_t k = 0, rest = code; k < length; ++k, rest /= 8)
      words.push_back((std::uint64_t{rest % 8} << 61) + (std::uint64_t{1} << 60));
    visit(std::move(words), Rational{1, static_cast<long>(all)});
  }
}

TEST(PulseCount, the_laws_are_those_of_the_policies) {
  const auto check = [](const PulseOptions& options, const Rational& requested,
                        std::size_t length) {
    std::map<std::int64_t, Rational> found;
    for_all_words(length, [&](std::vector<std::uint64_t> words, const Rational& probability) {
      found[count(options, requested, std::move(words))] += probability;
    });
    const auto law = pulse_law(options, requested).value();
    std::map<std::int64_t, Rational> expected;
    for (std::size_t i = 0; i < law.probabilities.size(); ++i)
      if (law.probabilities[i] != 0)
        expected[law.first + static_cast<std::int64_t>(i)] = law.probabilities[i];
    EXPECT_EQ(found, expected) << name_of(options.policy) << " " << requested;
  };
  for (int eighths = 0; eighths <= 30; ++eighths)
    check({1, PulsePolicy::stochastic_rounding, 3}, Rational{eighths, 8}, 1);
  for (const char* k : {"1/8", "3/4", "1", "5/4", "7/4", "2", "3"})
    check({1, PulsePolicy::stochastic_train}, q(k), 3);
  // Four slots and more than they hold.
  check({1, PulsePolicy::stochastic_train, 4}, q("7/2"), 4);
  check({1, PulsePolicy::stochastic_train, 2}, q("13/4"), 2);
  check({1, PulsePolicy::nearest}, q("5/2"), 0);
  check({1, PulsePolicy::truncate}, q("5/2"), 0);
}

TEST(PulseCount, weights_of_a_train_share_its_length) {
  const PulseOptions options{1, PulsePolicy::stochastic_train};
  const std::vector<ClosedInterval> requested{{q("5/2"), q("5/2")}, {-1, -1}, {0, 0}};
  // Slot by slot a word for each weight: p = 5/6, 1/3, 0.
  const std::uint64_t third = 6148914691236517205U;
  WordList words{{0, third, 0, 0, third + 1, 0, last_word, third, 0}};
  EXPECT_EQ(pulse_counts(options, requested, TrainWords::independent, words.source()).value(),
            (List{2, -2, 0}));
  EXPECT_EQ(words.taken(), 9U);
  // Without any increment there is no slot.
  EXPECT_EQ(pulse_counts(options, {{0, 0}, {0, 0}}, TrainWords::shared_row, no_words).value(),
            (List{0, 0}));
  EXPECT_EQ(pulse_counts({1}, {{2, 2}, {-3, -3}}, TrainWords::independent, no_words).value(),
            (List{2, -3}));
}

TEST(PulseCount, a_shared_row_correlates_weights_and_leaves_each_its_law) {
  // Two slots' worth in two slots would be sure: 1/2 and 1/4 pulses in one slot, p = 1/2, 1/4, and
  // the row's chance is the root of 1/2, rounded up to 182/256.
  const PulseOptions options{1, PulsePolicy::stochastic_train};
  const std::vector<ClosedInterval> requested{{q("1/2"), q("1/2")}, {q("1/4"), q("1/4")}};
  const Rational row{182, 256};
  const auto threshold = [](const Rational& p) {
    return static_cast<std::uint64_t>(ceil(p * power_of_two(64)));
  };
  // The chances of the row and of both weights are intervals of words: their ends decide.
  const auto pulses = [&](std::uint64_t row_word, std::uint64_t first, std::uint64_t second) {
    WordList words{{row_word, first, second}};
    const auto counts =
        pulse_counts(options, requested, TrainWords::shared_row, words.source()).value();
    EXPECT_EQ(words.taken(), 3U);
    return counts;
  };
  const auto r = threshold(row);
  const auto a = threshold(q("1/2") / row);
  const auto b = threshold(q("1/4") / row);
  EXPECT_EQ(pulses(r - 1, a - 1, b - 1), (List{1, 1}));
  EXPECT_EQ(pulses(r, 0, 0), (List{0, 0}));
  EXPECT_EQ(pulses(r - 1, a, b - 1), (List{0, 1}));
  EXPECT_EQ(pulses(r - 1, a - 1, b), (List{1, 0}));
  // So each weight has row·(p/row) = p, and both p_1·p_2/row.
  EXPECT_GE(row * row, q("1/2"));
  EXPECT_LT(Rational(181, 256) * Rational(181, 256), q("1/2"));
}

}  // namespace
}  // namespace certau
