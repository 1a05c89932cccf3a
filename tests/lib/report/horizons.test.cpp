// SPDX-License-Identifier: Apache-2.0
#include "certau/report/horizons.hpp"

#include <gtest/gtest.h>

#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

CertifiedBounds digital_bounds(const Rational& start, int digits) {
  return certify({support::digital_sgd(), {start}, Quantity::squared_gradient_norm, digits})
      .value();
}

// (1/K) sum E (w_k − w*)², the curvature being 1.
Rational exact_average(const Rational& start, unsigned horizon) {
  Rational sum = 0;
  for (unsigned k = 0; k < horizon; ++k)
    sum += support::digital_second_moment(support::digital_sgd(), start, k);
  return sum / Rational{horizon};
}

TEST(Horizons, exact_averages_of_digital_sgd_are_enclosed_to_the_digits_asked_for) {
  const Rational start = q("-1");
  const auto bounds = digital_bounds(start, 20);
  const auto averages = averages_at(bounds, {300, 1, 2, 40}, 20, {}).value();
  const std::vector<std::int64_t> order{300, 1, 2, 40};
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto& at = averages.at(k);
    EXPECT_EQ(at.steps, order[k]);
    const Rational exact = exact_average(start, static_cast<unsigned>(order[k]));
    EXPECT_LE(at.lower, exact) << order[k];
    EXPECT_GE(at.upper, exact) << order[k];
    EXPECT_LE(at.upper - at.lower, exact * power_of_ten(-17)) << order[k];
  }
}

TEST(Horizons, they_are_never_worse_than_the_claims) {
  const auto bounds =
      certify({support::analog_sgd(), {q("1/20")}, Quantity::squared_gradient_norm, 10}).value();
  const Claim& upper = bounds.upper.claim;
  const Claim& lower = bounds.lower.claim;
  const auto averages = averages_at(bounds, {1, 10, 1000, 1'000'000'000'000}, 10, {}).value();
  for (const auto& at : averages) {
    // But for the outward rounding to 14 digits.
    const Rational rounding = upper.value * power_of_ten(-13);
    EXPECT_LE(at.upper, upper.value + upper.transient / Rational{at.steps} + rounding);
    EXPECT_GE(at.lower, lower.value - lower.transient / Rational{at.steps} - rounding);
    EXPECT_LE(at.lower, at.upper);
  }
}

TEST(Horizons, beyond_the_step_limit_the_range_serves) {
  const Rational start = q("1/20");
  const auto bounds = digital_bounds(start, 12);
  const auto limited = averages_at(bounds, {100, 5}, 12, {}, 3).value();
  for (const auto& at : limited) {
    const Rational exact = exact_average(start, static_cast<unsigned>(at.steps));
    EXPECT_LE(at.lower, exact);
    EXPECT_GE(at.upper, exact);
  }
  const auto full = averages_at(bounds, {100}, 12, {}).value().at(0);
  EXPECT_LT(full.upper - full.lower, limited.at(0).upper - limited.at(0).lower);
}

TEST(Horizons, an_interruption_is_noticed) {
  std::stop_source source;
  source.request_stop();
  const auto outcome = averages_at(digital_bounds(0, 6), {1000}, 6, source.get_token());
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason(), "interrupted");
}

TEST(Horizons, no_step_has_no_average) {
  EXPECT_THROW((void)averages_at(digital_bounds(0, 6), {0}, 6, {}), ContractViolation);
  EXPECT_THROW((void)averages_at(digital_bounds(0, 6), {-1}, 6, {}), ContractViolation);
}

// The exact potential z²/(1 − ρ²), z = w − w*, on [w* − r, w* + r].
Certificate exact_certificate(Direction direction, const Rational& start, const Rational& r) {
  const Rational scale = 1 / (1 - q("81/100"));
  const Rational offset = start - q("1/4");
  const Rational transient = direction == Direction::upper
                                 ? Rational{scale * offset * offset}
                                 : Rational{scale * (r * r - offset * offset)};
  return {{support::digital_sgd(),
           {start},
           Quantity::squared_gradient_norm,
           direction,
           q("1/475"),
           transient},
          SmoothProof{{q("1/4") - r, q("1/4") + r}, {}, {scale * r * r / 2, 0, scale * r * r / 2}},
          std::nullopt};
}

TEST(Horizons, certificates_may_live_on_different_sets) {
  // Both are valid; each must be followed on its own set.
  const Rational start = q("7/20");
  for (const auto& [lower_radius, upper_radius] :
       {std::pair{q("2/5"), q("1/5")}, std::pair{q("1/5"), q("2/5")}}) {
    const CertifiedBounds bounds{exact_certificate(Direction::lower, start, lower_radius),
                                 exact_certificate(Direction::upper, start, upper_radius)};
    for (const auto* certificate : {&bounds.lower, &bounds.upper}) {
      const auto verdict = certau_verifier::verify_text(certificate_text(*certificate, "a test"));
      ASSERT_TRUE(verdict.verified) << verdict.text;
    }
    const auto averages = averages_at(bounds, {1, 2, 3}, 10, {});
    if (!averages.has_value()) continue;  // a refusal would be honest too
    for (const auto& at : averages.value()) {
      const Rational exact = exact_average(start, static_cast<unsigned>(at.steps));
      EXPECT_LE(at.lower, exact) << "K = " << at.steps;
      EXPECT_GE(at.upper, exact) << "K = " << at.steps;
    }
  }
}

}  // namespace
}  // namespace certau
