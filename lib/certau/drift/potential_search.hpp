// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "certau/drift/linear_program.hpp"
#include "certau/drift/sampled_drift.hpp"

namespace certau {

/// Seeks a potential by linear programming: the least value for which the drift inequality holds at
/// all sample states. Nothing about it is trusted.
///   Statement  upper: minimise λ + t/K subject to h + T u − u <= λ and u(x₀) − u <= t at the
///              states; lower: the mirror image. Solved in its dual form, whose columns are the
///              states and whose solution is a measure that the chain seems to leave in place.
///              K is the horizon; while none is set, the transient t costs nothing
///   Source     docs/piecewise.md; [hernandez1996, ch. 6] for the dual
class PotentialSearch {
 public:
  struct Candidate {
    std::vector<long double> coefficients;  // of the basis
    long double value = 0;
    long double transient = 0;
    bool is_determined = true;  // false: the states are too few, the program is unbounded on them
  };

  /// The first states also fix the scaling: the basis is made orthonormal on them, which keeps
  /// the program well conditioned however alike its kinks are.
  ///   Requires  unit > 0: a size that the value is expected to have
  PotentialSearch(const SampledDrift& sampled, Direction direction, const State<Rational>& start,
                  long double unit, const std::vector<State<long double>>& states);

  /// Requires steps > 0.
  void set_horizon(long double steps);

  void add(const State<long double>& state);
  [[nodiscard]] Outcome<Candidate> approx_solve();

  /// How far the inequalities fail at a state, in units of the value; the transient's over K.
  [[nodiscard]] long double approx_violation(const State<long double>& state,
                                             const Candidate& candidate) const;
  /// u(start) − u(state) for the upper direction, its negative for the lower.
  [[nodiscard]] long double approx_transient(const State<long double>& state,
                                             const Candidate& candidate) const;

 private:
  using Vector = std::vector<double>;

  [[nodiscard]] Vector orthonormal(const std::vector<long double>& entries) const;
  void measure_sizes(const std::vector<State<long double>>& states,
                     const std::vector<SampledDrift::Row>& rows);
  void orthonormalise(const std::vector<SampledDrift::Row>& rows);
  void add_drift(const SampledDrift::Row& row);
  void add_transient(const std::vector<long double>& values);
  void add_scaled(double first, const Vector& entries, double last, double cost);
  [[nodiscard]] long double approx_change(const std::vector<long double>& values,
                                          const Candidate& candidate) const;

  const SampledDrift& sampled_;
  long double sign_;  // +1 upper, −1 lower
  long double unit_;
  long double horizon_ = 0;  // 0: none set
  double transient_unit_ = 0;
  std::vector<State<long double>> states_;
  std::vector<long double> start_values_;         // of the basis, at the start
  std::vector<long double> sizes_;                // of the basis functions' drifts, near the centre
  std::vector<std::vector<long double>> change_;  // [new][old], on scaled functions; old >= 1
  std::optional<LinearProgram> program_;
};

}  // namespace certau
