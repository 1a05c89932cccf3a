// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_law.hpp"

#include "tests/lib/algorithm/pulses.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

constexpr PulsePolicy policies[] = {PulsePolicy::nearest, PulsePolicy::truncate,
                                    PulsePolicy::stochastic_rounding,
                                    PulsePolicy::stochastic_train};

struct LawCase {
  PulseOptions options;
  Rational requested;
  Rational k;
};

LawCase random_law_case() {
  LawCase result{{support::random_rational(1, 6, 5), policies[*rc::gen::inRange(0, 4)]}, 0, 0};
  if (*rc::gen::arbitrary<bool>()) result.options.longest = *rc::gen::inRange<std::int64_t>(1, 8);
  result.k = support::random_rational(0, 40, 6);
  result.requested = result.options.size * result.k * (*rc::gen::arbitrary<bool>() ? 1 : -1);
  return result;
}

TEST(PulseLaw, moments_are_those_of_the_law) {
  check_property(500, [] {
    const auto at = random_law_case();
    std::optional<std::int64_t> slots;
    if (at.options.policy == PulsePolicy::stochastic_train && *rc::gen::arbitrary<bool>())
      slots = train_slots(at.options, at.requested).value() + *rc::gen::inRange(0, 4);
    const auto law = pulse_law(at.options, at.requested, slots).value();
    const auto moments = pulse_moments(at.options, at.requested, slots).value();
    Rational total = 0, mean = 0, factorial_moment = 0, miss = 0;
    for (std::size_t i = 0; i < law.probabilities.size(); ++i) {
      const Rational n = law.first + static_cast<std::int64_t>(i);
      const Rational& p = law.probabilities[i];
      RC_ASSERT(p >= 0);
      total += p;
      mean += p * n;
      factorial_moment += p * n * (n - 1);
      miss += p * (n > at.k ? n - at.k : at.k - n);
    }
    RC_ASSERT(total == 1);
    RC_ASSERT(moments.mean == mean);
    RC_ASSERT(moments.factorial_moment == factorial_moment);
    RC_ASSERT(moments.miss == miss);
  });
}

TEST(PulseLaw, chances_keep_the_mean_unless_the_train_is_cut_off) {
  check_property(300, [] {
    auto at = random_law_case();
    for (const auto policy : {PulsePolicy::stochastic_rounding, PulsePolicy::stochastic_train}) {
      at.options.policy = policy;
      const Rational limit = at.options.longest ? Rational{*at.options.longest} : at.k;
      RC_ASSERT(pulse_moments(at.options, at.requested).value().mean == std::min(at.k, limit));
    }
  });
}

TEST(PulseLaw, no_law_where_it_would_be_too_long) {
  const Rational tiny{1, 10'000'000};
  for (const auto policy : policies) {
    EXPECT_FALSE(pulse_law({tiny, policy}, 1).has_value());
    EXPECT_FALSE(pulse_moments({tiny, policy}, 1).has_value());
  }
  const Rational small{1, 2000};
  EXPECT_FALSE(pulse_law({small, PulsePolicy::stochastic_train}, 1).has_value());
  EXPECT_TRUE(pulse_law({small, PulsePolicy::stochastic_rounding}, 1).has_value());
  EXPECT_TRUE(pulse_law({small, PulsePolicy::stochastic_train, 1000}, 1).has_value());
  EXPECT_THROW((void)pulse_law({1, PulsePolicy::stochastic_train}, 3, 2), ContractViolation);
}

}  // namespace
}  // namespace certau
