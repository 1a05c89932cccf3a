// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/column_trace.hpp"

#include <algorithm>
#include <utility>

#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

constexpr std::array count_roles{Role::step, Role::pulses, Role::auxiliary_pulses};

}  // namespace

std::string ColumnTrace::column_name(Role role, std::size_t coordinate) const {
  return column_label(names_, columns_[role].at(coordinate));
}

void ColumnTrace::set_columns(Columns columns, ColumnNames names,
                              const std::vector<Role>& exact_roles) {
  columns_ = std::move(columns);
  names_ = std::move(names);
  slots_.assign(names_.names.size(), {});
  for (const auto& [role, name] : role_names) {
    const bool is_exact = is_count(role) || std::find(exact_roles.begin(), exact_roles.end(),
                                                      role) != exact_roles.end();
    for (std::size_t k = 0; k < columns_[role].size(); ++k)
      slots_[columns_[role][k]] = {true, role, k, is_exact};
  }
}

void ColumnTrace::begin_row(TraceRow& row) {
  row.number = row_count_;
  for (std::size_t role = 0; role < role_count; ++role)
    row.columns[role].resize(columns_.of[role].size());
}

void ColumnTrace::finish_row(TraceRow& row) {
  for (const Role role : count_roles)
    for (std::size_t k = 0; k < row[role].size(); ++k)
      if (!row[role][k].is_count())
        throw_invalid(place(row, columns_[role][k]), to_string(row[role][k].value()),
                      "is not an integer of at most 2^53 (steps and pulses are counted)",
                      "say with --columns which columns hold the counts");
  ++row_count_;
  if (!columns_.has(Role::step)) return;
  const auto step = static_cast<std::int64_t>(row[Role::step].front().approx());
  const auto before = std::exchange(last_step_, step);
  if (before && step != *before + 1)
    throw StepGap(complaint(place(row, columns_[Role::step].front()), std::to_string(step),
                            "does not follow " + std::to_string(*before) +
                                " (the state of a row is judged by the row before)",
                            "record every step, or the next state in the same row"),
                  *before, step);
}

std::string ColumnTrace::place(const TraceRow& row, std::size_t column) const {
  const std::string& name = names_.names.at(column);
  return place(row) + " column " + (name.empty() ? std::to_string(column) : name);
}

}  // namespace certau::audit
