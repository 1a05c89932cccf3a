// SPDX-License-Identifier: Apache-2.0
// Enumeration, transients and certificates: three ways to one average.
#include "certau/expectation/enumeration.hpp"
#include "certau/report/horizons.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/expectation/observables.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

constexpr int horizon = 6;

// Averages over the first K steps, K = 1 … horizon, by enumeration; [0] is unused.
std::vector<Rational> exact_averages(const properties::StartedProcess& instance,
                                     const support::Observable& h) {
  const auto expectations =
      enumerate_expectations(instance.process, {instance.start}, horizon - 1, h);
  std::vector<Rational> result{0};
  Rational sum = 0;
  for (std::size_t k = 0; k < expectations.size(); ++k) {
    sum += expectations[k];
    result.push_back(sum / Rational{static_cast<long>(k) + 1});
  }
  return result;
}

CertifiedBounds certified(const properties::StartedProcess& instance, Quantity quantity,
                          int digits) {
  auto bounds = certify({instance.process, {instance.start}, quantity, digits});
  if (!bounds.has_value()) RC_FAIL(bounds.reason());
  return std::move(bounds).value();
}

bool claims_hold(const CertifiedBounds& bounds, const std::vector<Rational>& averages) {
  for (std::size_t k = 1; k < averages.size(); ++k) {
    const Rational steps{static_cast<long>(k)};
    const Claim& upper = bounds.upper.claim;
    const Claim& lower = bounds.lower.claim;
    if (averages[k] > upper.value + upper.transient / steps) return false;
    if (averages[k] < lower.value - lower.transient / steps) return false;
  }
  return true;
}

bool contain(const std::vector<HorizonAverage>& enclosures, const std::vector<Rational>& averages) {
  for (const auto& at : enclosures) {
    const auto& exact = averages.at(static_cast<std::size_t>(at.steps));
    if (exact < at.lower || exact > at.upper) return false;
  }
  return true;
}

void agree(const properties::StartedProcess& instance, Quantity quantity, int digits,
           const Rational& infimum = 0) {
  const auto bounds = certified(instance, quantity, digits);
  const auto averages =
      exact_averages(instance, support::observable(instance.process, quantity, infimum));
  RC_ASSERT(bounds.lower.claim.value <= bounds.upper.claim.value);
  RC_ASSERT(claims_hold(bounds, averages));
  const auto enclosures = averages_at(bounds, {6, 1, 3, 2, 5, 4}, digits, {}).value();
  RC_ASSERT(contain(enclosures, averages));
}

TEST(ThreeWays, enumeration_transients_and_certificates_agree) {
  support::check_property(60, [] {
    const auto instance = *support::slow_instance();
    const auto quantity = *rc::gen::element(Quantity::squared_gradient_norm,
                                            Quantity::objective_gap, Quantity::squared_saturation);
    agree(instance, quantity, *rc::gen::inRange(3, 13));
  });
}

TEST(ThreeWays, they_agree_on_the_amplification) {
  support::check_property(30, [] {
    agree(*support::inner_instance(), Quantity::amplification, *rc::gen::inRange(3, 13));
  });
}

TEST(ThreeWays, they_agree_for_digital_sgd) {
  support::check_property(30, [] {
    auto instance = *support::slow_instance();
    instance.process.algorithm = Algorithm::digital_sgd;
    agree(instance, Quantity::objective_gap, 12);
  });
}

TEST(ThreeWays, they_agree_for_finite_laws) {
  // Skew; one value in two entries; state-dependent with mean 0 and variance (1 − w²)/25.
  const auto fifth = support::q("1/5");
  const auto third = support::q("1/3");
  const auto half = support::q("1/2");
  for (const FiniteLaw<Rational>& law :
       {FiniteLaw<Rational>{{{2 * fifth}, {-fifth}}, {{third}, {2 * third}}},
        FiniteLaw<Rational>{{{2 * fifth}, {-fifth}, {-fifth}}, {{third}, {third}, {third}}},
        FiniteLaw<Rational>{{{fifth, -fifth}, {-fifth, -fifth}}, {{half, half}, {half, -half}}}}) {
    auto process = support::analog_sgd();
    process.noise = law;
    const properties::StartedProcess instance{process, support::q("1/4")};
    for (const Quantity quantity : {Quantity::squared_gradient_norm, Quantity::amplification}) {
      const auto bounds = certify({process, {instance.start}, quantity, 10});
      ASSERT_TRUE(bounds.has_value()) << bounds.reason();
      const auto averages = exact_averages(instance, support::observable(process, quantity));
      EXPECT_TRUE(claims_hold(bounds.value(), averages));
      EXPECT_TRUE(
          contain(averages_at(bounds.value(), {1, 2, 3, 4, 5, 6}, 10, {}).value(), averages));
    }
  }
}

TEST(ThreeWays, the_amplification_constant_bounds_the_enumerated_difference) {
  support::check_property(20, [] {
    const auto instance = *support::inner_instance();
    const auto bounds = certified(instance, Quantity::amplification_constant, 6);
    for (const auto* claim : {&bounds.upper.claim, &bounds.lower.claim}) {
      const auto averages =
          exact_averages(instance, support::constant_defect(instance.process, claim->value));
      for (std::size_t k = 1; k < averages.size(); ++k) {
        const Rational share = claim->transient / Rational{static_cast<long>(k)};
        if (claim->direction == Direction::upper)
          RC_ASSERT(averages[k] <= share);
        else
          RC_ASSERT(averages[k] >= -share);
      }
    }
  });
}

TEST(ThreeWays, they_agree_in_a_double_well) {
  // f* = 0 at the wells; the set's ends are irrational.
  const properties::StartedProcess instance{support::double_well(), support::q("1/2")};
  for (const Quantity quantity : {Quantity::squared_gradient_norm, Quantity::objective_gap,
                                  Quantity::squared_saturation, Quantity::amplification}) {
    const auto bounds = certify({instance.process, {instance.start}, quantity, 8});
    ASSERT_TRUE(bounds.has_value()) << name_of(quantity) << ": " << bounds.reason();
    const auto h = support::observable(instance.process, quantity);
    const auto expectations = enumerate_expectations(instance.process, {instance.start}, 3, h);
    std::vector<Rational> averages{0};
    Rational sum = 0;
    for (std::size_t k = 0; k < expectations.size(); ++k) {
      sum += expectations[k];
      averages.push_back(sum / Rational{static_cast<long>(k) + 1});
    }
    EXPECT_TRUE(claims_hold(bounds.value(), averages)) << name_of(quantity);
    EXPECT_TRUE(contain(averages_at(bounds.value(), {1, 2, 3, 4}, 8, {}).value(), averages))
        << name_of(quantity);
  }
}

TEST(ThreeWays, two_precisions_overlap) {
  support::check_property(10, [] {
    const auto instance = *support::slow_instance();
    const auto quantity =
        *rc::gen::element(Quantity::squared_gradient_norm, Quantity::squared_saturation);
    const auto coarse = certified(instance, quantity, 12);
    const auto fine = certified(instance, quantity, 30);
    RC_ASSERT(coarse.lower.claim.value <= fine.upper.claim.value);
    RC_ASSERT(fine.lower.claim.value <= coarse.upper.claim.value);
    // The finer enclosure cannot be the wider one.
    RC_ASSERT(fine.upper.claim.value - fine.lower.claim.value <=
              coarse.upper.claim.value - coarse.lower.claim.value);
  });
}

}  // namespace
}  // namespace certau
