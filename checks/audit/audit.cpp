// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/audit.hpp"

#include <utility>

#include "checks/audit/intervals.hpp"

namespace certau::audit {
namespace {

// The columns of one array.
struct Roles {
  Array array;
  Role state;
  Role next;
  Role request;
  Role pulses;
};
constexpr Roles weight_roles{Array::weight, Role::weight, Role::next_weight, Role::update,
                             Role::pulses};
constexpr Roles auxiliary_roles{Array::auxiliary, Role::auxiliary, Role::next_auxiliary,
                                Role::auxiliary_update, Role::auxiliary_pulses};

constexpr std::int64_t rows_between_looks = 1 << 14;

const std::vector<RecordedNumber>* group(const TraceReader& reader, const TraceRow& row,
                                         Role role) {
  return reader.has(role) ? &row[role] : nullptr;
}

// One array on its way through the trace.
class Passage {
 public:
  Passage(const TraceReader& reader, const Roles& roles, ArraySettings settings)
      : reader_{reader},
        roles_{roles},
        device_{settings.device},
        meter_{SaturationMeter::of(settings.device, settings.state_error)},
        auditor_{std::move(settings), [this](Column column, std::size_t i) {
                   return reader_.column_name(role_of(column), i);
                 }} {
    if (reader_.has(roles_.pulses) && auditor_.settings().declared.granularity == 0)
      throw_invalid(
          "--granularity", "",
          "is needed: the trace records pulses (" + reader_.column_name(roles_.pulses, 0) + ")",
          "add --granularity D, the weight's change by one pulse at the symmetric point");
    if (!reader_.has(roles_.pulses) && auditor_.settings().declared.granularity != 0 &&
        auditor_.settings().rule == PulseRule::none)
      throw_invalid("--pulses", "none",
                    "leaves the number of pulses open, and the trace does not record it",
                    "say deterministic, stochastic or any, or leave out --granularity");
  }
  Passage(const Passage&) = delete;
  Passage& operator=(const Passage&) = delete;

  void see_state(const TraceRow& row) {
    const auto& state = row[roles_.state];
    if (meter_) meter_->add(state);
    for (const auto& number : state) states_.add(number);
  }

  // `before`, `action` and `after` are rows; `source` the gradient or the new auxiliary.
  void audit(const TraceRow& before, const TraceRow& action, const TraceRow& after,
             const std::vector<RecordedNumber>* source, std::int64_t step, Tally& tally) {
    ArrayStep taken;
    taken.state = &before[roles_.state];
    taken.next = reader_.has(roles_.next) ? &after[roles_.next] : &after[roles_.state];
    taken.pulses = group(reader_, action, roles_.pulses);
    taken.request = group(reader_, action, roles_.request);
    taken.source = source;
    taken.step = step;
    taken.line = action.line;
    taken.next_line = after.line;
    auditor_.audit(taken, tally);
    if (taken.request != nullptr) {
      for (const auto& number : *taken.request) requests_.add(number);
    } else if (source != nullptr && auditor_.settings().rate) {
      for (const auto& number : *source) sources_.add(number);
    }
  }

  [[nodiscard]] ArrayEvidence evidence() const {
    ArrayEvidence evidence;
    evidence.device = device_;
    if (meter_ && states_.has_any()) evidence.saturation = meter_->result();
    if (requests_.has_any())
      evidence.largest_request = requests_.largest_size();
    else if (sources_.has_any())
      evidence.largest_request = scaled(sources_.largest_size(), abs(*auditor_.settings().rate));
    return evidence;
  }

  ArrayFindings findings() {
    ArrayFindings result;
    result.array = roles_.array;
    result.device = device_;
    if (states_.has_any())
      result.range = ClosedInterval{states_.least().lower, states_.greatest().upper};
    if (meter_ && states_.has_any()) result.saturation = meter_->result();
    if (auditor_.fit()) result.fit = fit_findings(result.range);
    return result;
  }

