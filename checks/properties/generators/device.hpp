// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/device/device.hpp"
#include "checks/properties/generators/number.hpp"

namespace certau {

void showValue(const Device<Rational>& device, std::ostream& out);

}  // namespace certau

namespace certau::properties {

/// An asymmetric linear, linear step or power step device: the kinds with polynomial response and a
/// range. Exponents are from 1 to 3.
[[nodiscard]] rc::Gen<Device<Rational>> bounded_device(NumberKind kind = NumberKind::rational);

/// One of those, or the ideal device.
[[nodiscard]] rc::Gen<Device<Rational>> polynomial_device(NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
