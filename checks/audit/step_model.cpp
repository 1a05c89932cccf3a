// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/step_model.hpp"

#include <algorithm>

#include "certau/algorithm/pulse_bound.hpp"
#include "certau/algorithm/pulse_update.hpp"
#include "certau/algorithm/update_allowance.hpp"
#include "checks/audit/curved_response.hpp"
#include "checks/audit/intervals.hpp"

namespace certau::audit {
namespace {

// Beyond so many pulses of a linear kind, powers are enclosed instead of computed exactly.
constexpr std::uint64_t longest_exact_power = 4096;
constexpr NumberFormat format{256};

Rational updated(const Device<Rational>& device, const Rational& weight,
                 const Rational& increment) {
  return apply_update(response(device, weight), weight, increment);
}

// The weight after many pulses of a linear kind, enclosed.
ClosedInterval after_many(const Device<Rational>& device, const Rational& weight,
                          std::int64_t pulses, const Rational& size) {
  const Converter<Interval> convert{format};
  const auto enclosed = std::visit(
      [&](const auto& kind) { return Device<Interval>{kind.converted(convert)}; }, device);
  const auto next = apply_pulses_at_once(enclosed, convert(weight), pulses, convert(size));
  return {exact_lower(*next), exact_upper(*next)};
}

ClosedInterval after_linear(const Device<Rational>& device, const Rational& weight,
                            std::int64_t pulses, const Rational& size) {
  if (!std::holds_alternative<Ideal<Rational>>(device) &&
      pulse_number(pulses) > longest_exact_power)
    return after_many(device, weight, pulses, size);
  const auto next = apply_pulses_at_once(device, weight, pulses, size);
  return {*next, *next};
}

// A step's change grows or shrinks by a share of itself; with pulses too, since each pulse brings
// weights that differ by an error nearer to each other.
ClosedInterval with_response_error(const ClosedInterval& image, const ClosedInterval& state,
                                   const Rational& error) {
  if (error == 0) return image;
  const ClosedInterval change = sizes({image.lower - state.upper, image.upper - state.lower});
  return widened(image, error * change.upper);
}

Rational farthest(const Device<Rational>& device, const ClosedInterval& state,
                  const Rational& travel) {
  const Rational outer = sizes(state).upper;
  const auto range = domain(device);
  if (!range) return outer + travel;
  return std::max(outer, sizes(*range).upper);
}

}  // namespace

StepModel::StepModel(AuditDevice device, Declared declared)
    : device_{std::move(device)}, declared_{std::move(declared)} {
  const Rational& size = declared_.granularity;
  if (size < 0)
    throw_invalid("granularity", to_string(size), "must not be negative",
                  "give the weight's change by one pulse at the symmetric point");
  if (declared_.response_error < 0 || declared_.response_error >= Rational{1, 2})
    throw_invalid("response error", to_string(declared_.response_error),
                  "must be at least 0 and below 1/2 (it is relative)", "give 1e-7, say");
  const auto* kind = std::get_if<Device<Rational>>(&device_);
  if (kind == nullptr) {
    if (!declared_.arithmetic.is_exact)
      throw_invalid("number", declared_.arithmetic.name,
                    "has no rounding bound for exp, which this device needs",
                    "declare the relative error of its response instead");
    return;
  }
  for (const bool up : {true, false}) {
    const auto side = linear_side(*kind, up);
    if (side && size > side->range)
      throw_invalid("granularity", to_string(size),
                    "is larger than the device's range " + to_string(side->range) +
                        " (a pulse would leap over its end)",
                    "give the weight's change by one pulse at the symmetric point");
  }
  for (const bool up : {true, false}) {
    const auto slope = response_slope(*kind, up);
    if (!declared_.arithmetic.is_exact && slope.has_value() && slope.value() * size > 1)
      throw_invalid("granularity", to_string(size),
                    "is too large for " + declared_.arithmetic.name +
                        " (one pulse's rounding could grow by the next)",
                    "use smaller pulses, or --number decimal");
  }
  // Refuses, before anything is read, an arithmetic without a bound.
  if (!declared_.arithmetic.is_exact) (void)update_allowance(declared_.arithmetic, *kind, 0, 0);
}

const Device<Rational>* StepModel::linear() const {
  const auto* kind = std::get_if<Device<Rational>>(&device_);
  const bool is_linear = kind != nullptr && (std::holds_alternative<Ideal<Rational>>(*kind) ||
                                             linear_side(*kind, true).has_value());
  return is_linear ? kind : nullptr;
}

ClosedInterval StepModel::with_rounding(const ClosedInterval& image, const ClosedInterval& state,
                                        const ClosedInterval& increment) const {
  if (declared_.arithmetic.is_exact) return image;
  const auto& kind = std::get<Device<Rational>>(device_);
  return widened(image, update_allowance(declared_.arithmetic, kind, farthest(kind, state, 0),
                                         sizes(increment).upper));
}

Outcome<ClosedInterval> StepModel::after_update(const ClosedInterval& state,
                                                const ClosedInterval& increment) const {
  const auto* device = linear();
  if (device == nullptr) {
    const auto image = curved_update(device_, state, increment, declared_.response_error);
    if (!image.has_value()) return image;
    return with_rounding(image.value(), state, increment);
  }
  // Linear in each of weight and increment while the increment keeps its sign: corners suffice.
  const bool turns = increment.lower < 0 && increment.upper > 0;
  const Rational start = updated(*device, state.lower, increment.lower);
  ClosedInterval image = turns ? hull(state, {start, start}) : ClosedInterval{start, start};
  for (const auto* weight : {&state.lower, &state.upper})
    for (const auto* by : {&increment.lower, &increment.upper}) {
      const Rational corner = updated(*device, *weight, *by);
      image = hull(image, {corner, corner});
    }
  return with_rounding(with_response_error(image, state, declared_.response_error), state,
                       increment);
}

Outcome<ClosedInterval> StepModel::after_pulses(const ClosedInterval& state,
                                                std::int64_t pulses) const {
  const Rational& size = declared_.granularity;
  const auto* device = linear();
  ClosedInterval image;
  if (device != nullptr) {
    image = with_response_error(hull(after_linear(*device, state.lower, pulses, size),
                                     after_linear(*device, state.upper, pulses, size)),
                                state, declared_.response_error);
  } else {
    if (pulse_number(pulses) > most_curved_pulses)
      return OutsideDomain{std::to_string(pulses) +
                           " pulses are too many to be applied one by one"};
    const auto curved = curved_pulses(device_, state, pulses, size, declared_.response_error);
    if (!curved.has_value()) return curved;
    image = curved.value();
  }
  return widened(image, rounding_of_pulses(state, pulses));
}

// Once a pulse: a pulse brings weights nearer to one another, so that roundings add up at most. A
// formula may round even where it makes no pulse.
Rational StepModel::rounding_of_pulses(const ClosedInterval& state, std::int64_t pulses) const {
  if (declared_.arithmetic.is_exact) return 0;
  const auto& kind = std::get<Device<Rational>>(device_);
  const Rational& size = declared_.granularity;
  const Rational count = std::max<std::uint64_t>(pulse_number(pulses), 1);
  return count *
         update_allowance(declared_.arithmetic, kind, farthest(kind, state, count * size), size);
}

Outcome<Rational> StepModel::pulse_distance(const ClosedInterval& state,
                                            const ClosedInterval& increment,
                                            std::int64_t pulses) const {
  const auto* device = linear();
  if (device == nullptr) return OutsideDomain{"no bound for this device"};
  Rational largest = 0;
  for (const auto* weight : {&state.lower, &state.upper})
    for (const auto* by : {&increment.lower, &increment.upper}) {
      const auto bound = pulse_error_bound(*device, *weight, *by, pulses, declared_.granularity);
      if (!bound.has_value()) return bound;
      largest = std::max(largest, bound.value());
    }
  // Pulses whose sum D is off by E·abs(D), abs(D) <= abs(w⁺ − w) + the bound; after_update has
  // E·abs(w⁺ − w).
  return largest * (1 + declared_.response_error) + rounding_of_pulses(state, pulses);
}

}  // namespace certau::audit
