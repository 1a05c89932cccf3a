// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/model/array_update.hpp"
#include "theorems/model/quadratic_form.hpp"

namespace certau::theorems {

/// The two arrays of Tiki-Taka: the weights W and the auxiliary P.
template <class T>
struct TikiTakaState {
  std::vector<T> W;
  std::vector<T> P;

  /// The start W₀ with P₀ = 0.
  static TikiTakaState start(const std::vector<T>& W0) {
    return {W0, std::vector<T>(W0.size(), T(0))};
  }
};

/// Tiki-Taka's two updates: β accumulates gradients in P, α transfers P to W.
///   Source  [wu2024, (TT-P), (TT-W)]
template <class T>
struct TikiTaka {
  T tau;
  T alpha;
  T beta;

  /// P⁺ = U(P, β(g + ε)), from the noisy gradient g + ε.
  [[nodiscard]] std::vector<T> accumulate(const std::vector<T>& P,
                                          const std::vector<T>& noisy_gradient) const {
    return update(tau, P, scaled(beta, noisy_gradient));
  }
  /// W⁺ = U(W, −αP⁺), from the auxiliary array after its update.
  [[nodiscard]] std::vector<T> transfer(const std::vector<T>& W, const std::vector<T>& P) const {
    return update(tau, W, scaled(T(-alpha), P));
  }
  /// Both, one after the other, with the gradient of f at W.
  [[nodiscard]] TikiTakaState<T> next(const QuadraticForm<T>& f, const TikiTakaState<T>& state,
                                      const std::vector<T>& eps) const {
    auto P = accumulate(state.P, plus(f.gradient(state.W), eps));
    auto W = transfer(state.W, P);
    return {std::move(W), std::move(P)};
  }
};

}  // namespace certau::theorems
