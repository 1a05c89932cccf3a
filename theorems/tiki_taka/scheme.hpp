// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "theorems/claim/judgement.hpp"
#include "theorems/model/laws.hpp"
#include "theorems/model/tiki_taka_step.hpp"

namespace certau::theorems {

/// Tiki-Taka with the learning rates of theorem-4-repaired: κ = s₀/(9Lτ) and
/// β = ακτ/(2s₁(α + κ)²), on a quadratic f with noise that may depend across coordinates.
///   Letters  L, H, W_star, tau, alpha, variance, s0, s1, B, eps, prob and the named weights
template <class T>
struct Scheme {
  const T& L;
  const T& tau;
  const T& alpha;
  const T& variance;
  const T& s0;
  const T& s1;
  const T& B;
  QuadraticForm<T> f;
  JointLaw<T> noise;

  static Scheme of(const Assignment<T>& at, std::string_view weights) {
    return {at["L"],
            at["tau"],
            at["alpha"],
            at["variance"],
            at["s0"],
            at["s1"],
            at["B"],
            QuadraticForm<T>::of(at),
            JointLaw<T>::of(at, at.list(weights).size())};
  }

  [[nodiscard]] T kappa() const { return s0 / (9 * L * tau); }
  [[nodiscard]] T beta() const {
    const T sum = alpha + kappa();
    return alpha * kappa() * tau / (2 * s1 * sum * sum);
  }
  [[nodiscard]] TikiTaka<T> dynamics() const { return {tau, alpha, beta()}; }

  /// Hypothesis "positive".
  bool require_positive(Judgement<T>& judgement) const {
    return judgement.require("positive", L > 0 && tau > 0 && alpha > 0 && s0 > 0 && s1 > 0);
  }
  /// Hypotheses "alpha <= kappa/32" and "beta B <= tau".
  bool require_rates(Judgement<T>& judgement) const {
    return judgement.require("alpha <= kappa/32", 32 * alpha <= kappa()) &&
           judgement.require("beta B <= tau", beta() * B <= tau);
  }
  /// s₀ ≤ E abs(g_i + ε_i) ≤ s₁ for each i
  [[nodiscard]] bool magnitudes_within_s0_and_s1(const std::vector<T>& g) const {
    for (std::size_t i = 0; i < g.size(); ++i) {
      T mean(0);
      for (std::size_t j = 0; j < noise.outcomes(); ++j)
        mean += noise.probability(j) * absolute(T(g[i] + noise.outcome(j)[i]));
      if (mean < s0 || mean > s1) return false;
    }
    return true;
  }
  /// abs(g_i + ε_i) ≤ B always
  [[nodiscard]] bool magnitudes_at_most_B(const std::vector<T>& g) const {
    for (std::size_t j = 0; j < noise.outcomes(); ++j)
      if (largest(plus(g, noise.outcome(j))) > B) return false;
    return true;
  }
  /// ω ≤ 0.3·√(s₀/s₁)
  [[nodiscard]] bool is_unsaturated(const std::vector<T>& W) const {
    const T omega = saturation(W, tau);
    return 100 * omega * omega * s1 <= 9 * s0;
  }
  /// V = f(W) + (α/(2β))‖P‖² − κ⟨g(W), P⟩
  [[nodiscard]] T potential(const TikiTakaState<T>& state) const {
    return f.value(state.W) + alpha / (2 * beta()) * squared_norm(state.P) -
           kappa() * dot(f.gradient(state.W), state.P);
  }
};

}  // namespace certau::theorems
