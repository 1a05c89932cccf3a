// SPDX-License-Identifier: Apache-2.0
// The pulse update against another implementation's: the first steps of a training run of IBM's
// aihwkit 1.1.0 (MIT licence; commit 4545f11b5214), its C++ core in double precision. Four weights
// on soft-bounds devices at ±1, that is τ = 1, w° = 0, with Δw_min = 2/300 and deterministic
// trains. Weights are printed to 11 decimals.
#include <gtest/gtest.h>

#include <array>

#include "certau/algorithm/pulse_bound.hpp"
#include "certau/algorithm/pulse_count.hpp"

namespace certau {
namespace {

struct RecordedStep {
  std::array<const char*, 4> increments;
  std::array<const char*, 4> weights;  // before the step
  std::array<std::int64_t, 4> pulses;
};

constexpr RecordedStep steps[] = {
    {{"0.01565853", "-0.01025856", "-0.00327228", "-0.00866799"},
     {"0.00000000000", "0.00000000000", "0.00000000000", "0.00000000000"},
     {2, -2, 0, -1}},
    {{"0.01129488", "-0.00560190", "-0.00891144", "0.02461200"},
     {"0.01328888889", "-0.01328888889", "0.00000000000", "-0.00666666667"},
     {2, -1, -1, 4}},
    {{"0.00289962", "-0.01056048", "0.00287604", "0.00892347"},
     {"0.02640118321", "-0.01986696296", "-0.00666666667", "0.01991052443"},
     {0, -2, 0, 1}},
    {{"0.02542290", "-0.02056782", "-0.00745152", "0.00674736"},
     {"0.02640118321", "-0.03289184199", "-0.00666666667", "0.02644445427"},
     {4, -3, -1, 1}},
    {{"-0.03534321", "-0.04575756", "0.08037891", "-0.03481161"},
     {"0.05210534394", "-0.05210534394", "-0.01328888889", "0.03293482457"},
     {-5, -7, 12, -5}},
    {{"-0.01823430", "0.00718401", "-0.02801403", "-0.01744890"},
     {"0.01749966122", "-0.09546549096", "0.06486697929", "-0.00104030446"},
     {-3, 1, -4, -3}},
    {{"0.00003180", "0.00575439", "0.04355622", "0.03194721"},
     {"-0.00271496687", "-0.08816238769", "0.03675323107", "-0.02088659973"},
     {0, 1, 7, 5}},
    {{"0.03308541", "-0.01331133", "-0.01159950", "-0.01930197"},
     {"-0.00271496687", "-0.08090797177", "0.08081563954", "0.01269224099"},
     {5, -2, -2, -3}},
};

const Device<Rational> device = AsymmetricLinear<Rational>{1, 0};
const Rational size{2, 300};
const Rational printed = power_of_ten(-11) / 2;  // how far a printed weight is off, at most

Rational q(const char* text) { return parse_rational(text).value(); }

template <class Check>
void for_each_update(Check&& check) {
  for (std::size_t k = 0; k + 1 < std::size(steps); ++k)
    for (std::size_t j = 0; j < 4; ++j) {
      SCOPED_TRACE("step " + std::to_string(k) + ", weight " + std::to_string(j));
      check(q(steps[k].weights[j]), q(steps[k].increments[j]), steps[k].pulses[j],
            q(steps[k + 1].weights[j]));
    }
}

TEST(PulseRecorded, the_recorded_pulses_lead_to_the_recorded_weights) {
  for_each_update(
      [](const Rational& before, const Rational&, std::int64_t pulses, const Rational& after) {
        // A pulse brings errors of the weight nearer to zero, so that both ends count once.
        const Rational reached = apply_pulses(device, before, pulses, size);
        EXPECT_LE(abs(Rational{reached - after}), 2 * printed);
        EXPECT_EQ(*apply_pulses_at_once(device, before, pulses, size), reached);
      });
}

TEST(PulseRecorded, deterministic_trains_are_the_nearest_count) {
  const PulseWords none = []() -> std::uint64_t { throw ContractViolation("no words are needed"); };
  for_each_update(
      [&](const Rational&, const Rational& increment, std::int64_t pulses, const Rational&) {
        EXPECT_EQ(pulse_count({size}, {increment, increment}, none).value(), pulses);
      });
}

TEST(PulseRecorded, the_continuous_update_lies_within_the_bound) {
  for_each_update([](const Rational& before, const Rational& increment, std::int64_t pulses,
                     const Rational& after) {
    const Rational continuous = apply_update(response(device, before), before, increment);
    const auto bound = pulse_error_bound(device, before, increment, pulses, size);
    EXPECT_LE(abs(Rational{after - continuous}), bound.value() + 2 * printed);
  });
}

}  // namespace
}  // namespace certau
