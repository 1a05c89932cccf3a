// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/audit/recorded_number.hpp"
#include "checks/audit/step_model.hpp"

namespace certau::audit {

/// A number in floating point with what it may be off: `error` from the number that was written,
/// and beyond that `slack` from the true one.
struct QuickNumber {
  long double value = 0;
  long double error = 0;
  long double slack = 0;  // rounded down
};

[[nodiscard]] QuickNumber quick(const RecordedNumber& number);
/// factor·number. The factor may be off by relative 2^-52.
[[nodiscard]] QuickNumber quick_product(double factor, const QuickNumber& number);

/// A part of a step's image that certainly belongs to it.
///   Statement  StepModel's interval contains every number within reach of centre
struct QuickImage {
  long double centre = 0;
  long double reach = 0;  // negative: nothing is certain
};

/// Whether a recorded number certainly overlaps the image; false promises nothing.
[[nodiscard]] bool certainly_meets(const QuickImage& image, const QuickNumber& recorded);

/// Floating point in front of StepModel, for devices that are linear in the weight. It only ever
/// says that a step agrees for certain: whatever is close is left to exact arithmetic.
///   Error  proved: quick_step.cpp
class QuickStep {
 public:
  /// None if the model's device is not linear.
  [[nodiscard]] static std::optional<QuickStep> of(const StepModel& model);

  [[nodiscard]] QuickImage after_update(const QuickNumber& state,
                                        const QuickNumber& increment) const;
  [[nodiscard]] QuickImage after_pulses(const QuickNumber& state, std::int64_t pulses);
  /// As after_update, widened by StepModel::pulse_distance.
  [[nodiscard]] QuickImage after_update_in_pulses(const QuickNumber& state,
                                                  const QuickNumber& increment,
                                                  std::int64_t pulses) const;

 private:
  // q_s(w) = constant − s·rate·w, both rounded to the nearest.
  struct Direction {
    long double constant = 1;
    long double rate = 0;
  };
  // w ↦ factor·w + shift, what n pulses of one direction do.
  struct Pulses {
    long double factor;
    long double shift;
  };

  [[nodiscard]] const Direction& direction(bool up) const { return up ? up_ : down_; }
  [[nodiscard]] const Pulses& pulses_of(std::int64_t pulses);

  Device<Rational> device_;
  Rational granularity_;
  long double pulse_ = 0;
  long double rounding_ = 0;  // γ_n of the implementation's arithmetic, rounded down
  Direction up_;
  Direction down_;
  std::vector<std::optional<Pulses>> tables_[2];
};

}  // namespace certau::audit
