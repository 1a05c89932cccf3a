// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "theorems/claim/judgement.hpp"
#include "theorems/model/laws.hpp"
#include "theorems/model/tiki_taka_step.hpp"

namespace certau::theorems {

/// What the lemmas about P and the bound on it have in common: a quadratic f, noise with
/// independent coordinates, and the two learning rates.
///   Letters  L, H, W_star, tau, alpha, beta, sigma, c, eps, prob and the named vector of weights
///   Source   [wu2024, Lemmas 5 to 7]
template <class T>
struct TikiTakaSetting {
  const T& L;
  const T& tau;
  const T& alpha;
  const T& beta;
  const T& sigma;
  const T& c;
  QuadraticForm<T> f;
  ProductLaw<T> noise;
  TikiTaka<T> dynamics;

  static TikiTakaSetting of(const Assignment<T>& at, std::string_view weights) {
    const std::size_t D = at.list(weights).size();
    return {at["L"],
            at["tau"],
            at["alpha"],
            at["beta"],
            at["sigma"],
            at["c"],
            QuadraticForm<T>::of(at),
            ProductLaw<T>::of(at, D),
            {at["tau"], at["alpha"], at["beta"]}};
  }

  [[nodiscard]] int D() const { return static_cast<int>(noise.dimension); }
  /// σ²/D, the bound on E ε_i²
  [[nodiscard]] T coordinate_variance() const { return sigma * sigma / D(); }

  /// Hypotheses "positive", "A1", "A3" and "A5".
  bool require_assumptions(Judgement<T>& judgement) const {
    return judgement.require("positive",
                             L > 0 && tau > 0 && alpha > 0 && beta > 0 && sigma > 0 && c > 0) &&
           judgement.require("A1", f.dimension() == noise.dimension && f.is_smooth(L)) &&
           judgement.require(
               "A3", noise.is_centred() && noise.coordinate_variance() <= coordinate_variance()) &&
           judgement.require("A5", noise.meets_a5(sigma, c));
  }
  /// Hypothesis "beta (G + sigma^2/D) <= c sigma tau/4", where G bounds every g_i(W_{k+1})². With
  /// it the second-order part of the update of P is at most a quarter of the contraction; and
  /// β ≤ τ/(4cσ) follows, since A5 at g = 0 gives c²D ≤ 1.
  bool require_small_beta(Judgement<T>& judgement, const T& largest_gradient_squared) const {
    return judgement.require(
        "beta (G + sigma^2/D) <= c sigma tau/4",
        4 * beta * (largest_gradient_squared + coordinate_variance()) <= c * sigma * tau);
  }
  /// Hypothesis "beta <= L^2 tau^3 D/(3 c sigma^3)": the noise of P is below the bound on P.
  bool require_beta_for_noise(Judgement<T>& judgement) const {
    return judgement.require("beta <= L^2 tau^3 D/(3 c sigma^3)",
                             3 * c * sigma * sigma * sigma * beta <= L * L * tau * tau * tau * D());
  }

  /// E‖U(P, β(g + ε)) − target‖². The coordinates of ε are independent, but a sum of squares asks
  /// for one coordinate at a time.
  [[nodiscard]] T mean_squared_distance(const std::vector<T>& P, const std::vector<T>& g,
                                        const std::vector<T>& target) const {
    T sum(0);
    for (std::size_t i = 0; i < P.size(); ++i)
      for (std::size_t j = 0; j < noise.values.size(); ++j) {
        const T increment = beta * (g[i] + noise.values[j]);
        const T difference = update<T>(tau, P[i], increment) - target[i];
        sum += noise.probabilities[j] * difference * difference;
      }
    return sum;
  }
  /// E‖U(P, β(g + ε))‖²
  [[nodiscard]] T mean_squared_norm(const std::vector<T>& P, const std::vector<T>& g) const {
    return mean_squared_distance(P, g, std::vector<T>(P.size(), T(0)));
  }
};

}  // namespace certau::theorems
