// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "theorems/model/tiki_taka_step.hpp"

namespace certau::theorems {

/// The states of Tiki-Taka from P₀ = 0 along one noise path, the start included.
///   Shape  path: m·D indices into the values of the noise, one row of D a step
template <class T>
[[nodiscard]] std::vector<TikiTakaState<T>> tiki_taka_run(const TikiTaka<T>& dynamics,
                                                          const QuadraticForm<T>& f,
                                                          const std::vector<T>& W0,
                                                          const std::vector<T>& values,
                                                          const std::vector<T>& path) {
  std::vector<TikiTakaState<T>> states{TikiTakaState<T>::start(W0)};
  const std::size_t D = W0.size();
  for (std::size_t first = 0; first + D <= path.size(); first += D) {
    std::vector<T> eps;
    for (std::size_t i = 0; i < D; ++i)
      eps.push_back(values[static_cast<std::size_t>(static_cast<int>(path[first + i]))]);
    states.push_back(dynamics.next(f, states.back(), eps));
  }
  return states;
}

/// Whether the numbers are indices into `values` values, in whole rows of D, one row at least.
template <class T>
[[nodiscard]] bool is_noise_path(const std::vector<T>& path, std::size_t values, std::size_t D) {
  if (path.empty() || D == 0 || path.size() % D != 0) return false;
  for (const T& index : path) {
    if (index < 0 || index >= static_cast<int>(values)) return false;
    if (T(static_cast<int>(index)) != index) return false;
  }
  return true;
}

/// Visits every state of every noise path exactly once: visit(k, probability, state) for
/// k = 0 … steps. There are outcomes^k states at step k.
///   Requires  Law: outcomes, probability, outcome (laws.hpp)
template <class T, class Law, class Visit>
void for_each_tiki_taka_state(const TikiTaka<T>& dynamics, const QuadraticForm<T>& f,
                              const Law& noise, const TikiTakaState<T>& state, int steps,
                              const Visit& visit, const T& probability = T(1), int k = 0) {
  visit(k, probability, state);
  if (k == steps) return;
  for (std::size_t j = 0; j < noise.outcomes(); ++j)
    for_each_tiki_taka_state(dynamics, f, noise, dynamics.next(f, state, noise.outcome(j)), steps,
                             visit, T(probability * noise.probability(j)), k + 1);
}

}  // namespace certau::theorems
