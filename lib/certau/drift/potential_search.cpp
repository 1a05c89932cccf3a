// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/potential_search.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>

namespace certau {
namespace {

// Functions that differ by less than this on the states are one function to the program.
constexpr double rank_threshold = 1e-11;
// Where the stationary distribution is, in the basis' coordinates.
constexpr long double core_radius = 3;
// Far from the stationary region rows are scaled down by as much as their size, and CLP's tolerance
// scales up with it: there the inequality must hold with room to spare, which costs nothing. A row
// of size s gets a relative margin of 1e-7 s, 1e-4 at most.
double margin(double size) { return std::min(1e-4, 1e-7 * size); }
// Coefficients of orthonormal functions beyond this mean that the states do not determine them.
constexpr double coefficient_bound = 1e6;

}  // namespace

PotentialSearch::PotentialSearch(const SampledDrift& sampled, Direction direction,
                                 const State<Rational>& start, long double unit,
                                 const std::vector<State<long double>>& states)
    : sampled_{sampled},
      sign_{direction == Direction::upper ? 1.0L : -1.0L},
      unit_{unit},
      start_values_{sampled.approx_values(convert_state<long double>(start))} {
  states_ = states;
  std::vector<SampledDrift::Row> rows;
  for (const auto& state : states) rows.push_back(sampled_.approx_row(state));
  measure_sizes(states, rows);
  orthonormalise(rows);
  // Rows of the program: the value's, one for each function, the transient's.
  std::vector<double> right_side(1 + change_.size() + 1, 0);
  right_side.front() = 1;
  program_.emplace(right_side);
  for (std::size_t k = 1; k <= change_.size(); ++k)
    for (const double direction_of : {1.0, -1.0}) {
      Vector column(right_side.size(), 0);
      column[k] = direction_of;
      program_->add_column(column, -coefficient_bound);
    }
  Vector column(right_side.size(), 0);
  column.back() = 1;
  program_->add_column(column, 0);  // the transient is not negative
  for (const auto& row : rows) add_drift(row);
}

void PotentialSearch::measure_sizes(const std::vector<State<long double>>& states,
                                    const std::vector<SampledDrift::Row>& rows) {
  sizes_.assign(sampled_.size() - 1, 0);
  for (std::size_t r = 0; r < states.size(); ++r) {
    const auto [x, y] = sampled_.approx_scaled(states[r]);
    if (x * x + y * y > core_radius * core_radius) continue;
    for (std::size_t k = 0; k < sizes_.size(); ++k)
      sizes_[k] = std::max(sizes_[k], std::abs(rows[r].drift[k + 1]));
  }
  for (auto& size : sizes_)
    if (size == 0) size = 1;
}

void PotentialSearch::orthonormalise(const std::vector<SampledDrift::Row>& rows) {
  const std::size_t functions = sizes_.size();
  Eigen::MatrixXd matrix(static_cast<long>(rows.size()), static_cast<long>(functions));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    long double largest = 1;
    for (std::size_t k = 0; k < functions; ++k)
      largest = std::max(largest, std::abs(rows[r].drift[k + 1]) / sizes_[k]);
    for (std::size_t k = 0; k < functions; ++k)
      matrix(static_cast<long>(r), static_cast<long>(k)) =
          static_cast<double>(rows[r].drift[k + 1] / sizes_[k] / largest);
  }
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(matrix);
  qr.setThreshold(rank_threshold);
  const long rank = qr.rank();
  const Eigen::MatrixXd triangle =
      qr.matrixQR().topLeftCorner(rank, rank).triangularView<Eigen::Upper>();
  const Eigen::MatrixXd inverse =
      triangle.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(rank, rank));
  const auto& order = qr.colsPermutation().indices();
  const double scale = std::sqrt(static_cast<double>(rows.size()));
  change_.assign(static_cast<std::size_t>(rank), std::vector<long double>(functions, 0));
  for (long n = 0; n < rank; ++n)
    for (long k = 0; k <= n; ++k)
      change_[static_cast<std::size_t>(n)][static_cast<std::size_t>(order(k))] =
          inverse(k, n) * scale;
}

