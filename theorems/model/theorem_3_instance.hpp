// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/assignment.hpp"
#include "theorems/claim/judgement.hpp"
#include "theorems/model/array_update.hpp"

namespace certau::theorems {

/// A state of Theorem 3's instance, one coordinate (all are equal): f = (L/2)(w − w*)² under noise
/// whose law depends on the state so that E abs(ε) is as large as it can be.
///   Statement  with x = w/τ and p = (1 − x)/2 the noise is ξ₊ = s√((1 − p)/p) with probability p
///              and ξ₋ = −s√(p/(1 − p)) with 1 − p, s = σ/√D. With x = 2y/(1 + y²) the root
///              √(1 − x²) is (1 − y²)/(1 + y²), ξ₊ = s(1 + y)/(1 − y), ξ₋ = −s(1 − y)/(1 + y): all
///              of it rational in y
///   Error      that of T's arithmetic
///   Source     [wu2024, (66), (67)]
template <class T>
struct Theorem3State {
  T L;
  T tau;
  T s;
  T w_star;
  T x;
  T root;  // √(1 − x²)
  T w;
  T g;
  T xi_plus;
  T xi_minus;
  T p;  // probability of ξ₊

  [[nodiscard]] T v_plus() const { return g + xi_plus; }
  [[nodiscard]] T v_minus() const { return g + xi_minus; }
  /// Analog SGD's next weight if the noisy gradient is v.
  [[nodiscard]] T next(const T& alpha, const T& v) const {
    return update<T>(tau, w, requested_increment<T>(alpha, v, T(0)));
  }
  /// The same for a v of known sign, in any field.
  [[nodiscard]] T next(const T& alpha, const T& v, Sign sign_of_v) const {
    return apply_update(AsymmetricLinear<T>{tau, T(0)}.response(w), w,
                        requested_increment<T>(alpha, v, T(0)),
                        RegionMagnitude{opposite(sign_of_v)});
  }
  /// p·h(ξ₊ happens) + (1 − p)·h(ξ₋ happens)
  [[nodiscard]] T mean(const T& if_plus, const T& if_minus) const {
    return p * if_plus + (1 - p) * if_minus;
  }
  /// The set X in which every trajectory from w* stays: v₊ >= 0 >= v₋.
  [[nodiscard]] bool has_noise_beyond_gradient() const { return v_plus() >= 0 && v_minus() <= 0; }
};

/// Requires: abs(y) < 1.
template <class T>
[[nodiscard]] Theorem3State<T> theorem_3_state(const T& L, const T& tau, const T& s,
                                               const T& w_star, const T& y) {
  const T above = 1 + y;
  const T below = 1 - y;
  const T circle = 1 + y * y;
  const T x = 2 * y / circle;
  const T w = x * tau;
  return {L,
          tau,
          s,
          w_star,
          x,
          above * below / circle,
          w,
          L * (w - w_star),
          s * above / below,
          -(s * below / above),
          below * below / (2 * circle)};
}

/// The state of an instance with the letters L, tau, s, y, w_star.
template <class T>
[[nodiscard]] Theorem3State<T> theorem_3_state(const Assignment<T>& at) {
  return theorem_3_state<T>(at["L"], at["tau"], at["s"], at["w_star"], at["y"]);
}

/// The hypotheses on the objective and the noise.
template <class T>
[[nodiscard]] bool require_problem(Judgement<T>& judgement, const T& L, const T& tau, const T& s,
                                   const T& w_star) {
  return judgement.require("positive", L > 0 && tau > 0 && s > 0) &&
         judgement.require("abs(w*) <= tau/4", 4 * absolute(w_star) <= tau) &&
         judgement.require("48 s^2 <= tau^2 L^2", 48 * s * s <= tau * tau * L * L);
}

/// The hypothesis on the learning rate. Its second half follows from its first and from the one on
/// the noise: 6s/τ <= (√3/2)L.
template <class T>
[[nodiscard]] bool require_learning_rate(Judgement<T>& judgement, const T& alpha, const T& L,
                                         const T& tau, const T& s) {
  return judgement.require("0 < alpha <= min(1/(2L), 1/(L + 6s/tau))",
                           alpha > 0 && 2 * alpha * L <= 1 && alpha * (L * tau + 6 * s) <= tau);
}

/// abs(x) <= 1/2, in terms of y.
template <class T>
[[nodiscard]] bool is_half_saturated(const T& y) {
  const T size = absolute(y);
  return size < 1 && 4 * size <= 1 + y * y;
}
template <class T>
[[nodiscard]] bool require_half_saturated(Judgement<T>& judgement, const T& y) {
  return judgement.require("abs(x) <= 1/2", is_half_saturated(y));
}

/// That the state is in X.
template <class T>
[[nodiscard]] bool require_reachable(Judgement<T>& judgement, const Theorem3State<T>& state) {
  return judgement.require("-xi+ <= g <= -xi-", state.has_noise_beyond_gradient());
}

}  // namespace certau::theorems
