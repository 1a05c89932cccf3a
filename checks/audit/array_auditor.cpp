// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/array_auditor.hpp"

#include <algorithm>
#include <cmath>

#include "checks/audit/intervals.hpp"
#include "checks/audit/outward_decimal.hpp"

namespace certau::audit {
namespace {

double approx(const Rational& value) { return static_cast<double>(approx_extended(value)); }

std::int64_t count_of(const RecordedNumber& number) {
  return static_cast<std::int64_t>(number.approx());  // exact: TraceRow's counts are
}

// The room that a recorded interval takes of what there is, from the middle outward.
double share_of(const ClosedInterval& expected, const ClosedInterval& recorded) {
  const Rational room = expected.radius() + recorded.radius();
  if (room == 0) return 0;
  return approx(abs(expected.centre() - recorded.centre()) / room);
}

std::optional<DeviceFit> fit_of(const ArraySettings& settings) {
  if (!settings.device.is_fitted()) return std::nullopt;
  const auto& device =
      std::get<AsymmetricLinear<Rational>>(std::get<Device<Rational>>(settings.device.device));
  FitSettings known;
  if (!settings.device.fits_tau) known.tau = device.tau;
  if (!settings.device.fits_symmetric_point) known.symmetric_point = device.symmetric_point;
  known.granularity = settings.declared.granularity;
  known.response_error = settings.declared.response_error;
  known.arithmetic = settings.declared.arithmetic;
  return DeviceFit{std::move(known)};
}

// A device to be fitted may not be refused for what it is until then.
StepModel model_of(const ArraySettings& settings) {
  if (!settings.device.is_fitted()) return {settings.device.device, settings.declared};
  return {Device<Rational>{Ideal<Rational>{}}, settings.declared};
}

}  // namespace

ArrayAuditor::ArrayAuditor(ArraySettings settings, ColumnName column_name)
    : settings_{std::move(settings)},
      column_name_{std::move(column_name)},
      model_{model_of(settings_)},
      quick_{QuickStep::of(model_)},
      fit_{fit_of(settings_)},
      approx_rate_{settings_.rate ? approx(*settings_.rate) : 0},
      approx_state_error_{approx(settings_.state_error) * (1 - 0x1p-50)},
      quick_granularity_{approx_extended(settings_.declared.granularity)} {
  require(settings_.rule == PulseRule::none || settings_.declared.granularity != 0,
          "a rule for pulses without size (there are none): give the size");
}

bool ArrayAuditor::has_request(const ArrayStep& step) const {
  return step.request != nullptr || (step.source != nullptr && settings_.rate);
}

ClosedInterval ArrayAuditor::request_range(const ArrayStep& step, std::size_t i) const {
  if (step.request != nullptr) return range_of((*step.request)[i]);
  return scaled(range_of((*step.source)[i]), *settings_.rate);
}

QuickNumber ArrayAuditor::quick_request(const ArrayStep& step, std::size_t i) const {
  if (step.request != nullptr) return quick((*step.request)[i]);
  return quick_product(approx_rate_, quick((*step.source)[i]));
}

ClosedInterval ArrayAuditor::state_range(const RecordedNumber& number) const {
  return widened(range_of(number), settings_.state_error);
}

QuickNumber ArrayAuditor::quick_state(const RecordedNumber& number) const {
  QuickNumber result = quick(number);
  result.slack += approx_state_error_;
  return result;
}

std::int64_t ArrayAuditor::longest_of(const ArrayStep& step) const {
  std::vector<ClosedInterval> requests;
  for (std::size_t i = 0; i < step.state->size(); ++i) requests.push_back(request_range(step, i));
  return longest_train(requests, settings_.declared.granularity, settings_.update_error);
}

template <class Expected>
void ArrayAuditor::decide(Law law, const QuickImage& image, const ArrayStep& step, std::size_t i,
                          Expected&& expected, Tally& tally) {
  LawTally& count = tally.of(settings_.array, law);
  ++count.checks;
  const QuickNumber recorded = quick_state((*step.next)[i]);
  if (certainly_meets(image, recorded)) {
    const long double room = image.reach + recorded.slack;
    note_share(room > 0 ? static_cast<double>(std::fabs(recorded.value - image.centre) / room) : 0,
               law, step, i, tally);
    return;
  }
  ++count.decided_exactly;
  const auto admitted = expected();
  if (!admitted.has_value()) {
    ++count.undecided;
    tally.undecided("step " + std::to_string(step.step) + ", " + column_name_(Column::state, i) +
                    ": " + admitted.reason());
    return;
  }
  const auto range = state_range((*step.next)[i]);
  if (are_disjoint(admitted.value(), range))
    violate(law, Column::state, step, i, step.next_line, admitted.value(), (*step.next)[i].value(),
            tally);
  else
    note_share(share_of(admitted.value(), range), law, step, i, tally);
}

void ArrayAuditor::audit(const ArrayStep& step, Tally& tally) {
  // The longest train is computed once a step, if some coordinate needs it.
  std::int64_t longest = -1;
  const bool counts_matter = settings_.rule != PulseRule::none && has_request(step);
  for (std::size_t i = 0; i < step.state->size(); ++i) {
    if (counts_matter && settings_.rule == PulseRule::stochastic && longest < 0 &&
        (step.pulses == nullptr || !count_is_certain(step, i, count_of((*step.pulses)[i]))))
      longest = longest_of(step);
    if (step.pulses != nullptr && counts_matter) audit_pulses(step, i, longest, tally);
    if (fit_)
      fit_step(step, i, longest);
    else
      audit_state(step, i, longest, tally);
    if (step.request != nullptr && step.source != nullptr && settings_.rate)
      audit_request(step, i, tally);
  }
}

void ArrayAuditor::audit_state(const ArrayStep& step, std::size_t i, std::int64_t longest,
                               Tally& tally) {
  const RecordedNumber& state = (*step.state)[i];
  if (step.pulses != nullptr) {
    const std::int64_t count = count_of((*step.pulses)[i]);
    decide(
        Law::pulses, quick_ ? quick_->after_pulses(quick_state(state), count) : QuickImage{0, -1},
        step, i, [&] { return model_.after_pulses(state_range(state), count); }, tally);
    if (has_request(step) && quick_) audit_pulse_bound(step, i, count, tally);
    return;
  }
  if (!has_request(step)) return;
  if (settings_.rule != PulseRule::none) {
    audit_range(step, i, longest, tally);
    return;
  }
  decide(
      Law::update,
      quick_ ? quick_->after_update(quick_state(state), quick_request(step, i)) : QuickImage{0, -1},
      step, i, [&] { return model_.after_update(state_range(state), request_range(step, i)); },
      tally);
}

// Floating point's word that the count is admitted; false promises nothing.
bool ArrayAuditor::count_is_certain(const ArrayStep& step, std::size_t i,
                                    std::int64_t count) const {
  constexpr long double safe = 1 - 0x1p-40L;
  const auto train = [&](std::size_t j) {
    const QuickNumber request = quick_request(step, j);
    return (std::fabs(request.value) - request.error) / quick_granularity_ * safe;
  };
  const QuickNumber request = quick_request(step, i);
  if (std::fabs(request.value) <= request.error) return false;
  if (count != 0 && (count > 0) != (request.value > 0)) return false;
  const auto n = std::fabs(static_cast<long double>(count));
  if (settings_.rule == PulseRule::stochastic) {
    for (std::size_t j = 0; j < step.state->size(); ++j)
      if (n <= std::ceil(train(j))) return true;
    return false;
  }
  const long double reach = settings_.rule == PulseRule::any ? 1.0L : 0.5L;
  const long double k = std::fabs(request.value) / quick_granularity_;
  const long double error = request.error / quick_granularity_ * 1.001L + k * 0x1p-40L;
  return std::fabs(n - k) + error + 0x1p-40L <= reach;
}

void ArrayAuditor::audit_pulses(const ArrayStep& step, std::size_t i, std::int64_t longest,
                                Tally& tally) {
  LawTally& law = tally.of(settings_.array, Law::pulse_count);
  ++law.checks;
  const std::int64_t count = count_of((*step.pulses)[i]);
  if (count_is_certain(step, i, count)) return;
  ++law.decided_exactly;
  const auto counts =
      admitted_counts(settings_.rule, request_range(step, i), settings_.declared.granularity,
                      settings_.update_error, longest);
  if (counts.contains(count)) return;
  violate(Law::pulse_count, Column::pulses, step, i, step.line, {counts.lower, counts.upper}, count,
          tally);
}

void ArrayAuditor::audit_pulse_bound(const ArrayStep& step, std::size_t i, std::int64_t count,
                                     Tally& tally) {
  // Pulses against the request are pulse_count's matter: the bound does not speak of them.
  const QuickNumber quick_size = quick_request(step, i);
  const bool is_certain = std::fabs(quick_size.value) > 2 * (quick_size.slack + quick_size.error) &&
                          (count == 0 || (count > 0) == (quick_size.value > 0));
  if (!is_certain) {
    const ClosedInterval request = request_range(step, i);
    if ((count > 0 && request.lower < 0) || (count < 0 && request.upper > 0)) return;
    if (count == 0 && request.lower < 0 && request.upper > 0) return;
  }
  const RecordedNumber& state = (*step.state)[i];
  decide(
      Law::pulse_bound,
      quick_->after_update_in_pulses(quick_state(state), quick_request(step, i), count), step, i,
      [&]() -> Outcome<ClosedInterval> {
        const auto range = state_range(state);
        const auto request = request_range(step, i);
        const auto next = model_.after_update(range, request);
        if (!next.has_value()) return next;
        const auto distance = model_.pulse_distance(range, request, count);
        if (!distance.has_value()) return distance.refusal<ClosedInterval>();
        return widened(next.value(), distance.value());
      },
      tally);
}

void ArrayAuditor::audit_range(const ArrayStep& step, std::size_t i, std::int64_t longest,
                               Tally& tally) {
  const auto counts =
      admitted_counts(settings_.rule, request_range(step, i), settings_.declared.granularity,
                      settings_.update_error, longest);
  const RecordedNumber& state = (*step.state)[i];
  decide(
      Law::pulse_range,
      quick_ && counts.lower == counts.upper
          ? quick_->after_pulses(quick_state(state), counts.lower)
          : QuickImage{0, -1},
      step, i,
      [&]() -> Outcome<ClosedInterval> {
        const auto fewest = model_.after_pulses(state_range(state), counts.lower);
        if (!fewest.has_value()) return fewest;
        const auto most = model_.after_pulses(state_range(state), counts.upper);
        if (!most.has_value()) return most;
        const auto moved = hull(fewest.value(), most.value());
        // Out of range both directions lead back into it, so that no pulse may be the extreme.
        const bool may_rest = counts.lower < 0 && counts.upper > 0;
        return may_rest ? hull(moved, state_range(state)) : moved;
      },
      tally);
}

void ArrayAuditor::audit_request(const ArrayStep& step, std::size_t i, Tally& tally) {
  LawTally& law = tally.of(settings_.array, Law::request);
  ++law.checks;
  const QuickNumber expected = quick_product(approx_rate_, quick((*step.source)[i]));
  const QuickNumber recorded = quick((*step.request)[i]);
  if (certainly_meets({expected.value, expected.slack - expected.error}, recorded)) return;
  ++law.decided_exactly;
  const auto product = scaled(range_of((*step.source)[i]), *settings_.rate);
  const Rational size = sizes(product).upper;
  // The implementation rounds its rate, its source and the product.
  const auto range = widened(product, settings_.declared.arithmetic.allowance(size, 1 + size) +
                                          settings_.update_error * size);
  if (!are_disjoint(range, range_of((*step.request)[i]))) return;
  violate(Law::request, Column::request, step, i, step.line, range, (*step.request)[i].value(),
          tally);
}

void ArrayAuditor::fit_step(const ArrayStep& step, std::size_t i, std::int64_t longest) {
  ++fit_steps_;
  const RecordedNumber& state = (*step.state)[i];
  const RecordedNumber& next = (*step.next)[i];
  FitStep taken;
  if (step.pulses != nullptr) {
    const std::int64_t count = count_of((*step.pulses)[i]);
    if (!fit_->may_cut(quick_state(state), quick_state(next), count)) return;
    taken.counts = CountRange{count, count};
  } else if (!has_request(step)) {
    return;
  } else if (settings_.rule != PulseRule::none) {
    taken.counts = admitted_counts(settings_.rule, request_range(step, i),
                                   settings_.declared.granularity, settings_.update_error, longest);
  } else {
    if (!fit_->may_cut(quick_state(state), quick_state(next), quick_request(step, i))) return;
    taken.increment = request_range(step, i);
  }
  taken.state = state_range(state);
  taken.next = state_range(next);
  taken.step = step.step;
  taken.line = step.next_line;
  taken.column = column_name_(Column::state, i);
  fit_->add(taken);
}

void ArrayAuditor::violate(Law law, Column column, const ArrayStep& step, std::size_t i,
                           std::int64_t line, const ClosedInterval& expected,
                           const Rational& recorded, Tally& tally) {
  ++tally.of(settings_.array, law).violations;
  if (!tally.wants_more()) return;
  const auto ends = outward_decimals(expected);
  tally.add({step.step, line, settings_.array, law, column_name_(column, i), ends.lower, ends.upper,
             shown_decimal(recorded)});
}

void ArrayAuditor::note_share(double share, Law law, const ArrayStep& step, std::size_t i,
                              Tally& tally) {
  // Of the other laws it says little: a count in the middle of what is admitted is no better.
  if (law != Law::update && law != Law::pulses) return;
  auto& tightest = tally.tightest[static_cast<std::size_t>(settings_.array)];
  if (tightest && tightest->approx_share >= share) return;
  tightest = TightestStep{share, step.step, column_name_(Column::state, i), law};
}

}  // namespace certau::audit