PotentialSearch::Vector PotentialSearch::orthonormal(
    const std::vector<long double>& entries) const {
  Vector result;
  for (const auto& function : change_) {
    long double sum = 0;
    for (std::size_t k = 0; k < function.size(); ++k)
      sum += function[k] * (entries[k + 1] / sizes_[k]);
    result.push_back(static_cast<double>(sum));
  }
  return result;
}

void PotentialSearch::add(const State<long double>& state) {
  const auto row = sampled_.approx_row(state);
  states_.push_back(state);
  add_drift(row);
  if (horizon_ > 0) add_transient(row.value);
}

void PotentialSearch::add_drift(const SampledDrift::Row& row) {
  add_scaled(1, orthonormal(row.drift), 0, static_cast<double>(sign_ * row.quantity / unit_));
}

void PotentialSearch::add_transient(const std::vector<long double>& values) {
  std::vector<long double> difference = start_values_;
  for (std::size_t k = 0; k < difference.size(); ++k) difference[k] -= values[k];
  add_scaled(0, orthonormal(difference), transient_unit_, 0);
}

void PotentialSearch::add_scaled(double first, const Vector& entries, double last, double cost) {
  double largest = 1;
  for (const double entry : entries) largest = std::max(largest, std::abs(entry));
  Vector column{first / largest};
  for (const double entry : entries) column.push_back(entry / largest);
  column.push_back(last / largest);
  program_->add_column(column, cost / largest + margin(largest));
}

void PotentialSearch::set_horizon(long double steps) {
  // Columns of no weight would only make the program degenerate: they come with the first horizon.
  // Transients are measured so that their price is a few hundredths, like their share of the sum.
  if (!(horizon_ > 0)) {
    transient_unit_ = static_cast<double>(steps) / 64;
    for (const auto& state : states_) add_transient(sampled_.approx_values(state));
  }
  horizon_ = steps;
  program_->set_right_side(change_.size() + 1, static_cast<double>(transient_unit_ / steps));
}

Outcome<PotentialSearch::Candidate> PotentialSearch::approx_solve() {
  auto solved = program_->approx_solve();
  if (!solved.has_value()) return solved.refusal<Candidate>();
  const auto duals = std::move(solved).value();
  // The dual of a function's row is the negative of its coefficient.
  Candidate candidate;
  candidate.value = sign_ * duals.front() * unit_;
  candidate.transient = duals.back() * transient_unit_ * unit_;
  candidate.coefficients.assign(sampled_.size(), 0);
  for (std::size_t n = 0; n < change_.size(); ++n) {
    const double coefficient = duals[n + 1];
    if (std::abs(coefficient) >= coefficient_bound * 0.999) candidate.is_determined = false;
    for (std::size_t k = 0; k < change_[n].size(); ++k)
      candidate.coefficients[k + 1] -= sign_ * unit_ * coefficient * change_[n][k] / sizes_[k];
  }
  return candidate;
}

long double PotentialSearch::approx_violation(const State<long double>& state,
                                              const Candidate& candidate) const {
  const auto row = sampled_.approx_row(state);
  long double excess = row.quantity - candidate.value;
  for (std::size_t k = 0; k < row.drift.size(); ++k)
    excess += candidate.coefficients[k] * row.drift[k];
  long double worst = sign_ * excess / unit_;
  if (horizon_ > 0)
    worst = std::max(
        worst, (approx_change(row.value, candidate) - candidate.transient) / unit_ / horizon_);
  return worst;
}

long double PotentialSearch::approx_change(const std::vector<long double>& values,
                                           const Candidate& candidate) const {
  long double change = 0;
  for (std::size_t k = 0; k < values.size(); ++k)
    change += candidate.coefficients[k] * (start_values_[k] - values[k]);
  return sign_ * change;
}

long double PotentialSearch::approx_transient(const State<long double>& state,
                                              const Candidate& candidate) const {
  return approx_change(sampled_.approx_values(state), candidate);
}

}  // namespace certau
