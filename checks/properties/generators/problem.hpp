// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/problem/problem.hpp"
#include "checks/properties/generators/number.hpp"

namespace certau {

void showValue(const Problem<Rational>& problem, std::ostream& out);

}  // namespace certau

namespace certau::properties {

/// A quadratic, a polynomial of degree 1 to 4, or a double-well.
[[nodiscard]] rc::Gen<Problem<Rational>> problem(NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
