// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "certau/simulation/error_record.hpp"
#include "certau/simulation/number_type.hpp"
#include "certau/simulation/reference_run.hpp"
#include "certau/simulation/stall_record.hpp"

namespace certau {

/// What one coordinate of a trajectory went through in a number type.
struct CoordinateReport {
  ErrorRecord error;
  StallRecord stall;
};

/// A trajectory in a floating type, step by step beside an enclosure of the exact one.
///   Statement  the trajectory is that of simulate(); its errors are those of its states
class TypeRun {
 public:
  virtual ~TypeRun() = default;
  /// Notes the error of the present state; false, with obstacle(), if it is not finite.
  virtual bool measure(const ReferenceRun& reference, bool keep) = 0;
  /// One step on.
  virtual void advance(std::uint64_t word) = 0;

  [[nodiscard]] std::int64_t step() const { return step_; }
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  [[nodiscard]] const CoordinateReport& weight() const { return weight_; }
  /// Only of algorithms that have one.
  [[nodiscard]] const std::optional<CoordinateReport>& auxiliary() const { return auxiliary_; }

 protected:
  TypeRun(const ErrorThresholds& weight, const std::optional<ErrorThresholds>& auxiliary)
      : weight_{ErrorRecord{weight}, {}} {
    if (auxiliary) auxiliary_.emplace(CoordinateReport{ErrorRecord{*auxiliary}, {}});
  }

  std::int64_t step_ = 0;
  std::string obstacle_;
  CoordinateReport weight_;
  std::optional<CoordinateReport> auxiliary_;
};

/// The thousandth part of the width of a device's range; none if it has no range, or the algorithm
/// does not use it.
[[nodiscard]] std::optional<Rational> thousandth_of_range(const Device<Rational>& device,
                                                          Algorithm algorithm);

/// The bits of significand of a floating type; 0 for enclosures and rationals.
[[nodiscard]] int significand_bits(const NumberChoice& number);

/// Requires significand_bits(number) > 0.
[[nodiscard]] std::unique_ptr<TypeRun> make_type_run(const Process<Rational>& process,
                                                     const State<Rational>& start,
                                                     const NumberChoice& number,
                                                     const Rational& tolerance);

}  // namespace certau
