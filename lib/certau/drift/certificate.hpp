// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "certau/polynomial/chebyshev.hpp"
#include "certau/process/quantity.hpp"

namespace certau {

enum class Direction { lower, upper };

[[nodiscard]] constexpr std::string_view name_of(Direction direction) {
  return direction == Direction::lower ? "lower" : "upper";
}

/// One bound for every horizon.
///   Statement  upper: for all K >= 1, (1/K) sum_(k<K) E h(w_k) <= value + transient/K from the
///              start; lower: >= value − transient/K. For the amplification constant c = value:
///              (1/K) sum_(k<K) E (g² − c σ²S)(w_k) <= transient/K, or >= −transient/K
///   Units      value, transient: the quantity's (for the constant: none, gradient²)
struct Claim {
  Process<Rational> process;
  Rational start;
  Quantity quantity = Quantity::squared_gradient_norm;
  Direction direction = Direction::upper;
  Rational value;
  Rational transient;
};

/// An enclosure of inf f with a witness of its upper end.
struct Infimum {
  Rational lower;
  Rational upper;
  Rational at;  // f(at) <= upper
};

/// A claim with what proves it. docs/certificate-format.md says when it does.
struct Certificate {
  Claim claim;
  ClosedInterval set;
  std::vector<Rational> cuts;
  ChebyshevSeries potential;       // on the set
  std::optional<Infimum> infimum;  // for the objective gap
};

}  // namespace certau
