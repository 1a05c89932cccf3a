// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/double_interval.hpp"

namespace certau {

/// How a step changes a small difference of two states (w, p), and what rounding adds to it.
///   Statement  the difference after is A·before + r, with entries of A in the intervals and
///              abs(r_w) <= weight_rounding, abs(r_p) <= auxiliary_rounding
struct DifferenceStep {
  DoubleInterval weight_by_weight, weight_by_auxiliary;
  DoubleInterval auxiliary_by_weight, auxiliary_by_auxiliary;
  double weight_rounding = 0;
  double auxiliary_rounding = 0;
};

/// A bound on a difference, in a frame.
struct ErrorBound {
  double first = 0;
  double second = 0;
};

/// What a step does to a bound: first⁺ = a·first + b·second + r, second⁺ = c·first + d·second + s.
struct BoundStep {
  double a = 0, b = 0, c = 0, d = 0;
  double r = 0, s = 0;
};

/// Coordinates in which differences are bounded.
///   Statement  componentwise: abs(w − shear·p) <= first, abs(p) <= second;
///              by length: √((w − shear·p)² + (scale·p)²) <= first, whatever second is
///   Requires   scale > 0, all finite
///   Error      what it returns are upper bounds (limits: lower), by outward rounding; proof:
///              docs/precision.md, "Two coordinates"
class ErrorFrame {
 public:
  /// The coordinates themselves.
  ErrorFrame() = default;
  [[nodiscard]] static ErrorFrame componentwise(double shear) { return {false, shear, 1}; }
  [[nodiscard]] static ErrorFrame by_length(double shear, double scale) {
    return {true, shear, scale};
  }

  [[nodiscard]] bool is_by_length() const { return by_length_; }
  [[nodiscard]] double shear() const { return shear_; }
  [[nodiscard]] double scale() const { return scale_; }

  /// A bound on each difference with abs(w) <= weight and abs(p) <= auxiliary.
  [[nodiscard]] ErrorBound of(double weight, double auxiliary) const;
  /// How large the coordinates of a difference can be.
  [[nodiscard]] double weight(const ErrorBound& bound) const;
  [[nodiscard]] double auxiliary(const ErrorBound& bound) const;
  /// If first and second are not above, weight() and auxiliary() are not above these.
  [[nodiscard]] ErrorBound limits(double weight, double auxiliary) const;

  /// The step for bounds, in exact arithmetic.
  [[nodiscard]] BoundStep step(const DifferenceStep& step) const;

 private:
  ErrorFrame(bool by_length, double shear, double scale)
      : by_length_{by_length}, shear_{shear}, scale_{scale} {}

  bool by_length_ = false;
  double shear_ = 0;
  double scale_ = 1;
};

/// Seeks a frame in which typical steps shrink bounds.
///   Error  promises nothing: any frame gives true bounds, a good one gives small ones
[[nodiscard]] ErrorFrame approx_best_frame(const std::vector<DifferenceStep>& typical);

}  // namespace certau
