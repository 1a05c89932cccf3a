// SPDX-License-Identifier: Apache-2.0
// Stationary means that are known in closed form, or related to each other.
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"

namespace certau {
namespace {

struct Parameters {
  Rational curvature;
  Rational minimizer;
  Rational sigma;
  Rational learning_rate;
};

std::vector<Parameters> cases() {
  return {{1, Rational(1, 4), Rational(1, 5), Rational(1, 10)},
          {2, Rational(-1, 3), Rational(1, 2), Rational(1, 20)},
          {Rational(1, 2), 0, Rational(1, 4), Rational(1, 3)}};
}

ClosedInterval certified(const Process<Rational>& process, Quantity quantity, int digits = 12) {
  const auto& minimizer = std::get<Quadratic<Rational>>(process.problem).minimizer;
  const auto bounds = certify({process, {minimizer}, quantity, digits}).value();
  return {bounds.lower.claim.value, bounds.upper.claim.value};
}

ClosedInterval mean_square_gradient(const Process<Rational>& process) {
  return certified(process, Quantity::squared_gradient_norm);
}

Process<Rational> process_of(const Parameters& p, const Device<Rational>& device) {
  return {Algorithm::analog_sgd, p.learning_rate, Quadratic<Rational>{p.curvature, p.minimizer},
          device, TwoPoint<Rational>{p.sigma}};
}

bool overlap(const ClosedInterval& a, const ClosedInterval& b) {
  return a.lower <= b.upper && b.lower <= a.upper;
}

TEST(ClosedForms, digital_sgd_on_a_quadratic) {
  // g⁺ = (1 − αL)g − αLε, so E g² = (1 − αL)² E g² + (αLσ)² = αLσ²/(2 − αL).
  for (const auto& p : cases()) {
    auto process = process_of(p, Ideal<Rational>{});
    process.algorithm = Algorithm::digital_sgd;
    const Rational rate = p.learning_rate * p.curvature;
    const Rational mean = rate * p.sigma * p.sigma / (2 - rate);
    EXPECT_TRUE(mean_square_gradient(process).contains(mean));
    // An ideal device changes nothing; nor does a device that digital SGD does not use, though one
    // that is not polynomial would make other quantities wrong, and is refused.
    process.algorithm = Algorithm::analog_sgd;
    EXPECT_TRUE(mean_square_gradient(process).contains(mean));
    process.algorithm = Algorithm::digital_sgd;
    process.device = AsymmetricLinear<Rational>{1, 0};
    EXPECT_TRUE(mean_square_gradient(process).contains(mean));
    process.device = ExponentialStep<Rational>{1, -1, 2, 2};
    for (const auto& entry : quantity_names)
      EXPECT_TRUE(certify({process, {p.minimizer}, entry.value, 10}).is_inconclusive())
          << entry.name;
  }
}

TEST(ClosedForms, digital_sgd_with_an_asymmetric_law) {
  // The same with the law's variance: 2/3·(1/4)² + 1/3·(1/2)² = 1/8.
  auto process = process_of(cases().front(), Ideal<Rational>{});
  process.algorithm = Algorithm::digital_sgd;
  process.noise = FiniteLaw<Rational>{{{Rational(1, 4)}, {Rational(-1, 2)}},
                                      {{Rational(2, 3)}, {Rational(1, 3)}}};
  EXPECT_TRUE(mean_square_gradient(process).contains(Rational(1, 10) / 8 / Rational(19, 10)));
}

TEST(ClosedForms, jensen_bounds_the_mean_of_squares_by_the_square_of_the_mean) {
  // On the set E abs(g + ε) = σ, so that E w⁺ = w − αL(w − w*) − ασw/τ and E w = Lw*/(L + σ/τ).
  for (const auto& p : cases()) {
    const Rational tau(3, 2);
    const auto process = process_of(p, AsymmetricLinear<Rational>{tau, 0});
    const Rational mean = p.curvature * p.minimizer / (p.curvature + p.sigma / tau);
    const Rational gradient_of_mean = p.curvature * (mean - p.minimizer);
    const auto squared_gradient = mean_square_gradient(process);
    EXPECT_GT(squared_gradient.lower, gradient_of_mean * gradient_of_mean);
    // E g² − (E g)² is the stationary variance, at most σ² (and of first order in α).
    EXPECT_LT(squared_gradient.upper, gradient_of_mean * gradient_of_mean + p.sigma * p.sigma);
    const auto saturation = certified(process, Quantity::squared_saturation);
    EXPECT_GT(saturation.lower, mean * mean / (tau * tau));
    // The two share the variance V of w: L²(V + (m − w*)²) and (V + m²)/τ².
    const auto variance_from = [&](const Rational& g) {
      return Rational{g / (p.curvature * p.curvature) -
                      (mean - p.minimizer) * (mean - p.minimizer)};
    };
    const ClosedInterval first{variance_from(squared_gradient.lower),
                               variance_from(squared_gradient.upper)};
    const ClosedInterval second{saturation.lower * tau * tau - mean * mean,
                                saturation.upper * tau * tau - mean * mean};
    EXPECT_TRUE(overlap(first, second));
    EXPECT_GT(first.lower, 0);
  }
}

TEST(ClosedForms, the_gap_of_a_quadratic_is_the_squared_gradient_over_twice_the_curvature) {
  for (const auto& p : cases()) {
    const auto process = process_of(p, PowerStep<Rational>{1, Rational(-3, 2), 2, 1});
    const auto squared_gradient = mean_square_gradient(process);
    const auto gap = certified(process, Quantity::objective_gap);
    EXPECT_TRUE(overlap(gap, {squared_gradient.lower / (2 * p.curvature),
                              squared_gradient.upper / (2 * p.curvature)}));
  }
}

TEST(ClosedForms, the_amplification_constant_is_the_ratio_of_the_means) {
  for (const auto& p : cases()) {
    const auto process = process_of(p, AsymmetricLinear<Rational>{Rational(3, 2), Rational(-1, 5)});
    const auto top = mean_square_gradient(process);
    const auto bottom = certified(process, Quantity::amplification);
    const auto constant = certified(process, Quantity::amplification_constant);
    const Rational variance = p.sigma * p.sigma;
    EXPECT_TRUE(overlap(
        constant, {top.lower / (variance * bottom.upper), top.upper / (variance * bottom.lower)}));
    EXPECT_LE(constant.width(), power_of_ten(-12) * constant.upper);
  }
}

TEST(ClosedForms, means_do_not_depend_on_the_origin_of_the_weights) {
  const Rational shift(2, 7);
  for (const auto& p : cases()) {
    auto moved = p;
    moved.minimizer += shift;
    const auto here = process_of(p, AsymmetricLinear<Rational>{1, 0});
    const auto there = process_of(moved, AsymmetricLinear<Rational>{1, shift});
    for (const auto quantity : {Quantity::squared_gradient_norm, Quantity::squared_saturation,
                                Quantity::amplification, Quantity::amplification_constant})
      EXPECT_TRUE(overlap(certified(here, quantity), certified(there, quantity)))
          << name_of(quantity);
  }
}

TEST(ClosedForms, devices_that_coincide_have_the_same_means) {
  for (const auto& p : cases()) {
    const auto linear = mean_square_gradient(process_of(p, AsymmetricLinear<Rational>{1, 0}));
    EXPECT_TRUE(
        overlap(linear, mean_square_gradient(process_of(p, LinearStep<Rational>{1, -1, 0}))));
    // A power step with exponents 1 is half as fast as the linear device: the same at 2α.
    auto fast = p;
    fast.learning_rate *= 2;
    EXPECT_TRUE(
        overlap(linear, mean_square_gradient(process_of(fast, PowerStep<Rational>{1, -1, 1, 1}))));
  }
}

}  // namespace
}  // namespace certau
