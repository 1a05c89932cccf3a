// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/update.hpp"

#include "checks/properties/generators/device.hpp"
#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

// The update as the device does it: a step up is scaled by q₊, a step down by q₋ [wu2024, (6)].
Rational by_response_factors(const Response<Rational>& q, const Rational& w, const Rational& step) {
  return step >= 0 ? Rational{w + step * q.up} : Rational{w + step * q.down};
}

TEST(Update, the_symmetric_asymmetric_form_is_the_one_by_response_factors) {
  check_property(1000, [] {
    const auto device = *properties::polynomial_device();
    const Rational w = *properties::rational();
    const Rational step = *properties::rational();
    const auto q = response(device, w);
    RC_ASSERT(apply_update(q, w, step) == by_response_factors(q, w, step));
  });
}

TEST(Update, a_known_sign_gives_the_same_as_the_own_magnitude) {
  check_property(500, [] {
    const auto device = *properties::polynomial_device();
    const Rational w = *properties::rational();
    const Rational step = *properties::rational();
    const auto q = response(device, w);
    const Sign sign = step >= 0 ? Sign::nonnegative : Sign::nonpositive;
    RC_ASSERT(apply_update(q, w, step, RegionMagnitude{sign}) == apply_update(q, w, step));
  });
}

TEST(Update, asymmetric_linear_weights_stay_within_tau) {
  // abs(Δ) <= τ suffices: the step towards the bound is at most the distance to it [wu2024, §2.2].
  check_property(1000, [] {
    const Rational tau = *properties::positive_rational();
    const Rational centre = *properties::rational();
    const AsymmetricLinear<Rational> device{tau, centre};
    const Rational w = *properties::rational_in(*device.domain());
    const Rational step = *properties::rational_in({-tau, tau});
    const Rational next = apply_update(device.response(w), w, step);
    RC_ASSERT(abs(Rational{next - centre}) <= tau);
  });
}

TEST(Update, the_bound_on_the_step_is_sharp) {
  check_property(300, [] {
    const Rational tau = *properties::positive_rational();
    const AsymmetricLinear<Rational> device{tau, 0};
    const Rational w = *properties::rational_in({-tau, tau});
    RC_PRE(abs(w) < tau);
    const Rational step = tau + *properties::positive_rational();
    RC_ASSERT(apply_update(device.response(w), w, step) > tau);
    RC_ASSERT(apply_update(device.response(w), w, Rational{-step}) < -tau);
  });
}

TEST(Update, at_the_bound_no_step_leads_further) {
  check_property(300, [] {
    const auto device = *properties::bounded_device();
    const ClosedInterval range = *domain(device);
    const Rational step = *properties::positive_rational();
    RC_ASSERT(apply_update(response(device, range.upper), range.upper, step) == range.upper);
    RC_ASSERT(apply_update(response(device, range.lower), range.lower, Rational{-step}) ==
              range.lower);
  });
}

TEST(Update, an_ideal_device_adds_the_increment) {
  check_property(100, [] {
    const Rational w = *properties::rational();
    const Rational step = *properties::rational();
    RC_ASSERT(apply_update(Ideal<Rational>{}.response(w), w, step) == w + step);
  });
}

}  // namespace
}  // namespace certau
