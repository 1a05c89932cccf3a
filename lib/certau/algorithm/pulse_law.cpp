// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_law.hpp"

#include <algorithm>

namespace certau {
namespace {

Rational pulses_for(const PulseOptions& options, const Rational& requested) {
  return (requested < 0 ? Rational{-requested} : requested) / options.size;
}

Integer choices(std::int64_t all, std::int64_t chosen) {
  Integer result = 1;
  for (std::int64_t i = 0; i < chosen; ++i) result = result * (all - i) / (i + 1);
  return result;
}

Rational natural(const Rational& base, std::int64_t exponent) {
  return power(base, static_cast<unsigned>(exponent));
}

// n is one number, or next to it with a chance; a train is a case of its own.
struct Rounded {
  std::int64_t pulses;
  Rational chance_of_one_more;
};

Outcome<Rounded> rounded(const PulseOptions& options, const Rational& k) {
  const Integer whole =
      floor(options.policy == PulsePolicy::nearest ? Rational{k + Rational{1, 2}} : k);
  const auto pulses = cut_to_longest(options, whole);
  if (!pulses.has_value()) return pulses.refusal<Rounded>();
  const bool is_cut = options.longest && whole >= *options.longest;
  const bool is_random = options.policy == PulsePolicy::stochastic_rounding && !is_cut;
  return Rounded{pulses.value(), is_random ? Rational{k - Rational{whole}} : Rational{0}};
}

struct Binomial {
  std::int64_t slots;
  Rational chance;
};

Outcome<Binomial> train(const PulseOptions& options, const Rational& requested,
                        std::optional<std::int64_t> slots) {
  const auto own = train_slots(options, requested);
  if (!own.has_value()) return own.refusal<Binomial>();
  const std::int64_t all = slots.value_or(own.value());
  require(all >= own.value(),
          "a train with fewer slots than one of its increments needs (its chance would exceed 1): "
          "give train_slots of the largest");
  if (all > longest_law)
    return OutsideDomain{"the exact law of a train of " + std::to_string(all) +
                         " slots is too long (at most " + std::to_string(longest_law) +
                         "): raise pulses.size, or give pulses.longest"};
  if (all == 0) return Binomial{0, 0};
  return Binomial{all, std::min(Rational{1}, Rational{pulses_for(options, requested) / all})};
}

}  // namespace

Outcome<std::int64_t> train_slots(const PulseOptions& options, const Rational& requested) {
  validate(options);
  return cut_to_longest(options, ceil(pulses_for(options, requested)));
}

Outcome<PulseLaw> pulse_law(const PulseOptions& options, const Rational& requested,
                            std::optional<std::int64_t> slots) {
  validate(options);
  if (options.policy == PulsePolicy::stochastic_train) {
    const auto law = train(options, requested, slots);
    if (!law.has_value()) return law.refusal<PulseLaw>();
    const auto& [all, p] = law.value();
    PulseLaw result;
    for (std::int64_t n = 0; n <= all; ++n)
      result.probabilities.push_back(Rational{choices(all, n)} * natural(p, n) *
                                     natural(1 - p, all - n));
    return result;
  }
  const auto law = rounded(options, pulses_for(options, requested));
  if (!law.has_value()) return law.refusal<PulseLaw>();
  const auto& [n, chance] = law.value();
  if (chance == 0) return PulseLaw{n, {1}};
  return PulseLaw{n, {1 - chance, chance}};
}

Outcome<PulseMoments> pulse_moments(const PulseOptions& options, const Rational& requested,
                                    std::optional<std::int64_t> slots) {
  validate(options);
  const Rational k = pulses_for(options, requested);
  if (options.policy == PulsePolicy::stochastic_train) {
    const auto law = train(options, requested, slots);
    if (!law.has_value()) return law.refusal<PulseMoments>();
    const auto& [all, p] = law.value();
    PulseMoments result{all * p, all * (all - 1) * p * p, 0};
    if (k >= all) {
      result.miss = k - all;
    } else {
      const auto j = static_cast<std::int64_t>(floor(k));
      result.miss =
          2 * (j + 1) * Rational{choices(all, j + 1)} * natural(p, j + 1) * natural(1 - p, all - j);
    }
    return result;
  }
  const auto law = rounded(options, k);
  if (!law.has_value()) return law.refusal<PulseMoments>();
  const auto& [n, f] = law.value();
  const Rational m = n;
  // Cut off or deterministic: f = 0, and what is missed is m − k.
  const Rational rest = f == 0 ? Rational{k > m ? k - m : m - k} : Rational{2 * f * (1 - f)};
  return PulseMoments{m + f, m * (m - 1) + 2 * m * f, rest};
}

}  // namespace certau
