// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "certau/drift/piecewise_potential.hpp"
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
  State<Rational> start;
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

/// What proves a claim where every increment has one sign, up to slivers.
struct SmoothProof {
  ClosedInterval set;
  std::vector<Rational> cuts;
  ChebyshevSeries potential;  // on the set
  friend bool operator==(const SmoothProof&, const SmoothProof&) = default;
};

/// What proves a claim where increments change sign, and for tiki-taka.
struct PiecewiseProof {
  ClosedBox set;
  PiecewisePotential potential;
  friend bool operator==(const PiecewiseProof&, const PiecewiseProof&) = default;
};

/// A claim with what proves it. docs/certificate-format.md says when it does.
struct Certificate {
  Claim claim;
  std::variant<SmoothProof, PiecewiseProof> proof;
  std::optional<Infimum> infimum;  // for the objective gap

  [[nodiscard]] bool is_piecewise() const { return std::holds_alternative<PiecewiseProof>(proof); }
  /// Requires the alternative asked for.
  [[nodiscard]] const SmoothProof& smooth() const { return std::get<SmoothProof>(proof); }
  [[nodiscard]] const PiecewiseProof& piecewise() const { return std::get<PiecewiseProof>(proof); }
};

}  // namespace certau
