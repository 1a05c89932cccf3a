// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/noise/noise.hpp"
#include "checks/properties/generators/number.hpp"

namespace certau {

void showValue(const FiniteLaw<Rational>& law, std::ostream& out);
void showValue(const Noise<Rational>& noise, std::ostream& out);

}  // namespace certau

namespace certau::properties {

/// A law of 1 to 5 constant values with mean zero. If the kind is dyadic, the values are, though
/// not the probabilities.
[[nodiscard]] rc::Gen<FiniteLaw<Rational>> finite_law(NumberKind kind = NumberKind::rational);

/// Two points, or a finite law.
[[nodiscard]] rc::Gen<Noise<Rational>> finite_noise(NumberKind kind = NumberKind::rational);

/// No noise, two points, or a finite law.
[[nodiscard]] rc::Gen<Noise<Rational>> polynomial_noise(NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
