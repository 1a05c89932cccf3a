// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/linear_program.hpp"

#include <coin/ClpSimplex.hpp>

namespace certau {

LinearProgram::LinearProgram(const std::vector<double>& right_side)
    : solver_{std::make_unique<ClpSimplex>()} {
  solver_->setLogLevel(0);
  const int rows = static_cast<int>(right_side.size());
  solver_->resize(rows, 0);
  for (int k = 0; k < rows; ++k)
    solver_->setRowBounds(k, right_side[static_cast<std::size_t>(k)],
                          right_side[static_cast<std::size_t>(k)]);
  solver_->setOptimizationDirection(1);  // minimise the negative cost
  // Columns arrive scaled, and CLP's own scaling is not renewed when columns are added.
  solver_->scaling(0);
  solver_->setPrimalTolerance(1e-9);
  solver_->setDualTolerance(1e-9);
  // Some thousand are usual: beyond this a program of a few hundred rows is stuck.
  solver_->setMaximumIterations(15'000);
}

LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

void LinearProgram::set_right_side(std::size_t row, double value) {
  solver_->setRowBounds(static_cast<int>(row), value, value);
}

void LinearProgram::add_column(const std::vector<double>& entries, double cost) {
  starts_.push_back(static_cast<int>(rows_.size()));
  for (std::size_t k = 0; k < entries.size(); ++k)
    if (entries[k] != 0) {
      rows_.push_back(static_cast<int>(k));
      entries_.push_back(entries[k]);
    }
  objective_.push_back(-cost);
}

void LinearProgram::hand_over_columns() {
  const std::vector<double> lower(objective_.size(), 0);
  const std::vector<double> upper(objective_.size(), COIN_DBL_MAX);
  starts_.push_back(static_cast<int>(rows_.size()));
  solver_->addColumns(static_cast<int>(objective_.size()), lower.data(), upper.data(),
                      objective_.data(), starts_.data(), rows_.data(), entries_.data());
  starts_.clear();
  rows_.clear();
  entries_.clear();
  objective_.clear();
}

Outcome<std::vector<double>> LinearProgram::approx_solve() {
  if (!objective_.empty()) hand_over_columns();
  solver_->primal(0);
  switch (solver_->status()) {
    case 0:
      break;
    case 1:
      return Inconclusive{"the linear program is infeasible"};
    case 2:
      return Inconclusive{"the linear program is unbounded"};
    default:
      return Inconclusive{"the linear program was not solved (CLP status " +
                          std::to_string(solver_->status()) + ")"};
  }
  std::vector<double> duals(static_cast<std::size_t>(solver_->numberRows()));
  for (std::size_t k = 0; k < duals.size(); ++k) duals[k] = -solver_->getRowPrice()[k];
  return duals;
}

}  // namespace certau
