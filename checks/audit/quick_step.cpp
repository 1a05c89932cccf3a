// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/quick_step.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "certau/algorithm/pulse_update.hpp"

namespace certau::audit {
namespace {

// One operation of long double errs by relative u (at least 53 bits, 64 on x86). No formula below
// has more than 16 on the way from an input to the result, roundings of constants included, so that
// the error is at most 16u/(1 − 16u) <= 17u times the value with every subtraction turned into an
// addition [higham2002, Lemma 3.1]; computing that value may lose 17u of it once more. Hence 20u.
// Numbers near underflow are none of a trace's; the least summand below covers them.
constexpr long double unit = std::numeric_limits<long double>::epsilon() / 2;
constexpr long double factor_of_error = 20 * unit;
constexpr long double least = 1e-290L;
// What is rounded down gets so much less: it has far fewer than 64 roundings. No more than that,
// since a pulse bound is large beside the slack of the states.
constexpr long double down = 1 - 128 * unit;
constexpr std::int64_t table_size = 4096;

long double nearest(const Rational& value) { return approx_extended(value); }

}  // namespace

QuickNumber quick(const RecordedNumber& number) {
  const long double value = number.approx();
  // Binary numbers and integers that a double holds are what approx() is.
  const bool is_exact =
      !number.is_rounded() && number.decimals() == 0 && std::fabs(number.approx()) < 0x1p53;
  return {value, is_exact ? 0 : std::fabs(value) * 0x1p-52L + least,
          number.approx_slack() * (1 - 0x1p-50L)};
}

QuickNumber quick_product(double factor, const QuickNumber& number) {
  const long double size = std::fabs(static_cast<long double>(factor));
  const long double value = factor * number.value;
  return {value, size * number.error * 1.001L + std::fabs(value) * 0x1p-51L + least,
          size * number.slack * (1 - 0x1p-50L)};
}

bool certainly_meets(const QuickImage& image, const QuickNumber& recorded) {
  const long double gap = std::fabs(recorded.value - image.centre);
  const long double error = recorded.error + factor_of_error * gap + least;
  return image.reach >= 0 && gap + error <= (image.reach + recorded.slack) * down;
}

std::optional<QuickStep> QuickStep::of(const StepModel& model) {
  const auto* device = model.linear();
  if (device == nullptr) return std::nullopt;
  QuickStep step;
  step.device_ = *device;
  step.granularity_ = model.declared().granularity;
  step.pulse_ = nearest(step.granularity_);
  const auto& arithmetic = model.declared().arithmetic;
  if (!arithmetic.is_exact)
    step.rounding_ = static_cast<long double>(arithmetic.operations) *
                     std::ldexp(1.0L, -static_cast<int>(arithmetic.significand_bits)) * down;
  for (const bool up : {true, false}) {
    const auto side = linear_side(*device, up);
    if (!side) continue;
    const Rational rate = 1 / side->range;
    Direction& toward = up ? step.up_ : step.down_;
    toward.constant = nearest((up ? side->end : Rational{-side->end}) * rate);
    toward.rate = nearest(rate);
  }
  return step;
}

// With s the sign of Δ, w⁺ = w + Δ·(constant − s·rate·w). If the increment keeps its sign, weights
// and increments at the ends of their slacks move w⁺ by at least (1 − abs(Δ)·rate)·σ_w + q·σ_Δ −
// rate·σ_w·σ_Δ to either side.
QuickImage QuickStep::after_update(const QuickNumber& state, const QuickNumber& increment) const {
  const long double size = std::fabs(increment.value);
  if (size < increment.slack + increment.error) return {0, -1};
  const bool up = increment.value >= 0;
  const Direction& toward = direction(up);
  const long double turned = (up ? toward.rate : -toward.rate) * state.value;
  const long double response = toward.constant - turned;
  const long double centre = state.value + increment.value * response;
  const long double weight_size = std::fabs(state.value);
  const long double response_size = std::fabs(toward.constant) + std::fabs(turned);
  const long double keeps = 1 - size * toward.rate;
  if (keeps < 0 || response < 0) return {0, -1};

  const long double input_error = state.error * (1 + size * toward.rate) +
                                  increment.error * response_size +
                                  state.error * increment.error * toward.rate;
  const long double error =
      factor_of_error * (weight_size + size * response_size) + 1.001L * input_error + least;
  const long double reach = keeps * state.slack + response * increment.slack -
                            toward.rate * state.slack * increment.slack -
                            1e-6L * (state.slack * keeps + increment.slack * response) -
                            factor_of_error * (state.slack + increment.slack * response_size);
  // StepModel allows for more: update_allowance has a larger magnitude, and underflow.
  const long double rounding = rounding_ * (weight_size + 2 * size) * down;
  return {centre, reach + rounding - error};
}

const QuickStep::Pulses& QuickStep::pulses_of(std::int64_t pulses) {
  auto& table = tables_[pulses < 0 ? 0 : 1];
  const auto index = static_cast<std::size_t>(pulse_number(pulses));
  if (table.size() <= index) table.resize(index + 1);
  if (!table[index]) {
    const Rational shift = *apply_pulses_at_once(device_, Rational{0}, pulses, granularity_);
    const Rational one = *apply_pulses_at_once(device_, Rational{1}, pulses, granularity_);
    table[index] = Pulses{nearest(one - shift), nearest(shift)};
  }
  return *table[index];
}

QuickImage QuickStep::after_pulses(const QuickNumber& state, std::int64_t pulses) {
  if (pulses <= -table_size || pulses >= table_size) return {0, -1};
  const Pulses& law = pulses_of(pulses);
  const long double moved = law.factor * state.value;
  const long double error = factor_of_error * (std::fabs(moved) + std::fabs(law.shift)) +
                            1.001L * std::fabs(law.factor) * state.error + least;
  const long double rounding =
      static_cast<long double>(std::max<std::uint64_t>(pulse_number(pulses), 1)) * rounding_ *
      std::fabs(state.value) * down;
  return {moved + law.shift, std::fabs(law.factor) * state.slack * down + rounding - error};
}

QuickImage QuickStep::after_update_in_pulses(const QuickNumber& state, const QuickNumber& increment,
                                             std::int64_t pulses) const {
  QuickImage image = after_update(state, increment);
  if (image.reach < 0) return image;
  const bool up = pulses > 0 || (pulses == 0 && increment.value >= 0);
  const Direction& toward = direction(up);
  const long double response = toward.constant - (up ? 1 : -1) * toward.rate * state.value;
  const auto n = static_cast<long double>(pulse_number(pulses));
  const long double travel = n * pulse_;
  const long double size = std::fabs(increment.value);
  const long double miss = std::fabs(travel - size);
  const long double curvature = toward.rate * pulse_ * travel * (n - 1) / 2;
  const long double weight_error =
      toward.rate * (state.error + factor_of_error * std::fabs(state.value)) +
      factor_of_error * std::fabs(toward.constant);
  const long double miss_error = increment.error + factor_of_error * (travel + size);
  const long double bound = (response - weight_error) * (miss - miss_error + curvature) * down;
  if (response > weight_error && miss + curvature > miss_error) image.reach += bound;
  return image;
}

}  // namespace certau::audit
