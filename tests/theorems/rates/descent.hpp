// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/model/piecewise_quadratic.hpp"
#include "theorems/rates/capsules.hpp"

/// Gradient descent, step by step in exact numbers, for comparison with closed forms.
namespace certau::theorems {

/// x_0, …, x_N of x⁺ = x − α·gradient(x), on the line.
template <class Gradient>
[[nodiscard]] std::vector<Rational> descend(const Gradient& gradient, Rational x,
                                            const Rational& alpha, int steps) {
  std::vector<Rational> path{x};
  for (int k = 0; k < steps; ++k) {
    x -= alpha * gradient(x);
    path.push_back(x);
  }
  return path;
}

/// A function on the line that owns what PiecewiseQuadratic refers to.
struct Line {
  std::vector<Rational> slopes;
  std::vector<Rational> knots;
  Rational stationary = 0;

  [[nodiscard]] PiecewiseQuadratic<Rational> f() const { return {slopes, knots, stationary}; }
  [[nodiscard]] std::vector<Rational> path(const Rational& x, const Rational& alpha,
                                           int steps) const {
    const auto function = f();
    return descend([&](const Rational& at) { return function.gradient(at); }, x, alpha, steps);
  }
};

/// The closed form of a rate at an instance. Requires: its hypotheses hold.
[[nodiscard]] inline Rational worst_case(const Claim& rate, const Instance& at) {
  const auto judgement = rate.judge(at);
  require(judgement.applies(),
          "worst_case outside the rate's hypotheses (it has none): fix the test");
  return judgement.conclusions().front().right;
}

}  // namespace certau::theorems
