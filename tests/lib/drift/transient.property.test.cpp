// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/transient.hpp"

#include "checks/properties/generators/number.hpp"
#include "tests/support/drift_at_point.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

rc::Gen<ChebyshevSeries> series() {
  return rc::gen::nonEmpty(
      rc::gen::resize(12, rc::gen::container<ChebyshevSeries>(properties::rational())));
}

Rational at(const ChebyshevSeries& u, const Rational& x) {
  return support::potential_at(u, {-1, 1}, x);
}

TEST(Transient, bounds_the_distance_to_the_extreme) {
  check_property(200, [] {
    const auto u = *series();
    const Rational start = *properties::rational_in({-1, 1});
    const Rational x = *properties::rational_in({-1, 1});
    RC_ASSERT(at(u, start) - at(u, x) <= provable_transient(u, start, Direction::upper));
    RC_ASSERT(at(u, x) - at(u, start) <= provable_transient(u, start, Direction::lower));
  });
}

TEST(Transient, is_near_the_least_that_samples_allow) {
  check_property(100, [] {
    const auto u = *series();
    const Rational start = *properties::rational_in({-1, 1});
    const auto transient = provable_transient(u, start, Direction::upper);
    Rational largest = 0;
    Rational spread = 0;
    for (std::size_t k = 1; k < u.size(); ++k) spread += abs(u[k]);
    for (int k = -200; k <= 200; ++k)
      largest = std::max<Rational>(largest, at(u, start) - at(u, Rational(k, 200)));
    RC_ASSERT(transient >= largest);
    // Samples 1/200 apart miss little of a potential of degree 12: abs(u'') <= 12⁴/3 · spread.
    RC_ASSERT(transient <= largest * Rational(102, 100) + spread / 40);
  });
}

TEST(Transient, a_potential_that_oscillates_is_bounded_as_closely) {
  // Its least transient is below 0.73; the absolute sum of its coefficients is 2.06.
  const ChebyshevSeries u{0, 0, 0, 1, Rational(-1, 2), 0, Rational(1, 2), -1};
  EXPECT_LT(provable_transient(u, Rational(-1, 5), Direction::upper), Rational(3, 4));
}

TEST(Transient, a_constant_potential_has_none) {
  EXPECT_EQ(provable_transient({Rational(7, 3)}, 0, Direction::upper), 0);
  EXPECT_EQ(provable_transient({Rational(7, 3), 0}, 1, Direction::lower), 0);
}

TEST(Transient, a_linear_potential_by_hand) {
  // u = x: from x₀ the minimum −1 is 1 + x₀ away, the maximum 1 − x₀.
  const ChebyshevSeries u{0, 1};
  const Rational start(1, 2);
  const auto upper = provable_transient(u, start, Direction::upper);
  EXPECT_GE(upper, Rational(3, 2));
  EXPECT_LE(upper, Rational(3, 2) * Rational(1002, 1000));
  const auto lower = provable_transient(u, start, Direction::lower);
  EXPECT_GE(lower, Rational(1, 2));
  EXPECT_LE(lower, Rational(1, 2) * Rational(1002, 1000));
}

TEST(Transient, a_start_outside_the_set_is_refused) {
  EXPECT_THROW((void)provable_transient({0, 1}, Rational(9, 8), Direction::upper),
               ContractViolation);
}

}  // namespace
}  // namespace certau
