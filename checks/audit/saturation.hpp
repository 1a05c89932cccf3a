// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "checks/audit/device_text.hpp"
#include "checks/audit/recorded_number.hpp"

namespace certau::audit {

/// How near an array came to the ends of its device's range.
///   Statement  ω_k = max_i abs(w_i − w°)/τ in row k (linear step: the τ of the side on which w_i
///              is): its largest and its mean over all rows, enclosed
struct Saturation {
  std::int64_t rows = 0;
  ClosedInterval largest{0, 0};
  ClosedInterval mean{0, 0};
  ClosedInterval first{0, 0};  // of the first row
  /// Rows with recorded ω in [0, 0.1), [0.1, 0.2), …, [0.9, 1), and from 1 on.
  std::array<std::int64_t, 11> histogram{};
};

/// Gathers it in floating point whose errors are counted.
class SaturationMeter {
 public:
  /// None for a device whose symmetric point or range is not known.
  [[nodiscard]] static std::optional<SaturationMeter> of(const DeviceChoice& device,
                                                         const Rational& state_error);

  void add(const std::vector<RecordedNumber>& state);
  /// Requires: at least one row.
  [[nodiscard]] Saturation result() const;

 private:
  struct Bounds {
    long double lower = 0;
    long double upper = 0;
  };

  Saturation counted_;
  long double point_ = 0;
  long double above_ = 1;  // 1/τ upward
  long double below_ = 1;  // 1/τ downward
  long double state_error_ = 0;
  Bounds largest_;
  Bounds first_;
  Bounds sum_;
};

/// The smallest and the largest number of a column group over all rows, enclosed.
class Extremes {
 public:
  void add(const RecordedNumber& number);
  [[nodiscard]] bool has_any() const { return any_; }
  /// The largest absolute value. Requires: at least one number.
  [[nodiscard]] ClosedInterval largest_size() const;
  [[nodiscard]] ClosedInterval least() const;
  [[nodiscard]] ClosedInterval greatest() const;

 private:
  struct Ends {
    long double lower = 0;
    long double upper = 0;
  };
  bool any_ = false;
  Ends least_;
  Ends greatest_;
};

}  // namespace certau::audit
