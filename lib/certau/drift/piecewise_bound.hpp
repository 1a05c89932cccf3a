// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>

#include "certau/drift/certificate.hpp"
#include "certau/drift/piecewise_potential.hpp"

namespace certau {

/// What a piecewise bound is asked for.
struct PiecewiseQuestion {
  Process<Rational> process;
  State<Rational> start;
  QuantityPolynomials quantity;  // M = D
  ClosedBox set;
  Rational relative_width;                // of the two bounds
  std::optional<std::int64_t> horizon{};  // make value + transient/K small for this K
};

/// A potential with what it proves.
struct PiecewiseBound {
  PiecewisePotential potential;
  Rational value;
  Rational transient;
};

struct PiecewiseBounds {
  PiecewiseBound lower;
  PiecewiseBound upper;
};

/// Two-sided bounds by piecewise potentials.
///   Statement  each bound's drift inequality and transient hold on the whole set
///   Requires   is_polynomial(process); the set proved by prove_closed_box, D > 0 proved on it;
///              start inside
///   Returns    bounds of the relative width asked for, if a degree up to 10 reaches it, else the
///              best that were proved; inconclusive if none were, or `stop` was requested
///   Error      none: candidates come from a linear program that is not trusted and are proved by
///              polynomial/piecewise_proof; points where that fails go back into the program
///   Source     docs/piecewise.md
[[nodiscard]] Outcome<PiecewiseBounds> prove_piecewise(const PiecewiseQuestion& question,
                                                       const std::stop_token& stop);

}  // namespace certau
