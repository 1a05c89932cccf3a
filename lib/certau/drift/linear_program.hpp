// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "certau/base/outcome.hpp"

class ClpSimplex;

namespace certau {

/// A linear program in doubles that grows by columns: maximise cost·y subject to A y = right_side,
/// y >= 0. Nothing about its answers is trusted.
///   Shape   rows are fixed at the start; a column has one entry for each row
///   Source  CLP's primal simplex [forrest2005]; adding columns keeps the last basis feasible
class LinearProgram {
 public:
  explicit LinearProgram(const std::vector<double>& right_side);
  ~LinearProgram();
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  void set_right_side(std::size_t row, double value);
  void add_column(const std::vector<double>& entries, double cost);

  /// Solves.
  ///   Returns  the dual values, one for each row: right_side·duals is the optimum and
  ///            entries·duals >= cost for each column. Inconclusive if CLP finds the program
  ///            infeasible, unbounded or too hard
  ///   Error    approximate: within CLP's tolerance of 1e-9 on columns of unit size
  [[nodiscard]] Outcome<std::vector<double>> approx_solve();

 private:
  void hand_over_columns();

  std::unique_ptr<ClpSimplex> solver_;
  // Columns not yet handed over: CLP copies all it has for each call.
  std::vector<int> starts_;
  std::vector<int> rows_;
  std::vector<double> entries_;
  std::vector<double> objective_;
};

}  // namespace certau
