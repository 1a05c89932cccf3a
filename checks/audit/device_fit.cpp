// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/device_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "certau/algorithm/pulse_update.hpp"
#include "checks/audit/intervals.hpp"

namespace certau::audit {
namespace {

constexpr int digits = 30;
constexpr std::size_t kept_steps = 2000;
constexpr int most_rounds = 20;
constexpr int widest_exponent = 9;

ClosedInterval shortened(const ClosedInterval& interval) {
  return {round_down(interval.lower, digits), round_up(interval.upper, digits)};
}

// (1 − (1 − d·a)ⁿ)/a, which falls as a grows from 0 to 1/d.
Rational pulse_factor(const Rational& a, const Rational& size, std::uint64_t pulses) {
  if (a == 0) return Rational{pulses} * size;
  return (1 - power(1 - size * a, static_cast<unsigned>(pulses))) / a;
}

ConvexRegion start(const FitSettings& settings) {
  const Rational widest = power_of_ten(widest_exponent);
  const Rational largest_a = settings.granularity > 0 ? Rational{1 / settings.granularity} : widest;
  const auto& point = settings.symmetric_point;
  if (settings.tau) {
    const Rational a = 1 / *settings.tau;
    return point ? ConvexRegion::segment({a, *point * a}, {a, *point * a})
                 : ConvexRegion::segment({a, -widest}, {a, widest});
  }
  if (point) return ConvexRegion::segment({0, 0}, {largest_a, largest_a * *point});
  return ConvexRegion::box({0, largest_a}, {-widest, widest});
}

constexpr long double unit = std::numeric_limits<long double>::epsilon() / 2;
constexpr long double factor_of_error = 20 * unit;
constexpr long double least = 1e-290L;

}  // namespace

DeviceFit::DeviceFit(FitSettings settings)
    : settings_{std::move(settings)}, region_{start(settings_)} {
  const auto& arithmetic = settings_.arithmetic;
  if (!arithmetic.is_exact)
    quick_rounding_ = static_cast<long double>(arithmetic.operations) *
                      std::ldexp(1 - 0x1p-30L, -static_cast<int>(arithmetic.significand_bits));
  region_changed();
}

void DeviceFit::region_changed() {
  quick_corners_.clear();
  if (region_.is_empty()) return;
  for (const auto& corner : region_.corners())
    quick_corners_.push_back({approx_extended(corner.x), approx_extended(corner.y)});
  inverse_tau_ = shortened(region_.range(1, 0));
  largest_offset_ = round_up(sizes(region_.range(0, 1)).upper, digits);
  // Factors enclosed over a wider range stay true; anew when it has halved.
  if (2 * inverse_tau_.width() <= factors_width_) quick_factors_.clear();
}

ClosedInterval DeviceFit::factor_of_pulses(std::uint64_t pulses) const {
  const Rational& size = settings_.granularity;
  const Rational largest = std::min(inverse_tau_.upper, Rational{1 / size});
  return shortened({pulse_factor(largest, size, pulses),
                    pulse_factor(std::max(inverse_tau_.lower, Rational{0}), size, pulses)});
}

void DeviceFit::add(const FitStep& step) {
  if (region_.is_empty()) return;
  if (first_steps_.size() < kept_steps) first_steps_.push_back(step);
  use(step);
}

std::optional<DeviceFit::Strip> DeviceFit::strip_of(const FitStep& step) const {
  Strip strip;
  if (step.counts) {
    const auto& counts = *step.counts;
    if (counts.lower < 0 && counts.upper > 0) return std::nullopt;
    strip.sign = counts.upper > 0 ? 1 : -1;
    const std::uint64_t at_lower = pulse_number(counts.lower);
    const std::uint64_t at_upper = pulse_number(counts.upper);
    const auto [fewest, most] = std::minmax(at_lower, at_upper);
    if (most > most_pulses) return std::nullopt;
    strip.factor = {fewest == 0 ? Rational{0} : factor_of_pulses(fewest).lower,
                    factor_of_pulses(most).upper};
  } else {
    if (step.increment.lower <= 0 && step.increment.upper >= 0) return std::nullopt;
    strip.sign = step.increment.lower > 0 ? 1 : -1;
    strip.factor = shortened(sizes(step.increment));
  }
  strip.factor.lower *= 1 - settings_.response_error;
  strip.factor.upper *= 1 + settings_.response_error;
  if (!step.counts)
    strip.keeps = std::max(Rational{abs(1 - inverse_tau_.lower * strip.factor.lower)},
                           Rational{abs(inverse_tau_.upper * strip.factor.upper - 1)});
  return strip;
}

// As update_allowance, with the largest 1/τ and abs(w°)/τ that are left: q is at most
// 1 + abs(w)/τ + abs(w°)/τ, and nothing is multiplied by more than Δ, q, w, 1/τ and w°/τ.
Rational DeviceFit::rounding(const FitStep& step, const Strip& strip) const {
  if (settings_.arithmetic.is_exact) return 0;
  const Rational weight = sizes(step.state).upper;
  const Rational response = 1 + inverse_tau_.upper * weight + largest_offset_;
  const auto each = [&](const Rational& size) {
    return settings_.arithmetic.allowance(
        weight + size + 2 * size * response,
        (1 + size) * (1 + weight) * response * (1 + inverse_tau_.upper) * (1 + largest_offset_));
  };
  if (!step.counts) return each(strip.factor.upper);
  const auto most = std::max({pulse_number(step.counts->lower), pulse_number(step.counts->upper),
                              std::uint64_t{1}});  // a formula may round without a pulse
  return Rational{most} * each(Rational{most} * settings_.granularity);
}

// True if the region became smaller.
bool DeviceFit::use(const FitStep& step) {
  if (region_.is_empty()) return false;
  if (step.counts && step.counts->lower == 0 && step.counts->upper == 0) {
    if (!are_disjoint(step.state, widened(step.next, rounding(step, {})))) return false;
    region_.cut({0, 0, -1});  // no device moves without pulses
    emptied_by_ = step;
    return true;
  }
  const auto strip = strip_of(step);
  if (!strip) {
    ++unused_;
    return false;
  }
  return cut(step, *strip);
}

// φ·(s + b − a·c) is within the slack of next − state, c the state's middle: the state itself is
// off by e, which moves the left side by −a·φ·e and the right side by −e.
bool DeviceFit::cut(const FitStep& step, const Strip& strip) {
  const ClosedInterval& factor = strip.factor;
  const Rational middle = step.state.centre();
  const Rational moved = step.next.centre() - middle;
  const Rational slack =
      step.next.radius() + step.state.radius() * strip.keeps + rounding(step, strip);
  const Rational lower = moved - slack;
  const Rational upper = moved + slack;
  const auto before = region_.corners();
  if (factor.lower > 0 || lower > 0) {
    const Rational bound = lower / (lower > 0 ? factor.upper : factor.lower);
    region_.cut({middle, -1, strip.sign - round_down(bound, digits)});
  }
  if (factor.lower > 0 || upper < 0) {
    const Rational bound = upper / (upper < 0 ? factor.upper : factor.lower);
    region_.cut({-middle, 1, round_up(bound, digits) - strip.sign});
  }
  if (region_.corners() == before) return false;
  if (region_.is_empty()) emptied_by_ = step;
  region_changed();
  return true;
}

bool DeviceFit::may_cut(const QuickNumber& state, const QuickNumber& next, std::int64_t pulses) {
  if (region_.is_empty()) return false;
  if (first_steps_.size() < kept_steps || pulses == 0) return true;
  const std::uint64_t count = pulse_number(pulses);
  if (count > most_pulses) return true;
  auto [found, is_new] = quick_factors_.try_emplace(count);
  if (quick_factors_.size() == 1) factors_width_ = inverse_tau_.width();
  if (is_new) {
    const auto exact = factor_of_pulses(count);
    found->second = {approx_extended(exact.lower), approx_extended(exact.upper)};
  }
  return may_cut(state, next, pulses > 0 ? 1 : -1, found->second, 1);
}

bool DeviceFit::may_cut(const QuickNumber& state, const QuickNumber& next,
                        const QuickNumber& increment) const {
  if (region_.is_empty()) return false;
  const long double size = std::fabs(increment.value);
  if (first_steps_.size() < kept_steps || size <= 2 * (increment.slack + increment.error))
    return true;
  // The strip for one increment and no slack of the state's own: it lies in the true one.
  return may_cut(state, next, increment.value > 0 ? 1 : -1, {size, size}, 0);
}

// Whether a corner may lie outside of the strip. Each corner's s + b − a·c is off by 20u of its
// parts, and the strip's ends by 20u of theirs and by the inputs' errors over φ.
bool DeviceFit::may_cut(const QuickNumber& state, const QuickNumber& next, int sign,
                        const QuickFactor& factor, long double keeps) const {
  const long double moved = next.value - state.value;
  const long double slack = (next.slack + keeps * state.slack) * (1 - 0x1p-30L) +
                            quick_rounding_ * std::fabs(state.value);
  const long double input_error =
      next.error + state.error +
      factor_of_error * (std::fabs(next.value) + std::fabs(state.value)) + least;
  const long double lower = moved - slack + input_error;
  const long double upper = moved + slack - input_error;
  if (lower > upper) return true;
  const long double from = lower > 0 ? lower / factor.upper : lower / factor.lower;
  const long double to = upper < 0 ? upper / factor.upper : upper / factor.lower;
  const long double end_error = factor_of_error * (std::fabs(from) + std::fabs(to)) + least;
  for (const auto& corner : quick_corners_) {
    const long double value = static_cast<long double>(sign) + corner.b - corner.a * state.value;
    const long double error =
        factor_of_error * (1 + std::fabs(corner.b) + std::fabs(corner.a * state.value)) +
        std::fabs(corner.a) * state.error + end_error;
    if (value - error < from || value + error > to) return true;
  }
  return false;
}

void DeviceFit::refine() {
  const std::int64_t unused = unused_;
  for (int round = 0; round < most_rounds; ++round) {
    bool changed = false;
    for (const auto& step : first_steps_) changed = use(step) || changed;
    if (!changed) break;
  }
  unused_ = unused;  // they were counted the first time
}

FittedDevice DeviceFit::result() const {
  const ClosedInterval a = region_.range(1, 0);
  FittedDevice fitted;
  fitted.inverse_tau = a;
  fitted.corners = region_.corners().size();
  if (a.upper > 0) fitted.tau_lower = 1 / a.upper;
  if (a.lower <= 0) return fitted;
  fitted.tau = ClosedInterval{1 / a.upper, 1 / a.lower};
  // b/a is monotone along every edge, so that corners suffice.
  const auto ratio = [](const Point& corner) { return Rational{corner.y / corner.x}; };
  const auto& corners = region_.corners();
  ClosedInterval point{ratio(corners.front()), ratio(corners.front())};
  for (const auto& corner : corners) point = hull(point, {ratio(corner), ratio(corner)});
  fitted.symmetric_point = point;
  return fitted;
}

}  // namespace certau::audit