 private:
  FitFindings fit_findings(const std::optional<ClosedInterval>& states) {
    DeviceFit& fit = *auditor_.fit();
    fit.refine();
    FitFindings result;
    result.steps = auditor_.fit_steps();
    result.unused = fit.unused();
    if (fit.is_empty()) {
      result.emptied_by = fit.emptied_by();
      return result;
    }
    result.fitted = fit.result();
    const auto& fitted = *result.fitted;
    if (states && fitted.tau && fitted.symmetric_point)
      result.saturation_upper = sizes({states->lower - fitted.symmetric_point->upper,
                                       states->upper - fitted.symmetric_point->lower})
                                    .upper /
                                fitted.tau->lower;
    return result;
  }

  [[nodiscard]] Role role_of(Column column) const {
    switch (column) {
      case Column::state:
        return reader_.has(roles_.next) ? roles_.next : roles_.state;
      case Column::pulses:
        return roles_.pulses;
      case Column::request:
        break;
    }
    return roles_.request;
  }

  const TraceReader& reader_;
  Roles roles_;
  DeviceChoice device_;
  Extremes states_;
  Extremes requests_;
  Extremes sources_;
  std::optional<SaturationMeter> meter_;
  ArrayAuditor auditor_;
};

Declared declared_of(const ArrayChoice& choice, const AuditOptions& options) {
  return {choice.granularity, options.response_error, options.arithmetic};
}

// Whether the trace tells how far an array is moved.
void require_motion(const TraceReader& reader, const Roles& roles, bool has_source_and_rate,
                    const char* remedy) {
  if (reader.has(roles.pulses) || reader.has(roles.request) || has_source_and_rate) return;
  throw_invalid("TRACE", "",
                "says nothing of what moves the " + std::string{name_in(array_names, roles.array)} +
                    " (there are neither pulses nor requested increments)",
                remedy);
}

void require_fitting(const TraceReader& reader, const AuditOptions& options) {
  if (options.rule != PulseRule::none && options.weight.granularity == 0 &&
      !(options.auxiliary && options.auxiliary->granularity != 0))
    throw_invalid("--pulses", name_in(pulse_rule_names, options.rule), "needs the size of a pulse",
                  "add --granularity D");
  const bool has_auxiliary = reader.has(Role::auxiliary);
  if (options.auxiliary && !has_auxiliary)
    throw_invalid("--auxiliary-device", "", "is about an array that the trace does not record",
                  "leave it out, or name its columns with --columns auxiliary=…");
  if (options.transfer_rate && !has_auxiliary)
    throw_invalid("--transfer-rate", to_string(*options.transfer_rate),
                  "is about an array that the trace does not record",
                  "leave it out, or name its columns with --columns auxiliary=…");
  if (options.auxiliary_learning_rate && !(has_auxiliary && reader.has(Role::gradient)))
    throw_invalid("--auxiliary-learning-rate", to_string(*options.auxiliary_learning_rate),
                  "needs the auxiliary array and the gradient, which the trace does not record",
                  "leave it out, or name their columns with --columns");
  if (options.learning_rate && !options.smoothness &&
      (has_auxiliary || !reader.has(Role::gradient)))
    throw_invalid("--learning-rate", to_string(*options.learning_rate),
                  has_auxiliary ? "is not the rate of an array in this trace (weights follow the "
                                  "auxiliary array)"
                                : "needs the gradient, which the trace does not record",
                  has_auxiliary ? "give --auxiliary-learning-rate and --transfer-rate, or "
                                  "--smoothness too, for hypotheses on rates"
                                : "leave it out, or name columns with --columns gradient=…");
  require_motion(reader, weight_roles,
                 has_auxiliary ? options.transfer_rate.has_value()
                               : options.learning_rate && reader.has(Role::gradient),
                 has_auxiliary ? "name columns with --columns update=… or pulses=…, or give "
                                 "--transfer-rate R"
                               : "name columns with --columns update=… or pulses=…, or give "
                                 "--learning-rate A with gradients");
  if (has_auxiliary)
    require_motion(reader, auxiliary_roles,
                   options.auxiliary_learning_rate && reader.has(Role::gradient),
                   "name columns with --columns auxiliary_update=… or auxiliary_pulses=…, or give "
                   "--auxiliary-learning-rate B with gradients");
}

ArraySettings settings_of(Array array, const ArrayChoice& choice, const AuditOptions& options,
                          std::optional<Rational> rate) {
  ArraySettings settings;
  settings.array = array;
  settings.device = choice.device;
  settings.declared = declared_of(choice, options);
  settings.rule = choice.granularity == 0 ? PulseRule::none : options.rule;
  settings.update_error = options.update_error;
  settings.state_error = options.state_error;
  settings.rate = std::move(rate);
  return settings;
}

std::optional<Rational> weight_rate(const TraceReader& reader, const AuditOptions& options) {
  if (reader.has(Role::auxiliary)) return options.transfer_rate;
  if (!options.learning_rate) return std::nullopt;
  return Rational{-*options.learning_rate};
}

// A gap between steps is no error here: the pair of rows is left out and counted.
bool next_row(TraceReader& reader, TraceRow& row) {
  try {
    return reader.next(row);
  } catch (const StepGap&) {
    return true;
  }
}

void note_gap(AuditResult& result, std::int64_t before, std::int64_t after, std::int64_t line) {
  if (result.gaps++ == 0) result.first_gap = Gap{before, after, line};
}

std::int64_t step_number(const TraceReader& reader, const TraceRow& row) {
  if (!reader.has(Role::step)) return row.number;
  return static_cast<std::int64_t>(row[Role::step][0].approx());  // exact: a count
}

}  // namespace

Verdict AuditResult::verdict() const {
  const LawTally total = tally.total();
  std::int64_t fitted = 0;
  for (const auto& array : arrays) {
    if (!array.fit) continue;
    if (array.fit->emptied_by) return Verdict::violated;
    fitted += array.fit->steps - array.fit->unused;
  }
  if (total.violations > 0) return Verdict::violated;
  if (total.undecided > 0 || total.checks + fitted == 0) return Verdict::undecided;
  return Verdict::agrees;
}

AuditResult run_audit(TraceReader& reader, const AuditOptions& options,
                      const AuditProgress& progress, const std::stop_token& stop) {
  require_fitting(reader, options);
  const bool has_auxiliary = reader.has(Role::auxiliary);
  Passage weight{reader, weight_roles,
                 settings_of(Array::weight, options.weight, options, weight_rate(reader, options))};
  std::optional<Passage> auxiliary;
  if (has_auxiliary)
    auxiliary.emplace(reader, auxiliary_roles,
                      settings_of(Array::auxiliary, options.auxiliary.value_or(options.weight),
                                  options, options.auxiliary_learning_rate));

  AuditResult result;
  result.dimension = reader.dimension();
  result.tally = Tally{options.listed};
  const bool one_row = reader.has(Role::next_weight);

  const auto audit_step = [&](const TraceRow& before, const TraceRow& action,
                              const TraceRow& after) {
    const std::int64_t step = step_number(reader, action);
    const auto* gradient = group(reader, action, Role::gradient);
    if (auxiliary) auxiliary->audit(before, action, after, gradient, step, result.tally);
    const auto* source = gradient;
    if (has_auxiliary)
      source =
          reader.has(Role::next_auxiliary) ? &after[Role::next_auxiliary] : &after[Role::auxiliary];
    weight.audit(before, action, after, source, step, result.tally);
    ++result.steps;
  };

  TraceRow row;
  TraceRow previous;
  while (next_row(reader, row)) {
    ++result.rows;
    weight.see_state(row);
    if (auxiliary) auxiliary->see_state(row);
    if (one_row) {
      audit_step(row, row, row);
    } else if (result.rows > 1) {
      if (step_number(reader, row) != step_number(reader, previous) + 1)
        note_gap(result, step_number(reader, previous), step_number(reader, row), row.line);
      else if (options.time == StateTime::before)
        audit_step(previous, previous, row);
      else
        audit_step(previous, row, row);
    }
    std::swap(row, previous);
    if (result.rows % rows_between_looks == 0) progress(result.steps);
    if (stop.stop_requested()) {
      result.was_interrupted = true;
      break;
    }
  }

  result.arrays.push_back(weight.findings());
  std::optional<ArrayEvidence> auxiliary_evidence;
  if (auxiliary) {
    result.arrays.push_back(auxiliary->findings());
    auxiliary_evidence = auxiliary->evidence();
  }
  result.hypotheses =
      hypotheses(weight.evidence(), auxiliary_evidence,
                 {options.learning_rate, options.auxiliary_learning_rate, options.smoothness});
  return result;
}

}  // namespace certau::audit
