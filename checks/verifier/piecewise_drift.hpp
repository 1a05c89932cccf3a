// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "checks/verifier/piecewise_chain.hpp"
#include "checks/verifier/subdivision.hpp"

namespace certau_verifier {

/// Checks 3 to 5 of a piecewise certificate: closure, residual and transient.
class PiecewiseDriftCheck {
 public:
  /// All three must outlive the check.
  PiecewiseDriftCheck(const Certificate& certificate, const Process& process,
                      const DriftTerms& terms);

  /// Check 3.
  ///   Error  Rejection that names the check and what is false, or not proved, and where
  void check_closure();
  /// Check 4.
  void check_residual();
  /// Check 5.
  void check_transient();

  /// What check 4 wants <= 0 on [0, 1]^2: r for an upper bound, -r for a lower one.
  [[nodiscard]] GuardedSum residual() const;

 private:
  void require_nonpositive(const GuardedSum& sum, const std::string& statement);

  const Certificate& certificate_;
  const PiecewisePotential& potential_;
  const Process& process_;
  const DriftTerms& terms_;
  PiecewiseChain chain_;
  bool upper_;
  std::uint64_t boxes_left_ = box_limit;
};

}  // namespace certau_verifier
