// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <map>
#include <utility>

#include "checks/audit/audit.hpp"
#include "checks/audit/intervals.hpp"

/// Traces made in the test.
namespace certau::audit {

/// A number rounded to so many decimals, half away from zero, as a trace would print it.
[[nodiscard]] inline RecordedNumber printed(const Rational& value, int decimals) {
  const Rational scaled = abs(value) * power_of_ten(decimals) + Rational{1, 2};
  const auto mantissa = static_cast<std::int64_t>(floor(scaled));
  return RecordedNumber::decimal(value < 0 ? -mantissa : mantissa, decimals);
}
[[nodiscard]] inline RecordedNumber exactly(const Rational& value, int decimals) {
  const Rational scaled = value * power_of_ten(decimals);
  require(denominator(scaled) == 1, "a decimal with more places than said: give more");
  return RecordedNumber::exact_decimal(static_cast<std::int64_t>(numerator(scaled)), decimals);
}
[[nodiscard]] inline RecordedNumber counted(std::int64_t count) {
  return RecordedNumber::exact_decimal(count, 0);
}

/// Rows that are there already. Columns are named "weight0" and so on.
class MemoryTrace final : public TraceReader {
 public:
  using Group = std::vector<RecordedNumber>;

  explicit MemoryTrace(std::vector<std::map<Role, Group>> rows) : rows_{std::move(rows)} {}

  bool next(TraceRow& row) override {
    if (position_ == rows_.size()) return false;
    for (const auto& [role, group] : rows_[position_])
      row.columns[static_cast<std::size_t>(role)] = group;
    row.number = static_cast<std::int64_t>(position_);
    row.line = row.number + 2;
    ++position_;
    return true;
  }
  [[nodiscard]] bool has(Role role) const override {
    return !rows_.empty() && rows_.front().contains(role);
  }
  [[nodiscard]] std::size_t dimension() const override {
    return rows_.front().at(Role::weight).size();
  }
  [[nodiscard]] std::string column_name(Role role, std::size_t coordinate) const override {
    return std::string{name_in(role_names, role)} + std::to_string(coordinate);
  }
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> progress() const override {
    return {static_cast<std::int64_t>(position_), static_cast<std::int64_t>(rows_.size())};
  }

 private:
  std::vector<std::map<Role, Group>> rows_;
  std::size_t position_ = 0;
};

[[nodiscard]] inline AuditResult audit_rows(std::vector<std::map<Role, MemoryTrace::Group>> rows,
                                            const AuditOptions& options) {
  MemoryTrace trace{std::move(rows)};
  return run_audit(trace, options, [](std::int64_t) {}, {});
}

[[nodiscard]] inline Rational number(std::string_view text) { return parse_rational(text).value(); }

}  // namespace certau::audit
