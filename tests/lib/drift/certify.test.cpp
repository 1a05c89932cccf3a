// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/certify.hpp"

#include <gtest/gtest.h>

#include "tests/support/drift_at_point.hpp"

namespace certau {
namespace {

CertificationRequest plain() {
  return {{Algorithm::analog_sgd, Rational(1, 10), Quadratic<Rational>{1, Rational(1, 4)},
           AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{Rational(1, 5)}},
          {Rational(1, 4)},
          Quantity::squared_gradient_norm,
          6};
}

// Both certificates' inequalities and transients at points of the whole set.
void expect_proved(const CertifiedBounds& bounds) {
  EXPECT_LE(bounds.lower.claim.value, bounds.upper.claim.value);
  for (const auto* certificate : {&bounds.lower, &bounds.upper}) {
    const auto& [set, cuts, potential] = certificate->smooth();
    const bool is_upper = certificate->claim.direction == Direction::upper;
    const Rational start = support::potential_at(potential, set, certificate->claim.start.weight);
    for (int k = 0; k <= 24; ++k) {
      const Rational at = set.lower + set.width() * k / 24;
      const Rational drift = support::drift_at(*certificate, at);
      const Rational fall = start - support::potential_at(potential, set, at);
      EXPECT_LE(is_upper ? drift : Rational{-drift}, 0) << at;
      EXPECT_LE(is_upper ? fall : Rational{-fall}, certificate->claim.transient) << at;
    }
  }
}

std::vector<Device<Rational>> devices() {
  return {Ideal<Rational>{}, AsymmetricLinear<Rational>{1, 0},
          AsymmetricLinear<Rational>{1, Rational(1, 3)},
          LinearStep<Rational>{1, Rational(-3, 2), Rational(-1, 8)},
          PowerStep<Rational>{1, -1, 2, 3}};
}

TEST(Certify, every_quantity_on_every_kind_of_device_is_proved) {
  for (const auto& device : devices())
    for (const auto& entry : quantity_names) {
      SCOPED_TRACE(std::string{entry.name} + " on device " + std::to_string(device.index()));
      auto request = plain();
      request.process.device = device;
      request.quantity = entry.value;
      const auto outcome = certify(request);
      if (device.index() == 0 && entry.value == Quantity::amplification_constant) {
        EXPECT_TRUE(outcome.is_inconclusive());  // S = 0: no constant exists
        continue;
      }
      ASSERT_TRUE(outcome.has_value()) << outcome.reason();
      const auto& bounds = outcome.value();
      expect_proved(bounds);
      EXPECT_EQ(bounds.lower.claim.direction, Direction::lower);
      EXPECT_EQ(bounds.upper.claim.direction, Direction::upper);
      EXPECT_EQ(bounds.upper.claim.quantity, entry.value);
      EXPECT_EQ(bounds.upper.claim.start, request.start);
      EXPECT_EQ(bounds.upper.infimum.has_value(), entry.value == Quantity::objective_gap);
      const Rational width = bounds.upper.claim.value - bounds.lower.claim.value;
      EXPECT_LE(width, power_of_ten(-6) * bounds.upper.claim.value + power_of_ten(-12));
    }
}

TEST(Certify, slivers_at_irrational_ends_do_not_hinder) {
  auto request = plain();
  request.process.problem = DoubleWell<Rational>{Rational(1, 2), 1, 0};
  request.process.noise = TwoPoint<Rational>{Rational(1, 12)};
  request.start.weight = Rational(1, 2);
  for (const auto& entry : quantity_names) {
    SCOPED_TRACE(entry.name);
    request.quantity = entry.value;
    const auto bounds = certify(request).value();
    EXPECT_EQ(bounds.upper.smooth().cuts.size(), 2U);
    expect_proved(bounds);
  }
}

TEST(Certify, the_gap_of_a_tilted_double_well_pays_for_its_infimum) {
  auto request = plain();
  request.process.problem = DoubleWell<Rational>{Rational(1, 2), 1, Rational(1, 50)};
  request.process.noise = TwoPoint<Rational>{Rational(1, 20)};
  request.start.weight = Rational(1, 2);
  request.quantity = Quantity::objective_gap;
  const auto bounds = certify(request).value();
  expect_proved(bounds);
  const auto& infimum = bounds.upper.infimum.value();
  EXPECT_EQ(objective(request.process.problem, infimum.at), infimum.upper);
  for (int k = -100; k <= 100; ++k)
    EXPECT_GE(objective(request.process.problem, Rational(k, 50)), infimum.lower);
  // The start sits in the higher well: the gap is about the difference of the wells, 2·a·t.
  EXPECT_GT(bounds.lower.claim.value, Rational(1, 51));
  EXPECT_LT(bounds.upper.claim.value, Rational(1, 30));
}

TEST(Certify, exact_gradients_end_at_the_minimizer) {
  auto request = plain();
  request.process.algorithm = Algorithm::analog_gd;
  request.process.noise = NoNoise<Rational>{};
  for (const Rational& start : {Rational(-1, 2), Rational(1, 4), Rational(3, 4)}) {
    SCOPED_TRACE(start);
    request.start.weight = start;
    request.quantity = Quantity::squared_gradient_norm;
    const auto gradient = certify(request).value();
    expect_proved(gradient);
    EXPECT_LE(gradient.lower.claim.value, 0);
    EXPECT_GE(gradient.upper.claim.value, 0);
    EXPECT_LE(gradient.upper.claim.value, power_of_ten(-12));
    request.quantity = Quantity::squared_saturation;
    const auto saturation = certify(request).value();
    expect_proved(saturation);
    EXPECT_LE(saturation.lower.claim.value, Rational(1, 16));
    EXPECT_GE(saturation.upper.claim.value, Rational(1, 16));
  }
}

TEST(Certify, amplification_is_unbounded_where_the_set_reaches_tau) {
  auto request = plain();
  request.process.problem = Quadratic<Rational>{1, Rational(9, 10)};
  request.start.weight = Rational(9, 10);
  for (const auto quantity : {Quantity::amplification, Quantity::amplification_constant}) {
    request.quantity = quantity;
    const auto outcome = certify(request);
    ASSERT_TRUE(outcome.is_inconclusive());
    EXPECT_NE(outcome.reason().find("reaches 1"), std::string::npos) << outcome.reason();
  }
  request.quantity = Quantity::squared_saturation;  // bounded all the same
  expect_proved(certify(request).value());
}

TEST(Certify, a_stop_request_is_honoured) {
  std::stop_source source;
  source.request_stop();
  const auto outcome = certify(plain(), source.get_token());
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason(), "interrupted");
}

TEST(Certify, requirements_are_checked_in_their_order) {
  auto request = plain();
  request.digits = 0;
  EXPECT_THROW((void)certify(request), ContractViolation);
  request.digits = 1001;
  EXPECT_THROW((void)certify(request), ContractViolation);
  request.start.weight = 2;
  EXPECT_THROW((void)certify(request), InvalidInput);
  request.process.learning_rate = 0;
  try {
    (void)certify(request);
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_EQ(std::string{error.what()}.rfind("learning_rate", 0), 0U) << error.what();
  }
}

TEST(Certify, maps_that_are_not_polynomial_are_inconclusive) {
  auto request = plain();
  request.process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_TRUE(certify(request).is_inconclusive());
  request.process.device = PowerStep<Rational>{1, -1, Rational(3, 2), 2};
  EXPECT_TRUE(certify(request).is_inconclusive());
  request.process.device = AsymmetricLinear<Rational>{1, 0};
  request.process.noise = Theorem3Law<Rational>{Rational(1, 5), 1};
  EXPECT_TRUE(certify(request).is_inconclusive());
}

TEST(Certify, the_refusal_of_the_invariant_set_is_passed_on) {
  auto request = plain();
  request.process.learning_rate = 2;
  const auto outcome = certify(request);
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason().rfind("learning_rate = \"2\"", 0), 0U) << outcome.reason();
}

}  // namespace
}  // namespace certau
