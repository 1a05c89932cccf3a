// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/device.hpp"

#include "checks/properties/generators/parameters.hpp"

namespace certau {

void showValue(const Device<Rational>& device, std::ostream& out) {
  properties::print_parameters(out, device);
}

namespace properties {

rc::Gen<Device<Rational>> bounded_device(NumberKind kind) {
  const auto range = positive_number(kind, 6, 4);
  const auto centre = number(kind, 4, 4);
  const auto exponent = rc::gen::map(rc::gen::inRange(1, 4), [](int k) { return Rational{k}; });
  const auto linear = rc::gen::map(rc::gen::pair(range, centre), [](const auto& parts) {
    return Device<Rational>{AsymmetricLinear<Rational>{parts.first, parts.second}};
  });
  const auto two_sided = rc::gen::map(rc::gen::tuple(range, range, centre), [](const auto& parts) {
    const auto& [above, below, middle] = parts;
    return Device<Rational>{LinearStep<Rational>{above, -below, middle}};
  });
  const auto powers =
      rc::gen::map(rc::gen::tuple(centre, range, exponent, exponent), [](const auto& parts) {
        const auto& [lower, width, up, down] = parts;
        return Device<Rational>{PowerStep<Rational>{lower + width, lower, up, down}};
      });
  return rc::gen::oneOf(linear, two_sided, powers);
}

rc::Gen<Device<Rational>> polynomial_device(NumberKind kind) {
  return rc::gen::weightedOneOf<Device<Rational>>(
      {{3, bounded_device(kind)}, {1, rc::gen::just(Device<Rational>{Ideal<Rational>{}})}});
}

}  // namespace properties
}  // namespace certau
