// SPDX-License-Identifier: Apache-2.0
// Analog SGD where increments change sign: noise weaker than the gradients.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "certau/drift/certify_piecewise.hpp"
#include "tests/lib/drift/piecewise_at_point.hpp"
#include "tests/lib/drift/piecewise_instances.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::q;

// Certified by potentials with kinks, both inequalities hold on a grid, and the verifier agrees.
CertifiedBounds expect_piecewise(const CertificationRequest& request) {
  auto outcome = certify(request);
  EXPECT_TRUE(outcome.has_value()) << outcome.reason();
  auto bounds = std::move(outcome).value();
  EXPECT_LE(bounds.lower.claim.value, bounds.upper.claim.value);
  for (const auto* certificate : {&bounds.lower, &bounds.upper}) {
    EXPECT_TRUE(certificate->is_piecewise());
    EXPECT_EQ(certificate->claim.start, request.start);
    EXPECT_EQ(certificate->claim.quantity, request.quantity);
    EXPECT_EQ(certificate->infimum.has_value(), request.quantity == Quantity::objective_gap);
    const auto failure = support::failure(*certificate, 40);
    EXPECT_FALSE(failure.has_value()) << failure->weight;
    EXPECT_EQ(support::rejection(*certificate), "");
  }
  EXPECT_EQ(bounds.lower.claim.direction, Direction::lower);
  EXPECT_EQ(bounds.upper.claim.direction, Direction::upper);
  return bounds;
}

TEST(PiecewiseScalar, a_start_far_outside_is_certified_and_agrees_with_one_inside) {
  for (const Rational& sigma : {q("1/2"), q("1/5")})
    for (const Rational& rate : {q("1/10"), q("1/100")}) {
      SCOPED_TRACE(rate);
      const auto process = support::plain_sgd(rate, sigma);
      const auto outside = expect_piecewise(support::coarse_request(process, {q("-9/10")}));
      const auto inside = certify({process, {q("1/4")}}).value();
      EXPECT_FALSE(inside.upper.is_piecewise());
      EXPECT_TRUE(support::overlap(support::values(outside), support::values(inside)));
      EXPECT_LE(support::relative_width(support::values(outside)), q("1/10"));
    }
}

TEST(PiecewiseScalar, other_devices) {
  for (const Device<Rational>& device :
       {Device<Rational>{AsymmetricLinear<Rational>{1, q("1/3")}},
        Device<Rational>{LinearStep<Rational>{1, q("-3/2"), q("-1/8")}},
        Device<Rational>{PowerStep<Rational>{1, -1, 2, 3}}}) {
    SCOPED_TRACE(device.index());
    auto request = support::coarse_request(support::plain_sgd(q("1/10"), q("1/5")), {q("-3/5")});
    request.process.device = device;
    const auto outside = support::values(expect_piecewise(request));
    request.start.weight = q("1/4");
    const auto inside = support::values(certify(request).value());
    EXPECT_TRUE(support::overlap(outside, inside));
  }
}

TEST(PiecewiseScalar, other_quantities) {
  auto request = support::coarse_request(support::plain_sgd(q("1/10"), q("1/5")), {q("-9/10")});
  for (const auto quantity : {Quantity::objective_gap, Quantity::squared_saturation}) {
    SCOPED_TRACE(name_of(quantity));
    request.quantity = quantity;
    const auto outside = support::values(expect_piecewise(request));
    auto inside = request;
    inside.start.weight = q("1/4");
    EXPECT_TRUE(support::overlap(outside, support::values(certify(inside).value())));
  }
  // ω reaches 1 at the ends of the device's range; the constant needs two smooth potentials.
  request.quantity = Quantity::amplification;
  const auto unbounded = certify(request);
  ASSERT_TRUE(unbounded.is_inconclusive());
  EXPECT_NE(unbounded.reason().find("reaches 1"), std::string::npos) << unbounded.reason();
  request.quantity = Quantity::amplification_constant;
  EXPECT_TRUE(certify(request).is_inconclusive());
  EXPECT_NE(certify_piecewise(request, {}).reason().find("smooth potentials only"),
            std::string::npos);
}

