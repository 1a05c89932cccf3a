// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/problem/problem.hpp"

namespace certau {

/// Bound on the curvature, the L of L-smoothness, over an interval.
///   Statement  abs(f''(w)) <= result for w in the interval
///   Error      none: exact; at most the absolute Chebyshev sum above the least bound
[[nodiscard]] Rational curvature_bound(const Problem<Rational>& problem,
                                       const ClosedInterval& interval);

/// An enclosure of f* = inf f over the real line.
///   Statement  lower <= f* (approximate: see Error), f(at) = upper
struct ObjectiveInfimum {
  Rational lower;
  Rational upper;
  Rational at;
};

/// The global minimisers of f and its infimum.
struct Landscape {
  std::vector<ClosedInterval> minimizers;  // disjoint, each encloses one; points where recognised
  ObjectiveInfimum infimum;
};

/// Finds them from the real roots of f'.
///   Requires  margin > 0
///   Returns   infimum.lower = infimum.upper − margin, or both the exact value where f is a
///             quadratic or an untilted double-well; outside_domain if f is not bounded below
///   Error     minimizers of equal height are told apart from others up to `margin` only; that
///             infimum.lower <= f* is re-proved by whoever checks a certificate
[[nodiscard]] Outcome<Landscape> find_landscape(const Problem<Rational>& problem,
                                                const Rational& margin);

}  // namespace certau
