// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "checks/verifier/guarded_sum.hpp"

namespace certau_verifier {

inline constexpr std::uint64_t box_limit = 2'000'000;

/// What subdivision found: a proof, or a point of [0, 1]^2 where it failed.
struct BoxFinding {
  enum class Outcome { proved, refuted, undecided };

  Outcome outcome = Outcome::undecided;
  mpq_class x, y;   // where the sum is positive; undecided: near where the limits were met
  mpq_class value;  // of the sum there, if it was refuted

  [[nodiscard]] bool proved() const { return outcome == Outcome::proved; }
};

/// Prove sum <= 0 on [0, 1]^2 by Bernstein coefficients on boxes. Where the sign of an argument is
/// not proved on a box, both are admitted there.
///   Requires  the sum does not depend on how the signs of vanishing arguments are taken
///   Returns   proved only if on every box of a partition no combination of admitted signs allows a
///             positive value; boxes_left is what remains of the number of boxes
///   Error     none: integers, rounded up (tensor.hpp)
[[nodiscard]] BoxFinding prove_nonpositive(const GuardedSum& sum, std::uint64_t& boxes_left);

}  // namespace certau_verifier
