// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include "checks/verifier/polynomial.hpp"

namespace certau_verifier {

inline constexpr std::size_t bisection_depth_limit = 256;
inline constexpr std::size_t bisection_node_limit = 10'000;

enum class Inequality { nonnegative, positive };

/// What bisection found: a proof, or a point where it failed.
struct Finding {
  enum class Outcome { proved, refuted, undecided };

  Outcome outcome = Outcome::undecided;
  mpq_class point;  // where p is negative (not positive); undecided: near where the limits were met

  [[nodiscard]] bool proved() const { return outcome == Outcome::proved; }
};

/// Prove p >= 0 (or p > 0) on [lower, upper] by Bernstein coefficients and bisection.
///   Requires  lower < upper
///   Returns   proved only if on each part of a partition all coefficients are >= 0 (or > 0)
///   Error     none: integers
[[nodiscard]] Finding prove(const Polynomial& p, Inequality inequality, const mpq_class& lower,
                            const mpq_class& upper);

}  // namespace certau_verifier
