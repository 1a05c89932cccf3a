// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/properties/training/asked_step.hpp"

namespace certau::properties {

/// f near W, by its gradient there: f(W + d) = f(W) + ⟨g, d⟩ + ½dᵀHd. No minimiser is needed, and
/// the gradient can be any numbers that the implementation holds.
struct LocalQuadratic {
  const std::vector<Rational>& gradient;
  const std::vector<Rational>& hessian;

  /// The letters g and H.
  static LocalQuadratic of(const Instance& at) { return {at.list("g"), at.list("H")}; }

  /// A1: H is symmetric with −L·I <= H <= L·I.
  [[nodiscard]] bool is_smooth(const Rational& L) const;

  /// f(W + d) − f(W)
  [[nodiscard]] Rational rise(const std::vector<Rational>& d) const;
  /// How far that may be off if each d_i is within e_i of its number.
  ///   Statement  Σ abs(g + Hd)_i·e_i + ½ Σ abs(H_ij)·e_i·e_j
  [[nodiscard]] Rational allowance_of_rise(const std::vector<Rational>& d,
                                           const std::vector<Rational>& e) const;
};

/// What a step did to f, from the implementation's answer.
struct Rise {
  Rational found;
  Rational allowance;
};
[[nodiscard]] Rise rise_of(const LocalQuadratic& f, const std::vector<Rational>& weight,
                           const std::vector<Answer>& next);

/// ω = ‖W − w°‖∞/τ, 0 on the ideal device.
[[nodiscard]] Rational saturation_degree(const Instance& at, DeviceKind kind,
                                         const std::vector<Rational>& weight);

}  // namespace certau::properties
