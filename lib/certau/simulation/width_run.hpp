// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "certau/process/process.hpp"
#include "certau/simulation/number_type.hpp"

namespace certau {

/// How wide the enclosures of one coordinate became.
struct WidthReport {
  std::optional<std::int64_t> exceeds_thousandth;  // of the range, first
  std::optional<std::int64_t> exceeds_tolerance;
  double last = 0;  // upper bounds
  double largest = 0;
};

/// A trajectory in intervals or balls: enclosed whatever happens, but how widely?
class WidthRun {
 public:
  virtual ~WidthRun() = default;
  /// Notes the width of the present state; false, with obstacle(), if it is unbounded.
  virtual bool measure() = 0;
  /// One step on; false, with obstacle(), if the enclosure cannot choose the branch.
  virtual bool advance(std::uint64_t word) = 0;

  [[nodiscard]] std::int64_t step() const { return step_; }
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  [[nodiscard]] const WidthReport& weight() const { return weight_; }
  [[nodiscard]] const std::optional<WidthReport>& auxiliary() const { return auxiliary_; }

 protected:
  std::int64_t step_ = 0;
  std::string obstacle_;
  WidthReport weight_;
  std::optional<WidthReport> auxiliary_;
};

/// Requires interval or ball.
[[nodiscard]] std::unique_ptr<WidthRun> make_width_run(const Process<Rational>& process,
                                                       const State<Rational>& start,
                                                       const NumberChoice& number,
                                                       const Rational& tolerance);

}  // namespace certau
