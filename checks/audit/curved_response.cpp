// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/curved_response.hpp"

#include "certau/algorithm/pulse_bound.hpp"
#include "checks/audit/intervals.hpp"

namespace certau::audit {
namespace {

constexpr NumberFormat format{128};

Interval enclosure(const ClosedInterval& interval) {
  const Interval lower{interval.lower, format.bits};
  const Interval upper{interval.upper, format.bits};
  Interval result{0, format.bits};
  mpfi_union(result.data(), lower.data(), upper.data());
  return result;
}

Response<Interval> response_on(const AuditDevice& device, const Interval& weight) {
  if (const auto* clipped = std::get_if<ClippedExponentialStep>(&device))
    return clipped->response(weight, format);
  return std::visit(
      [&](const auto& kind) {
        return kind.converted(Converter<Interval>{format}).response(weight);
      },
      std::get<Device<Rational>>(device));
}

// The part of a state's interval at which the device is described.
Outcome<ClosedInterval> described_part(const AuditDevice& device, const ClosedInterval& state) {
  const auto* kind = std::get_if<Device<Rational>>(&device);
  if (kind == nullptr) return state;
  const auto range = domain(*kind);
  if (!range) return state;
  if (are_disjoint(state, *range))
    return OutsideDomain{"the state is out of the device's range [" + to_string(range->lower) +
                         ", " + to_string(range->upper) + "], where it is not described"};
  return intersection(state, *range);
}

// abs(q_s') on an interval of weights is at most that; none if it is not bounded.
std::optional<Rational> slope_on(const AuditDevice& device, const Interval& weight, bool up) {
  if (const auto* clipped = std::get_if<ClippedExponentialStep>(&device))
    return clipped->slope_upper(weight, up, format);
  const auto slope = response_slope(std::get<Device<Rational>>(device), up);
  return slope.has_value() ? std::optional{slope.value()} : std::nullopt;
}

// w + Δ·q_s(w)·(1 + e) for one weight or an interval of them, Δ of one sign.
Outcome<ClosedInterval> moved(const AuditDevice& device, const ClosedInterval& state,
                              const ClosedInterval& increment, const Rational& response_error) {
  const Interval weight = enclosure(state);
  const auto response = response_on(device, weight);
  const Interval factor = (increment.lower >= 0 ? response.up : response.down) *
                          enclosure({1 - response_error, 1 + response_error});
  const Interval next = weight + enclosure(increment) * factor;
  if (mpfi_bounded_p(next.data()) == 0)
    return OutsideDomain{"the device's response is not bounded at that state"};
  return ClosedInterval{exact_lower(next), exact_upper(next)};
}

// Increments of one sign.
Outcome<ClosedInterval> directed_update(const AuditDevice& device, const ClosedInterval& state,
                                        const ClosedInterval& increment,
                                        const Rational& response_error) {
  const auto inside = described_part(device, state);
  if (!inside.has_value()) return inside;
  const ClosedInterval& range = inside.value();
  const auto slope = slope_on(device, enclosure(range), increment.lower >= 0);
  const bool is_monotone = slope && *slope * sizes(increment).upper * (1 + response_error) <= 1;
  if (!is_monotone) return moved(device, range, increment, response_error);
  // The next state grows with the state: the ends' images are those of the image.
  const auto from = moved(device, {range.lower, range.lower}, increment, response_error);
  if (!from.has_value()) return from;
  const auto to = moved(device, {range.upper, range.upper}, increment, response_error);
  if (!to.has_value()) return to;
  return ClosedInterval{from.value().lower, to.value().upper};
}

}  // namespace

Outcome<ClosedInterval> curved_update(const AuditDevice& device, const ClosedInterval& state,
                                      const ClosedInterval& increment,
                                      const Rational& response_error) {
  if (increment.lower >= 0 || increment.upper <= 0)
    return directed_update(device, state, increment, response_error);
  const auto down = directed_update(device, state, {increment.lower, 0}, response_error);
  if (!down.has_value()) return down;
  const auto up = directed_update(device, state, {0, increment.upper}, response_error);
  if (!up.has_value()) return up;
  return hull(down.value(), up.value());
}

Outcome<ClosedInterval> curved_pulses(const AuditDevice& device, ClosedInterval state,
                                      std::int64_t pulses, const Rational& pulse,
                                      const Rational& response_error) {
  const Rational increment = pulses < 0 ? Rational{-pulse} : pulse;
  for (std::int64_t k = 0; k != pulses; k += pulses < 0 ? -1 : 1) {
    const auto next = directed_update(device, state, {increment, increment}, response_error);
    if (!next.has_value()) return next;
    state = next.value();
  }
  return state;
}

}  // namespace certau::audit
