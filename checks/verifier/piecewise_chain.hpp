// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "checks/verifier/guarded_sum.hpp"
#include "checks/verifier/process.hpp"

namespace certau_verifier {

/// One step of the chain for one branch, valid where the guards hold.
struct GuardedStep {
  std::size_t branch = 0;
  Guards guards;
  BiPolynomial weight;     // w'
  BiPolynomial auxiliary;  // p'; 0 for a scalar algorithm
};

/// The chain of the claim in coordinates x, y that map the invariant set onto [0, 1]^2. A scalar
/// algorithm does not depend on y.
class PiecewiseChain {
 public:
  /// Both must outlive the chain.
  PiecewiseChain(const Certificate& certificate, const Process& process);

  /// A polynomial in the weight as one in x.
  [[nodiscard]] BiPolynomial of_weight(const Polynomial& p) const;
  [[nodiscard]] const BiPolynomial& weight() const { return weight_; }
  [[nodiscard]] const BiPolynomial& auxiliary() const { return auxiliary_; }
  /// Delta_j, of the first array that the gradient moves.
  [[nodiscard]] const std::vector<BiPolynomial>& increments() const { return increments_; }

  /// All branches with all signs of their increments; guards are those of `sum`.
  [[nodiscard]] std::vector<GuardedStep> steps(GuardedSum& sum) const;

  /// (x, y) in words of the claim: `w = …` or `w = …, p = …`.
  [[nodiscard]] std::string show_point(const mpq_class& x, const mpq_class& y) const;

 private:
  [[nodiscard]] BiPolynomial of_auxiliary(const Polynomial& p) const;

  const Certificate& certificate_;
  const Process& process_;
  BiPolynomial weight_, auxiliary_;  // w and p
  std::vector<BiPolynomial> increments_;
};

}  // namespace certau_verifier
