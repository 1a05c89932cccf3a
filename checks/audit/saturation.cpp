// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/saturation.hpp"

#include <algorithm>
#include <cmath>

#include "certau/algorithm/pulse_update.hpp"
#include "certau/number/exact_range.hpp"
#include "checks/audit/quick_step.hpp"

namespace certau::audit {
namespace {

// Everything below has fewer than 2^10 roundings of long double on each path, but for the sum,
// which has one more for each row.
constexpr long double unit = std::numeric_limits<long double>::epsilon();
constexpr long double few_roundings = 1024 * unit;

Rational exactly(long double value) { return exact_range(value).lower; }

}  // namespace

std::optional<SaturationMeter> SaturationMeter::of(const DeviceChoice& device,
                                                   const Rational& state_error) {
  if (device.is_fitted()) return std::nullopt;
  const auto* kind = std::get_if<Device<Rational>>(&device.device);
  if (kind == nullptr) return std::nullopt;
  const auto up = linear_side(*kind, true);
  const auto down = linear_side(*kind, false);
  if (!up || !down) return std::nullopt;
  SaturationMeter meter;
  meter.point_ = approx_extended(up->end - up->range);
  meter.above_ = approx_extended(1 / up->range);
  meter.below_ = approx_extended(1 / down->range);
  meter.state_error_ = approx_extended(state_error) * (1 + few_roundings);
  return meter;
}

void SaturationMeter::add(const std::vector<RecordedNumber>& state) {
  Bounds row;
  long double recorded = 0;
  for (const auto& number : state) {
    const QuickNumber weight = quick(number);
    const long double offset = weight.value - point_;
    // Near the symmetric point the true weight may be on the other side: the larger factor.
    const long double scale = offset >= 0 ? above_ : below_;
    const long double error =
        (number.approx_slack() * (1 + few_roundings) + weight.error + state_error_) *
            std::max(above_, below_) +
        few_roundings * (std::fabs(weight.value) + std::fabs(point_)) * scale;
    const long double degree = std::fabs(offset) * scale;
    recorded = std::max(recorded, degree);
    row.lower = std::max(row.lower, degree - error);
    row.upper = std::max(row.upper, degree + error * (1 + few_roundings));
  }
  if (counted_.rows == 0) first_ = row;
  ++counted_.rows;
  largest_.lower = std::max(largest_.lower, row.lower);
  largest_.upper = std::max(largest_.upper, row.upper);
  sum_.lower += row.lower;
  sum_.upper += row.upper;
  const auto tenth = static_cast<std::size_t>(std::min(10.0L, recorded * 10));
  ++counted_.histogram[tenth];
}

Saturation SaturationMeter::result() const {
  require(counted_.rows > 0, "saturation of no rows (it has no mean): add one first");
  const auto enclosed = [](const Bounds& bounds) {
    return ClosedInterval{exactly(bounds.lower * (1 - few_roundings)),
                          exactly(bounds.upper * (1 + few_roundings))};
  };
  Saturation result = counted_;
  result.largest = enclosed(largest_);
  result.first = enclosed(first_);
  const auto rows = static_cast<long double>(counted_.rows);
  // Sums of numbers >= 0: n additions err by relative n·u [higham2002, §4.2].
  const long double drift = 2 * rows * unit;
  result.mean = enclosed({sum_.lower * (1 - drift) / rows, sum_.upper * (1 + drift) / rows});
  return result;
}

void Extremes::add(const RecordedNumber& number) {
  const QuickNumber quick_number = quick(number);
  const long double error = (number.approx_slack() + quick_number.error) * (1 + few_roundings) +
                            few_roundings * std::fabs(quick_number.value);
  const Ends ends{quick_number.value - error, quick_number.value + error};
  if (!any_) {
    least_ = greatest_ = ends;
    any_ = true;
    return;
  }
  least_.lower = std::min(least_.lower, ends.lower);
  least_.upper = std::min(least_.upper, ends.upper);
  greatest_.lower = std::max(greatest_.lower, ends.lower);
  greatest_.upper = std::max(greatest_.upper, ends.upper);
}

ClosedInterval Extremes::least() const { return {exactly(least_.lower), exactly(least_.upper)}; }

ClosedInterval Extremes::greatest() const {
  return {exactly(greatest_.lower), exactly(greatest_.upper)};
}

ClosedInterval Extremes::largest_size() const {
  require(any_, "the largest of no numbers (there is none): add one first");
  const long double zero = 0;
  return {exactly(std::max({zero, greatest_.lower, -least_.upper})),
          exactly(std::max(greatest_.upper, -least_.lower))};
}

}  // namespace certau::audit