TEST(PiecewiseScalar, the_quantities_of_tiki_taka_are_those_of_its_weight) {
  auto request = support::coarse_request(support::plain_tiki_taka(q("1/50"), q("1/5")), {0, 0});
  const auto squared_gradient = support::values(expect_piecewise(request));
  request.quantity = Quantity::objective_gap;
  const auto gap = support::values(expect_piecewise(request));
  // f = g²/2.
  EXPECT_TRUE(support::overlap(gap, {squared_gradient.lower / 2, squared_gradient.upper / 2}));
  request.quantity = Quantity::squared_saturation;
  const auto saturation = support::values(expect_piecewise(request));
  // E w² lies between (w* − r)² and (w* + r)², r² = E (w − w*)² = E g² (Minkowski); r < 1/8.
  EXPECT_LT(squared_gradient.upper, q("1/64"));
  EXPECT_GT(saturation.lower, q("1/64"));
  EXPECT_LT(saturation.upper, q("9/64"));
}

TEST(PiecewiseScalar, a_double_well_with_little_noise) {
  // The two wells are mirror images, so that every start has the same mean.
  auto request = support::coarse_request(support::plain_sgd(q("1/10"), q("1/20")), {q("-9/10")});
  request.process.problem = DoubleWell<Rational>{q("1/2"), 1, 0};
  const auto outside = support::values(expect_piecewise(request));
  request.start.weight = q("1/2");
  const auto inside = certify(request).value();
  EXPECT_FALSE(inside.upper.is_piecewise());
  EXPECT_TRUE(support::overlap(outside, support::values(inside)));
}

TEST(PiecewiseScalar, a_tilted_quartic) {
  // f = w⁴/2 − w²/4 + w/10 has one critical point, near −3/5.
  auto request = support::coarse_request(support::plain_sgd(q("1/10"), q("1/10")), {q("9/10")});
  request.process.problem = PolynomialObjective<Rational>{{0, q("1/10"), q("-1/4"), 0, q("1/2")}};
  const auto from_above = support::values(expect_piecewise(request));
  request.start.weight = q("-9/10");
  const auto from_below = support::values(expect_piecewise(request));
  EXPECT_TRUE(support::overlap(from_above, from_below));
  request.start.weight = q("9/10");
  request.quantity = Quantity::objective_gap;
  const auto bounds = expect_piecewise(request);
  EXPECT_GT(bounds.lower.claim.value, 0);
  const auto& infimum = bounds.upper.infimum.value();
  EXPECT_EQ(objective(request.process.problem, infimum.at), infimum.upper);
  for (int k = -40; k <= 40; ++k)
    EXPECT_GE(objective(request.process.problem, Rational(k, 20)), infimum.lower) << k;
}

TEST(PiecewiseScalar, a_requested_stop_is_honoured) {
  std::stop_source source;
  source.request_stop();
  for (const auto& request :
       {support::coarse_request(support::plain_tiki_taka(q("1/50"), q("1/5")), {0, 0}),
        support::coarse_request(support::plain_sgd(q("1/10"), q("1/5")), {q("-9/10")})}) {
    const auto outcome = certify_piecewise(request, source.get_token());
    ASSERT_TRUE(outcome.is_inconclusive());
    EXPECT_EQ(outcome.reason(), "interrupted");
    EXPECT_NE(certify(request, source.get_token()).reason().find("interrupted"), std::string::npos);
  }
}

TEST(PiecewiseScalar, a_stop_is_honoured_on_the_way) {
  // A cell of several seconds, stopped by another thread.
  std::stop_source source;
  const std::jthread other{[&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    source.request_stop();
  }};
  const CertificationRequest request{support::plain_tiki_taka(q("1/1000000"), q("1/100000")),
                                     {0, 0}};
  const auto outcome = certify(request, source.get_token());
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(outcome.reason(), "interrupted");
}

TEST(PiecewiseScalar, a_search_that_fails_says_what_would_mend_it) {
  auto process = support::plain_tiki_taka(q("1/50"), q("1/5"));
  process.noise = NoNoise<Rational>{};
  const auto outcome = certify(support::coarse_request(process, {0, 0}));
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_TRUE(support::is_complaint(outcome.reason(), "noise.kind", "none", "linear program"));
}

TEST(PiecewiseScalar, widths_are_required_to_be_of_use) {
  auto request = support::coarse_request(support::plain_sgd(q("1/10"), q("1/5")), {q("-9/10")});
  for (const Rational& width : {q("0"), q("-1/10"), q("11/10")}) {
    request.relative_width = width;
    EXPECT_THROW((void)certify(request), ContractViolation);
  }
}

}  // namespace
}  // namespace certau
