// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "certau/drift/piecewise_bound.hpp"
#include "certau/drift/potential_search.hpp"
#include "certau/drift/state_sampler.hpp"
#include "certau/polynomial/piecewise_proof.hpp"

namespace certau {

/// One direction of a piecewise bound in one basis: linear programs on growing sets of states give
/// candidates, exact proofs decide.
///   Units    values: the quantity's; tolerances are parts of `unit`, a size of the value
///   Error    none in what prove() returns: prove_nonpositive; all else is approximate
class DirectedSearch {
 public:
  /// question, basis and sampled must outlive the search.
  DirectedSearch(const PiecewiseQuestion& question, const PotentialBasis& basis,
                 const SampledDrift& sampled, StateSampler sampler, Direction direction,
                 long double unit, std::stop_token stop);

  /// Solves until no trial state violates the candidate by more than the tolerance, or until new
  /// states no longer move its value.
  ///   Returns  inconclusive if the program is unbounded or not solved
  [[nodiscard]] Outcome<bool> search(long double tolerance);

  /// Among potentials whose values differ by less than the tolerance, one with a small transient:
  /// without a price on it, it is whatever the program left it at.
  [[nodiscard]] Outcome<bool> shorten_transient(long double tolerance);

  /// The candidate's value.
  [[nodiscard]] long double approx_value() const { return candidate_.value; }

  /// Proves the candidate, its value moved outward by some slack, mending it with the points where
  /// the proof fails.
  ///   Statement  the result's drift inequality and transient hold on the whole set
  ///   Requires   slack > 0
  [[nodiscard]] Outcome<PiecewiseBound> prove(long double slack);

 private:
  // When to stop adding states to a linear program.
  enum class Patience { until_value_settles, until_nothing_fails };
  // How many states: one dimension needs fewer.
  struct SampleSizes {
    std::size_t first;  // beside the grid
    std::size_t trial;
    std::size_t added;  // of those that violate a candidate, at most
  };

  [[nodiscard]] Outcome<bool> improve(long double tolerance, Patience patience);
  // The largest at trial states.
  [[nodiscard]] long double approx_transient();
  [[nodiscard]] Rational outward(long double value, long double slack) const;
  [[nodiscard]] State<long double> state_at(const UnitPoint& point) const;
  [[nodiscard]] Outcome<PiecewiseBound> with_transient(const PiecewisePotential& potential,
                                                       const Rational& value);

  const PiecewiseQuestion& question_;
  const PotentialBasis& basis_;
  StateSampler sampler_;
  Direction direction_;
  long double unit_;
  std::stop_token stop_;
  SampleSizes sizes_;
  PotentialSearch search_;
  PotentialSearch::Candidate candidate_;
};

}  // namespace certau
