// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/problem.hpp"

#include "checks/properties/generators/parameters.hpp"
#include "checks/properties/generators/polynomial.hpp"

namespace certau {

void showValue(const Problem<Rational>& problem, std::ostream& out) {
  properties::print_parameters(out, problem);
}

namespace properties {

rc::Gen<Problem<Rational>> problem(NumberKind kind) {
  const auto positive = positive_number(kind, 5, 4);
  const auto quadratic =
      rc::gen::map(rc::gen::pair(positive, number(kind, 4, 4)), [](const auto& parts) {
        return Problem<Rational>{Quadratic<Rational>{parts.first, parts.second}};
      });
  const auto any =
      rc::gen::map(rc::gen::pair(coefficients(3, kind), positive), [](const auto& parts) {
        auto list = parts.first;
        list.push_back(parts.second);
        return Problem<Rational>{PolynomialObjective<Rational>{list}};
      });
  const auto wells =
      rc::gen::map(rc::gen::tuple(positive, positive, number(kind, 2, 4)), [](const auto& parts) {
        const auto& [well, curvature, tilt] = parts;
        return Problem<Rational>{DoubleWell<Rational>{well, curvature, tilt}};
      });
  return rc::gen::oneOf(quadratic, any, wells);
}

}  // namespace properties
}  // namespace certau
