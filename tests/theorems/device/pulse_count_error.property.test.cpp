// SPDX-License-Identifier: Apache-2.0
// The claims about pulses, as stated and mended, against the library's bound.
#include "certau/algorithm/pulse_bound.hpp"
#include "tests/support/property.hpp"
#include "theorems/referee/referee.hpp"
#include "theorems/registry.hpp"

namespace certau::theorems {
namespace {

using support::check_property;

// An instance of all three claims: symmetric point 0, a count that makes up Δ to within a pulse.
Instance drawn() {
  const Rational tau{*rc::gen::inRange(1, 9), *rc::gen::inRange(1, 5)};
  const Rational dw = tau * Rational{*rc::gen::inRange(1, 13), 12};
  const int BL = *rc::gen::inRange(0, 9);
  Rational size = dw * (BL + Rational{*rc::gen::inRange(-12, 13), 12});
  if (size < 0) size = -size;
  Instance at;
  at.set("tau", tau).set("w_sym", 0).set("w", tau * Rational{*rc::gen::inRange(-12, 13), 12});
  at.set("delta", *rc::gen::arbitrary<bool>() ? size : Rational{-size}).set("dw", dw);
  return at.set("BL", BL);
}

const Conclusion<Rational>& first_of(const Judgement<Rational>& judgement) {
  return judgement.conclusions().front();
}

TEST(PulseCountError, has_both_sides_of_the_librarys_bound) {
  const Claim& claim = find_claim("pulse-count-error");
  check_property(500, [&] {
    Instance at = drawn();
    const Rational centre{*rc::gen::inRange(-9, 10), 4};
    at.set("w_sym", centre).set("w", at["w"] + centre);
    const int n = *rc::gen::inRange(0, 9);
    at.set("BL", n);
    const auto judgement = claim.judge(at);
    RC_ASSERT(judgement.applies());
    const Device<Rational> device = AsymmetricLinear<Rational>{at["tau"], centre};
    const std::int64_t pulses = at["delta"] < 0 ? -n : n;
    const Rational error = apply_pulses(device, at["w"], pulses, at["dw"]) -
                           apply_update(response(device, at["w"]), at["w"], at["delta"]);
    RC_ASSERT(first_of(judgement).left == abs(error));
    RC_ASSERT(first_of(judgement).right ==
              pulse_error_bound(device, at["w"], at["delta"], pulses, at["dw"]).value());
    RC_ASSERT(judgement.violated() == nullptr);
  });
}

TEST(PulseCountError, is_at_most_what_the_mended_claim_says) {
  const Claim& sharper = find_claim("pulse-count-error");
  const Claim& mended = find_claim("pulse-error-repaired");
  check_property(500, [&] {
    const Instance at = drawn();
    const auto judgement = mended.judge(at);
    RC_ASSERT(judgement.applies());
    RC_ASSERT(judgement.violated() == nullptr);
    RC_ASSERT(first_of(sharper.judge(at)).left == first_of(judgement).left);
    RC_ASSERT(first_of(sharper.judge(at)).right <= first_of(judgement).right);
  });
}

TEST(PulseCountError, holds_where_the_published_bound_fails) {
  const Finding refuted = examine(find_claim("pulse-error"), {.effort = 0.01});
  EXPECT_EQ(refuted.verdict, Verdict::refuted);
  ASSERT_TRUE(refuted.witness.has_value());
  Instance at = refuted.witness->instance;
  EXPECT_NE(find_claim("pulse-error").judge(at).violated(), nullptr);
  at.set("w_sym", 0);
  for (const char* id : {"pulse-error-repaired", "pulse-count-error"}) {
    const auto judgement = find_claim(id).judge(at);
    EXPECT_TRUE(judgement.applies()) << id;
    EXPECT_EQ(judgement.violated(), nullptr) << id;
  }
}

TEST(PulseCountError, the_referee_finds_the_mended_claims_proved) {
  for (const char* id : {"pulse-error-repaired", "pulse-count-error"})
    EXPECT_EQ(examine(find_claim(id), {.effort = 0.05}).verdict, Verdict::proved) << id;
}

TEST(PulseCountError, is_an_equality_at_its_extremes) {
  const Claim& claim = find_claim("pulse-count-error");
  int equal = 0;
  for (const auto& extreme : claim.extremes) {
    const auto judgement = claim.judge(extreme);
    EXPECT_TRUE(judgement.applies());
    EXPECT_EQ(judgement.violated(), nullptr);
    equal += first_of(judgement).left == first_of(judgement).right ? 1 : 0;
  }
  EXPECT_GE(equal, 3);
}

}  // namespace
}  // namespace certau::theorems
