// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "certau/number/arithmetic.hpp"
#include "checks/audit/device_text.hpp"

namespace certau::audit {

/// What the implementation declares about one array, beside its device.
struct Declared {
  /// Δw_min: the weight's change by one pulse at the symmetric point; 0 if updates are continuous.
  Rational granularity = 0;
  /// Relative error of its response factors: 1e-7, say, if it takes exp in single precision.
  Rational response_error = 0;
  /// The number format it computes in, with the roundings of one update (or one pulse).
  Arithmetic arithmetic = Arithmetic::exact();
};

/// The states that a model admits after a step: exact intervals, from which no right state is left
/// out.
///   Statement  the image of the state's and the increment's intervals: exactly for kinds that are
///              linear in the weight (ideal, asymmetric linear, linear step); for the others
///              rounded outward to 128 bits, where abs(Δ)·abs(q_s') <= 1, else enclosed. Then
///              widened by what is declared: E·abs(w⁺ − w) for response_error E, and
///              update_allowance for the number format
///   Units      weight
///   Error      none: rationals, else MPFI
class StepModel {
 public:
  /// Error  InvalidInput: an invalid device, a granularity that is negative or so large that a
  ///        pulse would leap over the device's range, an arithmetic without a rounding bound for it
  StepModel(AuditDevice device, Declared declared);

  /// After one continuous update by an increment anywhere in the interval.
  ///   Returns  outside_domain if the device is not described at that state
  [[nodiscard]] Outcome<ClosedInterval> after_update(const ClosedInterval& state,
                                                     const ClosedInterval& increment) const;
  /// After pulses of the granularity, counted with sign.
  ///   Statement  the law of n pulses, theorems/device/pulse_error.v; n pulses one by one for kinds
  ///              that are not linear
  ///   Returns    outside_domain as above, or if a kind that is not linear has more than
  ///              most_curved_pulses
  [[nodiscard]] Outcome<ClosedInterval> after_pulses(const ClosedInterval& state,
                                                     std::int64_t pulses) const;
  static constexpr std::int64_t most_curved_pulses = 100'000;

  /// How far the state after `pulses` may lie from after_update, by the bound of docs/pulses.md,
  /// with what is declared of each pulse.
  ///   Returns  outside_domain if there is no such bound (pulse_error_bound)
  [[nodiscard]] Outcome<Rational> pulse_distance(const ClosedInterval& state,
                                                 const ClosedInterval& increment,
                                                 std::int64_t pulses) const;

  [[nodiscard]] const AuditDevice& device() const { return device_; }
  [[nodiscard]] const Declared& declared() const { return declared_; }
  /// The device if its response is linear in the weight.
  [[nodiscard]] const Device<Rational>* linear() const;

 private:
  [[nodiscard]] Rational rounding_of_pulses(const ClosedInterval& state, std::int64_t pulses) const;
  [[nodiscard]] ClosedInterval with_rounding(const ClosedInterval& image,
                                             const ClosedInterval& state,
                                             const ClosedInterval& increment) const;

  AuditDevice device_;
  Declared declared_;
};

}  // namespace certau::audit
