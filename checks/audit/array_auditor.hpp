// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "checks/audit/device_fit.hpp"
#include "checks/audit/pulse_rule.hpp"
#include "checks/audit/quick_step.hpp"
#include "checks/audit/tally.hpp"
#include "checks/audit/trace.hpp"

namespace certau::audit {

/// How one array of a trace is audited.
struct ArraySettings {
  Array array = Array::weight;
  DeviceChoice device;
  Declared declared;
  PulseRule rule = PulseRule::none;
  Rational update_error = 0;     // relative, of requested increments that counts are held against
  Rational state_error = 0;      // of recorded states, beside the rounding of their decimals
  std::optional<Rational> rate;  // request = rate·source, source the gradient or the new auxiliary
};

/// One step of one array, as a trace has it; what it does not have is null.
struct ArrayStep {
  const std::vector<RecordedNumber>* state = nullptr;
  const std::vector<RecordedNumber>* next = nullptr;
  const std::vector<RecordedNumber>* pulses = nullptr;
  const std::vector<RecordedNumber>* request = nullptr;
  const std::vector<RecordedNumber>* source = nullptr;
  std::int64_t step = 0;
  std::int64_t line = 0;       // of pulses and request
  std::int64_t next_line = 0;  // of next
};

/// The name of a column: of the state, the pulses or the request.
enum class Column { state, pulses, request };
using ColumnName = std::function<std::string(Column, std::size_t)>;

/// Decides for every coordinate of a step which laws it keeps.
///   Statement  a check is a violation if the interval of what the law admits and that of what was
///              recorded are disjoint, both exact. Where a device is fitted, its steps go to the
///              fit instead
///   Error      none: floating point only where it is certain of agreement
class ArrayAuditor {
 public:
  /// Requires  a granularity where the rule is not none
  /// Error     InvalidInput as StepModel
  ArrayAuditor(ArraySettings settings, ColumnName column_name);

  void audit(const ArrayStep& step, Tally& tally);

  [[nodiscard]] const ArraySettings& settings() const { return settings_; }
  [[nodiscard]] std::optional<DeviceFit>& fit() { return fit_; }
  /// Coordinates of steps that were offered to the fit.
  [[nodiscard]] std::int64_t fit_steps() const { return fit_steps_; }

 private:
  void audit_state(const ArrayStep& step, std::size_t i, std::int64_t longest, Tally& tally);
  void audit_pulses(const ArrayStep& step, std::size_t i, std::int64_t longest, Tally& tally);
  void audit_pulse_bound(const ArrayStep& step, std::size_t i, std::int64_t count, Tally& tally);
  void audit_range(const ArrayStep& step, std::size_t i, std::int64_t longest, Tally& tally);
  void audit_request(const ArrayStep& step, std::size_t i, Tally& tally);
  void fit_step(const ArrayStep& step, std::size_t i, std::int64_t longest);

  // `expected` is asked only where the image does not settle it. A template: it is called millions
  // of times, and a std::function would allocate.
  template <class Expected>
  void decide(Law law, const QuickImage& image, const ArrayStep& step, std::size_t i,
              Expected&& expected, Tally& tally);
  void violate(Law law, Column column, const ArrayStep& step, std::size_t i, std::int64_t line,
               const ClosedInterval& expected, const Rational& recorded, Tally& tally);
  void note_share(double share, Law law, const ArrayStep& step, std::size_t i, Tally& tally);

  [[nodiscard]] bool has_request(const ArrayStep& step) const;
  [[nodiscard]] ClosedInterval request_range(const ArrayStep& step, std::size_t i) const;
  [[nodiscard]] QuickNumber quick_request(const ArrayStep& step, std::size_t i) const;
  [[nodiscard]] ClosedInterval state_range(const RecordedNumber& number) const;
  [[nodiscard]] QuickNumber quick_state(const RecordedNumber& number) const;
  [[nodiscard]] std::int64_t longest_of(const ArrayStep& step) const;
  [[nodiscard]] bool count_is_certain(const ArrayStep& step, std::size_t i,
                                      std::int64_t count) const;

  ArraySettings settings_;
  ColumnName column_name_;
  StepModel model_;
  std::optional<QuickStep> quick_;
  std::optional<DeviceFit> fit_;
  std::int64_t fit_steps_ = 0;
  double approx_rate_ = 0;
  double approx_state_error_ = 0;
  long double quick_granularity_ = 0;
};

}  // namespace certau::audit
