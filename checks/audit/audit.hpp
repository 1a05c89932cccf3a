// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "checks/audit/array_auditor.hpp"
#include "checks/audit/hypotheses.hpp"
#include "checks/audit/trace.hpp"

namespace certau::audit {

/// Which row has the state after a row's update.
enum class StateTime { before, after };  // the next row; the row itself

/// A device with what else belongs to its array.
struct ArrayChoice {
  DeviceChoice device;
  Rational granularity = 0;
};

/// What a trace is held against.
struct AuditOptions {
  ArrayChoice weight;
  std::optional<ArrayChoice> auxiliary;
  StateTime time = StateTime::before;
  PulseRule rule = PulseRule::none;
  Arithmetic arithmetic = Arithmetic::exact();
  Rational update_error = 0;
  Rational response_error = 0;
  Rational state_error = 0;
  /// Signed: update = −learning_rate·gradient, auxiliary_update = auxiliary_learning_rate·gradient,
  /// and the weight's request is transfer_rate times the new auxiliary.
  std::optional<Rational> learning_rate;
  std::optional<Rational> auxiliary_learning_rate;
  std::optional<Rational> transfer_rate;
  std::optional<Rational> smoothness;
  std::size_t listed = 20;
};

/// What a fit found out: a region, or the step with which nothing was left.
struct FitFindings {
  std::int64_t steps = 0;   // coordinates of steps
  std::int64_t unused = 0;  // of them
  std::optional<FittedDevice> fitted;
  std::optional<FitStep> emptied_by;
  /// Upper end of the largest saturation degree, from all recorded states.
  std::optional<Rational> saturation_upper;
};

/// What an audit found out about one array.
struct ArrayFindings {
  Array array = Array::weight;
  DeviceChoice device;
  std::optional<FitFindings> fit;
  std::optional<Saturation> saturation;
  std::optional<ClosedInterval> range;  // of the states
};

/// Neighbouring rows that are no neighbouring steps.
struct Gap {
  std::int64_t before = 0;  // step numbers
  std::int64_t after = 0;
  std::int64_t line = 0;  // of the latter
};

enum class Verdict { agrees, violated, undecided };
inline constexpr std::array verdict_names{
    Named<Verdict>{Verdict::agrees, "agrees"},
    Named<Verdict>{Verdict::violated, "violated"},
    Named<Verdict>{Verdict::undecided, "undecided"},
};

struct AuditResult {
  std::int64_t rows = 0;
  std::int64_t steps = 0;  // pairs of states that were audited
  std::int64_t gaps = 0;
  std::optional<Gap> first_gap;
  std::size_t dimension = 0;
  Tally tally{0};
  std::vector<ArrayFindings> arrays;
  std::vector<Hypothesis> hypotheses;
  bool was_interrupted = false;

  /// violated if some check failed or a fit has nothing left; else undecided if some check was, or
  /// nothing was checked.
  [[nodiscard]] Verdict verdict() const;
};

/// Called from time to time with the steps audited so far.
using AuditProgress = std::function<void(std::int64_t)>;

/// Audits a trace in one pass and in memory that does not grow with it.
///   Requires  what the trace has and what the options say fit together (InvalidInput): a weight's
///             request, pulses or gradient with a rate; a granularity where pulses are recorded; …
///   Error     InvalidInput as the reader's
[[nodiscard]] AuditResult run_audit(TraceReader& reader, const AuditOptions& options,
                                    const AuditProgress& progress, const std::stop_token& stop);

}  // namespace certau::audit
