// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <random>
#include <string>

#include "certau/process/branch_sampler.hpp"
#include "certau/simulation/error_growth.hpp"

namespace certau {

/// Why the rounding errors of a process's trajectories cannot be bounded by BoundedRun; empty if
/// they can.
///   Statement  empty only if has_polynomial_maps(process), the noise's branches do not depend on
///              the state, and has_ieee_doubles()
[[nodiscard]] std::string why_not_bounded(const Process<Rational>& process);

/// A trajectory in T (double, or Real with `bits`) with a certified bound on its rounding error.
///   Statement  with x_k the exact trajectory and x^_k the computed one, both drawing the branches
///              of std::mt19937_64(seed): abs(w^_k − w_k) <= weight_error(), likewise for the
///              auxiliary, at each step reached. In double it is the trajectory of simulate()
///   Requires   why_not_bounded(process) is empty; format.bits >= 53 for Real
///   Returns    advance_to goes on until the step, or until obstacle() says why it cannot: the
///              bound is too large for the cells it rests on, or a coordinate is not finite
///   Error      proof: docs/precision.md. Round to nearest must stay in force
///   Source     Certau; the recursion is that of [higham2002, §3] along a trajectory
template <class T>
class BoundedRun {
 public:
  BoundedRun(const Process<Rational>& process, const State<Rational>& start, std::uint64_t seed,
             NumberFormat format = {53});

  /// Computes up to that step, if it can; the step reached. Requires step >= step().
  std::int64_t advance_to(std::int64_t step);

  [[nodiscard]] std::int64_t step() const { return step_; }
  [[nodiscard]] const State<T>& state() const { return state_; }
  [[nodiscard]] double weight_error() const { return growth_.frame().weight(bound_); }
  [[nodiscard]] double auxiliary_error() const { return auxiliary_of(bound_); }
  /// Bounds for all steps up to this one.
  [[nodiscard]] double largest_weight_error() const { return growth_.frame().weight(largest_); }
  [[nodiscard]] double largest_auxiliary_error() const { return auxiliary_of(largest_); }
  /// Why no step follows; empty if one can.
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }

 private:
  void choose_frame(const Process<double>& process, std::uint64_t seed);
  template <bool two>
  void advance(std::int64_t target);
  [[nodiscard]] double auxiliary_of(const ErrorBound& bound) const {
    return has_auxiliary_ ? growth_.frame().auxiliary(bound) : 0;
  }

  Process<T> process_;
  BranchSampler sampler_;
  ErrorGrowth growth_;
  std::mt19937_64 words_;
  State<T> state_;
  bool has_auxiliary_;
  std::int64_t step_ = 0;
  ErrorBound bound_;
  ErrorBound largest_;  // of each part
  std::string obstacle_;
};

}  // namespace certau
