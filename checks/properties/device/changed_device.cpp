// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/device/changed_device.hpp"

namespace certau::properties {
namespace {

// q′₊(−w) = q₋(w) and q′₋(−w) = q₊(w), from the formulas of the device headers.
struct Mirror {
  Device<Rational> operator()(const Ideal<Rational>& device) const { return device; }
  Device<Rational> operator()(const AsymmetricLinear<Rational>& device) const {
    return AsymmetricLinear<Rational>{device.tau, -device.symmetric_point};
  }
  Device<Rational> operator()(const LinearStep<Rational>& device) const {
    return LinearStep<Rational>{-device.tau_min, -device.tau_max, -device.symmetric_point};
  }
  template <class BoundedStep>
  Device<Rational> operator()(BoundedStep device) const {
    const Rational tau_max = device.tau_max;
    device.tau_max = -device.tau_min;
    device.tau_min = -tau_max;
    std::swap(device.gamma_up, device.gamma_down);
    return device;
  }
};

struct Scaling {
  const Rational& c;

  Device<Rational> operator()(const Ideal<Rational>& device) const { return device; }
  Device<Rational> operator()(const AsymmetricLinear<Rational>& device) const {
    return AsymmetricLinear<Rational>{c * device.tau, c * device.symmetric_point};
  }
  Device<Rational> operator()(const LinearStep<Rational>& device) const {
    return LinearStep<Rational>{c * device.tau_max, c * device.tau_min, c * device.symmetric_point};
  }
  template <class BoundedStep>
  Device<Rational> operator()(BoundedStep device) const {
    device.tau_max *= c;
    device.tau_min *= c;
    return device;
  }
};

}  // namespace

Device<Rational> mirrored(const Device<Rational>& device) { return std::visit(Mirror{}, device); }

Device<Rational> scaled_device(const Device<Rational>& device, const Rational& c) {
  return std::visit(Scaling{c}, device);
}

}  // namespace certau::properties
