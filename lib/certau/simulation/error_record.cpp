// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/error_record.hpp"

namespace certau {
namespace {

SizeBounds bounds_of(const Rational& size) { return {round_down(size), round_up(size)}; }

Truth exceeds(const SizeBounds& error, const SizeBounds& size) {
  if (error.lower > size.upper) return Truth::yes;
  return error.upper <= size.lower ? Truth::no : Truth::unknown;
}

}  // namespace

ErrorRecord::ErrorRecord(const ErrorThresholds& thresholds)
    : thresholds_{thresholds}, tolerance_size_{bounds_of(thresholds.tolerance)} {
  if (thresholds.thousandth) thousandth_size_ = bounds_of(*thresholds.thousandth);
}

void ErrorRecord::note(std::int64_t step, const EnclosedReal& exact, const Real& computed,
                       bool keep) {
  const SizeBounds error = distance(exact, computed);
  leaves_.note(error.lower > 0 ? Truth::yes : Truth::no, step);
  if (!unit_.step && mpfr_zero_p(exact.middle.data()) == 0) {
    // The weight's size is that of the enclosure's middle.
    const double unit = std::max(std::ldexp(1.0, static_cast<int>(binary_exponent(exact.middle)) +
                                                     1 - thresholds_.significand_bits),
                                 thresholds_.least_number);
    unit_.note(exceeds(error, {unit, unit}), step);
  }
  if (thousandth_size_) thousandth_.note(exceeds(error, *thousandth_size_), step);
  tolerance_.note(exceeds(error, tolerance_size_), step);
  largest_ = {std::max(largest_.lower, error.lower), std::max(largest_.upper, error.upper)};
  last_ = error;
  if (keep) path_.push_back({step, error});
}

}  // namespace certau
