// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <utility>

#include "checks/verifier/polynomial.hpp"

namespace certau_verifier {

/// A rational function of y: numerator / ((1 + y^2)^a (1 - y)^b (1 + y)^c), powers = {a, b, c}. The
/// denominator is positive for -1 < y < 1, so there the sign is the numerator's.
struct FractionInY {
  Polynomial numerator;
  std::array<unsigned, 3> powers{};

  FractionInY(const mpq_class& constant) : numerator(constant) {}  // implicit: a number is one
  FractionInY(Polynomial above, const std::array<unsigned, 3>& below)
      : numerator(std::move(above)), powers(below) {}
};

[[nodiscard]] FractionInY operator+(const FractionInY& a, const FractionInY& b);
[[nodiscard]] FractionInY operator-(const FractionInY& a, const FractionInY& b);
[[nodiscard]] FractionInY operator*(const FractionInY& a, const FractionInY& b);
[[nodiscard]] FractionInY square(const FractionInY& a);
/// Requires: -1 < y < 1.
[[nodiscard]] mpq_class value_at(const FractionInY& a, const mpq_class& y);

}  // namespace certau_verifier
