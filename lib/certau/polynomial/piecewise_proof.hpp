// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "certau/base/truth.hpp"
#include "certau/polynomial/piecewise_polynomial.hpp"

namespace certau {

/// A point of the unit square, to within a double's rounding.
struct UnitPoint {
  double x = 0;
  double y = 0;
};

struct SubdivisionLimits {
  long boxes = 400'000;
  int depth = 90;                     // halvings
  std::size_t counterexamples = 200;  // enough to mend a candidate with
};

struct PiecewiseVerdict {
  Truth truth = Truth::unknown;
  std::vector<UnitPoint> counterexamples;  // where the function is seen to be positive
  long boxes = 0;
  std::string reason;    // of `unknown`
  std::string halvings;  // of `yes`: each box, upper halves first: `x`, `y` if halved, else `.`
};

/// Whether a piecewise polynomial is <= 0 on the whole unit square.
///   Statement  yes: proved; no: a point with a positive value was seen; unknown: the limits do not
///              suffice. A function with a jump where an argument vanishes is proved for one of its
///              two values there; sums of magnitudes have none
///   Requires   `unit` > 0, the size that values are compared with: coefficients are rounded up to
///              multiples of at most unit·2^-30, else the answer is unknown
///   Error      none: boxes are halved until on each all Bernstein coefficients, rounded up
///              (BernsteinGrid), are <= 0 for every combination of the signs that arguments may
///              have there
[[nodiscard]] PiecewiseVerdict prove_nonpositive(const PiecewisePolynomial& function,
                                                 const Rational& unit,
                                                 const SubdivisionLimits& limits = {},
                                                 const std::stop_token& stop = {});

}  // namespace certau
