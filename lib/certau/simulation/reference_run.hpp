// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "certau/number/enclosed_real.hpp"
#include "certau/process/process.hpp"

namespace certau {

/// The exact trajectory, enclosed: what computed ones are held against.
///   Statement  weight() and auxiliary() enclose the exact state after step() steps
class ReferenceRun {
 public:
  virtual ~ReferenceRun() = default;
  /// One step on; false, with the reason in obstacle(), if the enclosure is lost.
  virtual bool advance() = 0;
  [[nodiscard]] virtual EnclosedReal weight() const = 0;
  [[nodiscard]] virtual EnclosedReal auxiliary() const = 0;
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  /// How it is computed: "mpfr:320 with a bound" or "ball:320".
  [[nodiscard]] const std::string& method() const { return method_; }

 protected:
  std::string obstacle_;
  std::string method_;
};

/// MPFR with a certified bound on its rounding where there is one (why_not_bounded), which stays
/// narrow for as long as errors do not grow; else balls, whose radii grow with every step.
///   Requires  bits >= 64
[[nodiscard]] std::unique_ptr<ReferenceRun> make_reference(const Process<Rational>& process,
                                                           const State<Rational>& start,
                                                           std::uint64_t seed, unsigned bits);

}  // namespace certau
