// SPDX-License-Identifier: Apache-2.0
// What a certificate claims, checked by enumeration of all paths in exact rationals.
#include "certau/drift/certify.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/drift_at_point.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

// Sum over k < horizon of E [h − λ·(1 or σ²S)](w_k), h taken from the given infimum.
Rational expected_sum(const Claim& claim, const Rational& infimum, const Rational& weight,
                      int horizon) {
  if (horizon == 0) return 0;
  const auto h = support::quantity_at(claim.quantity, claim.process, weight, infimum);
  Rational sum = h.value - claim.value * h.weight;
  if (horizon == 1) return sum;
  for (std::size_t j = 0; j < branch_count(claim.process.noise); ++j)
    sum += noise_probability(claim.process.noise, j, weight) *
           expected_sum(claim, infimum, branch_image(claim.process, weight, j), horizon - 1);
  return sum;
}

// The claim of docs/certificate-format.md, multiplied by K.
void expect_claim(const Certificate& certificate, int horizon) {
  const auto& claim = certificate.claim;
  const bool is_upper = claim.direction == Direction::upper;
  Rational infimum = 0;
  if (certificate.infimum)
    infimum = is_upper ? certificate.infimum->lower : certificate.infimum->upper;
  const Rational sum = expected_sum(claim, infimum, claim.start.weight, horizon);
  RC_ASSERT((is_upper ? sum : Rational{-sum}) <= claim.transient);
}

Outcome<CertifiedBounds> random_certificates(int digits) {
  const auto [process, start] = *properties::invariant_process();
  const auto quantity = *rc::gen::elementOf(quantity_names);
  return certify({process, {start}, quantity.value, digits});
}

TEST(Horizons, every_horizon_keeps_to_the_claim) {
  check_property(200, [] {
    const auto outcome = random_certificates(3);
    RC_PRE(outcome.has_value());
    const int horizon = *rc::gen::inRange(1, 6);
    expect_claim(outcome.value().lower, horizon);
    expect_claim(outcome.value().upper, horizon);
  });
}

TEST(Horizons, certificates_hold_at_random_points_of_their_set) {
  check_property(300, [] {
    const auto outcome = random_certificates(*rc::gen::inRange(1, 8));
    RC_PRE(outcome.has_value());
    for (const auto* certificate : {&outcome.value().lower, &outcome.value().upper}) {
      const auto& claim = certificate->claim;
      const auto& [set, cuts, potential] = certificate->smooth();
      const bool is_upper = claim.direction == Direction::upper;
      const Rational at = *properties::rational_in(set);
      const Rational drift = support::drift_at(*certificate, at);
      RC_ASSERT((is_upper ? drift : Rational{-drift}) <= 0);
      const Rational fall = support::potential_at(potential, set, claim.start.weight) -
                            support::potential_at(potential, set, at);
      RC_ASSERT((is_upper ? fall : Rational{-fall}) <= claim.transient);
    }
  });
}

TEST(Horizons, only_unbounded_quantities_are_refused_on_these_instances) {
  check_property(300, [] {
    auto [process, start] = *properties::invariant_process();
    // At the bound itself an end of the set may be a neutral fixed point, near which potentials are
    // not smooth: alpha = 1/2 on w^2/2 with tau = sigma = 1 has w^2 -> (1 + w^2)^2/4.
    process.learning_rate /= 2;
    const auto [quantity, name] = *rc::gen::elementOf(quantity_names);
    const auto outcome = certify({process, {start}, quantity, 2});
    if (outcome.has_value()) return;
    const auto set = properties::invariant_interval(process);
    const auto range = *domain(process.device);
    RC_LOG() << name << ": " << outcome.reason();
    RC_ASSERT(outcome.reason().find("reaches 1") != std::string::npos);
    RC_ASSERT(set.lower == range.lower || set.upper == range.upper);
  });
}

TEST(Horizons, a_neutral_fixed_point_is_refused_rather_than_guessed) {
  // w² → (1 + w²)²/4 creeps up to 1; the potential is unbounded there.
  const Process<Rational> process{Algorithm::analog_sgd, Rational(1, 2), Quadratic<Rational>{1, 0},
                                  AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{1}};
  const auto outcome = certify({process, {0}, Quantity::squared_gradient_norm, 6});
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason().rfind("digits", 0), 0U) << outcome.reason();
}

}  // namespace
}  // namespace certau
