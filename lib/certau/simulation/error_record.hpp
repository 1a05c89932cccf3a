// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certau/number/enclosed_real.hpp"

namespace certau {

/// When something was first the case along a trajectory, as far as enclosures can tell.
struct FirstStep {
  std::optional<std::int64_t> step;     // it was the case here for sure
  std::optional<std::int64_t> unclear;  // earlier than that, it could not be decided here first

  void note(Truth truth, std::int64_t at) {
    if (step) return;
    if (truth == Truth::yes) step = at;
    if (truth == Truth::unknown && !unclear) unclear = at;
  }
};

/// Sizes above which errors are reported; none where a size makes no sense.
struct ErrorThresholds {
  int significand_bits = 53;           // the unit in the last place is 2^(e − bits + 1) at 2^e
  double least_number = 0;             // and is not below this
  std::optional<Rational> thousandth;  // of the range
  Rational tolerance;
};

struct ErrorPoint {
  std::int64_t step = 0;
  SizeBounds error;
};

/// The errors of one coordinate of a computed trajectory, against an enclosure of the exact one.
///   Statement  first steps are those where the error proves to be larger than the size; largest
///              and last enclose the largest and the last error
///   Units      weight
class ErrorRecord {
 public:
  explicit ErrorRecord(const ErrorThresholds& thresholds);

  /// Requires a finite value. Steps must rise.
  void note(std::int64_t step, const EnclosedReal& exact, const Real& computed, bool keep);

  [[nodiscard]] const FirstStep& leaves_enclosure() const { return leaves_; }
  [[nodiscard]] const FirstStep& exceeds_unit() const { return unit_; }
  [[nodiscard]] const FirstStep& exceeds_thousandth() const { return thousandth_; }
  [[nodiscard]] const FirstStep& exceeds_tolerance() const { return tolerance_; }
  [[nodiscard]] const SizeBounds& largest() const { return largest_; }
  [[nodiscard]] const SizeBounds& last() const { return last_; }
  /// The points that were to be kept.
  [[nodiscard]] const std::vector<ErrorPoint>& path() const { return path_; }

 private:
  ErrorThresholds thresholds_;
  std::optional<SizeBounds> thousandth_size_;
  SizeBounds tolerance_size_;
  FirstStep leaves_, unit_, thousandth_, tolerance_;
  SizeBounds largest_, last_;
  std::vector<ErrorPoint> path_;
};

}  // namespace certau
