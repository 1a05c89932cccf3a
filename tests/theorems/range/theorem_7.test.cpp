// SPDX-License-Identifier: Apache-2.0
// What theorem-7's remark says: small steps within the range do not save it. 124 steps, enclosed.
#include <gtest/gtest.h>

#include <array>

#include "certau/number/interval.hpp"
#include "theorems/model/array_update.hpp"

namespace certau::theorems {
namespace {

constexpr unsigned bits = 600;  // the enclosures widen by a few bits a step

Interval enclosed(const Rational& value) { return {value, bits}; }

// One step on f(W) = ½(W − W*)ᵀ(μI + (1 − μ)uuᵀ/‖u‖²)(W − W*).
std::array<Interval, 2> step(const std::array<Interval, 2>& W, const std::array<int, 2>& u) {
  const Interval tau = enclosed(1);
  const Rational mu{1, 50};
  const int size = u[0] * u[0] + u[1] * u[1];
  std::array<Interval, 2> next{W};
  for (std::size_t i = 0; i < 2; ++i) {
    Interval gradient = enclosed(0);
    for (std::size_t j = 0; j < 2; ++j) {
      const Rational entry = (i == j ? mu : Rational{0}) + (1 - mu) * u[i] * u[j] / size;
      gradient = gradient + enclosed(entry) * (W[j] - enclosed(Rational{4, 5}));
    }
    next[i] = update<Interval>(tau, W[i], enclosed(Rational{-1, 2}) * gradient, enclosed(0));
  }
  return next;
}

TEST(Theorem7, fails_for_small_steps_within_the_range) {
  const Rational start = Rational{4, 5} - power_of_ten(-6);
  std::array<Interval, 2> W{enclosed(start), enclosed(start)};
  for (int k = 0; k < 100; ++k) W = step(W, k % 2 == 0 ? std::array{2, -1} : std::array{1, -2});
  for (int k = 0; k < 24; ++k) W = step(W, {3, 7});
  const Rational beyond = std::max(exact_lower(W[0]), exact_lower(W[1])) - Rational{4, 5};
  // (L/μ)‖W₀ − W*‖ = 50·√2/10⁶
  const Rational allowed_squared = 2500 * 2 * power_of_ten(-12);
  EXPECT_GT(beyond, 0);
  EXPECT_GT(beyond * beyond, allowed_squared);
  EXPECT_GT(beyond, Rational(122) * power_of_ten(-6));
}

}  // namespace
}  // namespace certau::theorems
