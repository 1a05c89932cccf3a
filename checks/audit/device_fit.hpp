// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "certau/number/arithmetic.hpp"
#include "checks/audit/convex_region.hpp"
#include "checks/audit/pulse_rule.hpp"
#include "checks/audit/quick_step.hpp"

namespace certau::audit {

/// One step of one coordinate, for a fit.
struct FitStep {
  ClosedInterval state;
  ClosedInterval next;
  /// The pulses, or how many there may have been; none if the update was continuous.
  std::optional<CountRange> counts;
  ClosedInterval increment{0, 0};  // of a continuous update
  std::int64_t step = 0;
  std::int64_t line = 0;
  std::string column{};
};

/// What an asymmetric linear device must be to explain a trace.
struct FittedDevice {
  /// 1/τ, w°/τ and w°; τ without upper end if 1/τ may be 0 (an ideal device).
  ClosedInterval inverse_tau;
  std::optional<ClosedInterval> tau;
  std::optional<Rational> tau_lower;  // none if 1/τ is 0
  std::optional<ClosedInterval> symmetric_point;
  std::size_t corners = 0;
};

/// What a fit starts from.
struct FitSettings {
  std::optional<Rational> tau;
  std::optional<Rational> symmetric_point;
  Rational granularity = 0;  // of pulses, or 0
  Rational response_error = 0;
  Arithmetic arithmetic = Arithmetic::exact();
};

/// Encloses τ and w° of an asymmetric linear device from a trace, in one pass and bounded memory.
///   Statement  every (τ, w°) for which all steps agree with the model lies in the region of
///              (a, b) = (1/τ, w°/τ). Up or down by s, a step moves the weight by
///              φ·(s + b − a·w), where φ = abs(Δ) for a continuous update and
///              φ = (1 − (1 − d·a)ⁿ)/a for n pulses: with φ enclosed over the a that are left, a
///              strip of the plane. If nothing is left, no such device explains the trace
///   Requires   τ >= d for pulses, τ >= 10^-9 for continuous updates; abs(w°) <= 10^9·τ
///   Error      none: rationals, rounded outward to 30 digits; steps that cut nothing for certain
///              are passed over in floating point
class DeviceFit {
 public:
  explicit DeviceFit(FitSettings settings);

  void add(const FitStep& step);
  /// False if the step cuts nothing, or next to nothing, so that it need not be added. Never false
  /// for a step with which nothing would be left.
  [[nodiscard]] bool may_cut(const QuickNumber& state, const QuickNumber& next,
                             std::int64_t pulses);
  [[nodiscard]] bool may_cut(const QuickNumber& state, const QuickNumber& next,
                             const QuickNumber& increment) const;

  /// Takes the first steps once more: when they came, a was known too little to make the most of
  /// them.
  void refine();

  [[nodiscard]] bool is_empty() const { return region_.is_empty(); }
  /// The step with which nothing was left.
  [[nodiscard]] const std::optional<FitStep>& emptied_by() const { return emptied_by_; }
  /// Requires: not empty.
  [[nodiscard]] FittedDevice result() const;
  [[nodiscard]] const ConvexRegion& region() const { return region_; }
  /// Steps that cannot be used: of more pulses than most_pulses, or of unknown direction.
  [[nodiscard]] std::int64_t unused() const { return unused_; }
  static constexpr std::uint64_t most_pulses = 4096;

 private:
  struct QuickPoint {
    long double a;
    long double b;
  };
  struct QuickFactor {
    long double lower = 0;
    long double upper = 0;
  };

  // What a step says of φ·(s + b − a·w) = w⁺ − w.
  struct Strip {
    int sign = 0;
    ClosedInterval factor{0, 0};
    Rational keeps = 1;  // abs(1 − a·φ) is at most that
  };

  [[nodiscard]] std::optional<Strip> strip_of(const FitStep& step) const;
  [[nodiscard]] Rational rounding(const FitStep& step, const Strip& strip) const;
  bool use(const FitStep& step);
  bool cut(const FitStep& step, const Strip& strip);
  void region_changed();
  [[nodiscard]] ClosedInterval factor_of_pulses(std::uint64_t pulses) const;
  [[nodiscard]] bool may_cut(const QuickNumber& state, const QuickNumber& next, int sign,
                             const QuickFactor& factor, long double keeps) const;

  FitSettings settings_;
  ConvexRegion region_;
  ClosedInterval inverse_tau_{0, 0};
  Rational largest_offset_ = 0;  // of abs(w°)/τ
  long double quick_rounding_ = 0;
  Rational factors_width_ = 0;  // of inverse_tau_ when the first of quick_factors_ was made
  std::vector<QuickPoint> quick_corners_;
  std::map<std::uint64_t, QuickFactor> quick_factors_;
  std::vector<FitStep> first_steps_;
  std::optional<FitStep> emptied_by_;
  std::int64_t unused_ = 0;
};

}  // namespace certau::audit
