// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "certau/polynomial/rational_polynomial.hpp"
#include "certau/problem/double_well.hpp"
#include "certau/problem/polynomial_objective.hpp"
#include "certau/problem/quadratic.hpp"

namespace certau {

/// Any of the objectives, one coordinate.
template <class T>
using Problem = std::variant<Quadratic<T>, PolynomialObjective<T>, DoubleWell<T>>;

template <class T>
[[nodiscard]] T objective(const Problem<T>& problem, const T& weight) {
  return std::visit([&](const auto& kind) { return kind.value(weight); }, problem);
}

template <class T>
[[nodiscard]] T gradient(const Problem<T>& problem, const T& weight) {
  return std::visit([&](const auto& kind) { return kind.gradient(weight); }, problem);
}

/// f as a polynomial in the weight.
[[nodiscard]] inline RationalPolynomial objective_polynomial(const Problem<Rational>& problem) {
  const Converter<RationalPolynomial> convert{};
  return std::visit(
      [&](const auto& kind) {
        return kind.converted(convert).value(RationalPolynomial::identity());
      },
      problem);
}

}  // namespace certau
