// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_count.hpp"

#include <algorithm>

namespace certau {
namespace {

Rational magnitude(const Rational& x) { return x < 0 ? Rational{-x} : x; }

Inconclusive undecided() {
  return Inconclusive{
      "the enclosure of the requested increment is too wide to count its pulses: raise the "
      "precision, or use rational if it may lie exactly between two counts"};
}

// The number of pulses for one increment without a train; each is a monotone function of it.
//   Stochastic rounding: floor(k) + [u < k − floor(k)] = ceil(k − u) for u in [0, 1).
Outcome<std::int64_t> signed_count(const PulseOptions& options, const Rational& requested,
                                   const Rational& chance) {
  const Rational k = magnitude(requested) / options.size;
  const Integer whole = options.policy == PulsePolicy::nearest    ? floor(k + Rational{1, 2})
                        : options.policy == PulsePolicy::truncate ? floor(k)
                                                                  : ceil(k - chance);
  const auto count = cut_to_longest(options, whole);
  if (!count.has_value() || requested >= 0) return count;
  return -count.value();
}

Outcome<std::int64_t> rounded_count(const PulseOptions& options, const ClosedInterval& requested,
                                    const PulseWords& words) {
  Rational chance = 0;
  if (options.policy == PulsePolicy::stochastic_rounding)
    chance = Rational{Integer{words()}} * power_of_two(-64);
  auto lower = signed_count(options, requested.lower, chance);
  if (!lower.has_value() || requested.lower == requested.upper) return lower;
  const auto upper = signed_count(options, requested.upper, chance);
  if (!upper.has_value()) return upper;
  if (lower.value() != upper.value()) return undecided();
  return lower;
}

// The words below p·2^64, for a probability p of [0, 1].
class Chance {
 public:
  explicit Chance(const Rational& probability) {
    const Integer words = ceil(probability * power_of_two(64));
    is_sure_ = words > last_word_;
    if (!is_sure_) below_ = static_cast<std::uint64_t>(words);
  }
  [[nodiscard]] bool comes_true(std::uint64_t word) const { return is_sure_ || word < below_; }

 private:
  static constexpr std::uint64_t last_word_ = ~std::uint64_t{0};
  bool is_sure_ = false;
  std::uint64_t below_ = 0;
};

// A weight's part in a train: its chance in a slot, for both ends of the enclosure of k_j.
struct Weight {
  int sign;
  Chance least;
  Chance most;
};

struct Magnitudes {
  Rational least;
  Rational most;
};

Magnitudes magnitudes(const ClosedInterval& requested) {
  const Rational a = magnitude(requested.lower);
  const Rational b = magnitude(requested.upper);
  const bool has_both_signs = requested.lower < 0 && requested.upper > 0;
  return {has_both_signs ? Rational{0} : std::min(a, b), std::max(a, b)};
}

// The least multiple of 1/256 whose square is at least p.
Rational root_above(const Rational& p) {
  const Integer whole = ceil(p * 65536);
  Integer root = boost::multiprecision::sqrt(whole);
  if (root * root < whole) ++root;
  return Rational{root, 256};
}

// Trains that share BL and, if they share the row, its chance.
class Trains {
 public:
  static Outcome<Trains> of(const PulseOptions& options,
                            const std::vector<ClosedInterval>& requested, TrainWords train_words) {
    Magnitudes largest{0, 0};
    std::vector<Magnitudes> all;
    for (const auto& increment : requested) {
      all.push_back(magnitudes(increment));
      largest.least = std::max(largest.least, all.back().least);
      largest.most = std::max(largest.most, all.back().most);
    }
    const auto slots = cut_to_longest(options, ceil(largest.least / options.size));
    const auto most_slots = cut_to_longest(options, ceil(largest.most / options.size));
    if (!slots.has_value()) return slots.refusal<Trains>();
    if (!most_slots.has_value()) return most_slots.refusal<Trains>();
    if (slots.value() != most_slots.value()) return undecided();

    Trains trains;
    trains.slots_ = slots.value();
    if (trains.slots_ == 0) {
      trains.counts_.assign(requested.size(), 0);
      return trains;
    }
    const auto probability = [&](const Rational& size) {
      return std::min(Rational{1}, Rational{size / (options.size * trains.slots_)});
    };
    Rational row = 1;
    if (train_words == TrainWords::shared_row) {
      row = root_above(probability(largest.most));
      if (row != root_above(probability(largest.least))) return undecided();
      trains.row_ = Chance{row};
    }
    for (std::size_t j = 0; j < requested.size(); ++j)
      trains.weights_.push_back({requested[j].upper > 0 ? 1 : -1,
                                 Chance{probability(all[j].least) / row},
                                 Chance{probability(all[j].most) / row}});
    return trains;
  }

  [[nodiscard]] Outcome<std::vector<std::int64_t>> count(const PulseWords& words) {
    if (slots_ == 0) return counts_;
    counts_.assign(weights_.size(), 0);
    for (std::int64_t slot = 0; slot < slots_; ++slot) {
      const bool row_pulses = !row_ || row_->comes_true(words());
      for (std::size_t j = 0; j < weights_.size(); ++j) {
        const std::uint64_t word = words();
        if (!row_pulses) continue;
        const bool pulses = weights_[j].most.comes_true(word);
        if (pulses != weights_[j].least.comes_true(word)) return undecided();
        if (pulses) counts_[j] += weights_[j].sign;
      }
    }
    return counts_;
  }

 private:
  std::int64_t slots_ = 0;
  std::optional<Chance> row_;
  std::vector<Weight> weights_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

Outcome<std::vector<std::int64_t>> pulse_counts(const PulseOptions& options,
                                                const std::vector<ClosedInterval>& requested,
                                                TrainWords train_words, const PulseWords& words) {
  validate(options);
  if (options.policy == PulsePolicy::stochastic_train) {
    const auto trains = Trains::of(options, requested, train_words);
    if (!trains.has_value()) return trains.refusal<std::vector<std::int64_t>>();
    return Trains{trains.value()}.count(words);
  }
  std::vector<std::int64_t> counts;
  for (const auto& increment : requested) {
    const auto count = rounded_count(options, increment, words);
    if (!count.has_value()) return count.refusal<std::vector<std::int64_t>>();
    counts.push_back(count.value());
  }
  return counts;
}

Outcome<std::int64_t> pulse_count(const PulseOptions& options, const ClosedInterval& requested,
                                  const PulseWords& words) {
  const auto counts = pulse_counts(options, {requested}, TrainWords::independent, words);
  if (!counts.has_value()) return counts.refusal<std::int64_t>();
  return counts.value().front();
}

}  // namespace certau
