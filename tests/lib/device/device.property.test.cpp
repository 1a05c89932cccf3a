// SPDX-License-Identifier: Apache-2.0
#include "certau/device/device.hpp"

#include "certau/polynomial/rational_polynomial.hpp"
#include "checks/properties/generators/device.hpp"
#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(Device, factors_are_nonnegative_on_the_domain_and_vanish_at_its_ends) {
  check_property(300, [] {
    const auto device = *properties::bounded_device();
    const ClosedInterval range = *domain(device);
    const auto factors = response(device, *properties::rational_in(range));
    RC_ASSERT(factors.up >= 0 && factors.down >= 0);
    RC_ASSERT(response(device, range.upper).up == 0);
    RC_ASSERT(response(device, range.lower).down == 0);
    RC_ASSERT(response(device, Rational{range.upper + 1}).up != 0);
  });
}

TEST(Device, up_factors_fall_and_down_factors_rise) {
  check_property(300, [] {
    const auto device = *properties::bounded_device();
    const ClosedInterval range = *domain(device);
    Rational a = *properties::rational_in(range);
    Rational b = *properties::rational_in(range);
    if (b < a) std::swap(a, b);
    RC_ASSERT(response(device, a).up >= response(device, b).up);
    RC_ASSERT(response(device, a).down <= response(device, b).down);
  });
}

TEST(Device, symmetric_and_asymmetric_parts_make_up_the_factors) {
  check_property(300, [] {
    const auto device = *properties::polynomial_device();
    const auto factors = response(device, *properties::rational());
    RC_ASSERT(factors.symmetric() - factors.asymmetric() == factors.up);
    RC_ASSERT(factors.symmetric() + factors.asymmetric() == factors.down);
  });
}

TEST(Device, linear_devices_are_symmetric_at_the_symmetric_point) {
  check_property(200, [] {
    const Rational centre = *properties::rational();
    const Rational above = *properties::positive_rational();
    const Rational below = *properties::positive_rational();
    for (const Device<Rational>& device :
         {Device<Rational>{AsymmetricLinear<Rational>{above, centre}},
          Device<Rational>{LinearStep<Rational>{above, -below, centre}}})
      RC_ASSERT(response(device, centre).asymmetric() == 0);
  });
}

TEST(Device, a_linear_step_with_equal_ranges_is_asymmetric_linear) {
  check_property(200, [] {
    const Rational tau = *properties::positive_rational();
    const Rational centre = *properties::rational();
    const Rational w = *properties::rational();
    const auto a = AsymmetricLinear<Rational>{tau, centre}.response(w);
    const auto b = LinearStep<Rational>{tau, -tau, centre}.response(w);
    RC_ASSERT(a.up == b.up && a.down == b.down);
  });
}

TEST(Device, polynomial_responses_evaluate_to_the_rational_ones) {
  check_property(200, [] {
    const auto device = *properties::polynomial_device();
    const Rational w = *properties::rational();
    const Converter<RationalPolynomial> convert{};
    const auto generic = std::visit(
        [&](const auto& kind) { return Device<RationalPolynomial>{kind.converted(convert)}; },
        device);
    const auto polynomials = response(generic, RationalPolynomial::identity());
    RC_ASSERT(polynomials.up(w) == response(device, w).up);
    RC_ASSERT(polynomials.down(w) == response(device, w).down);
  });
}

}  // namespace
}  // namespace certau
