// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "theorems/model/laws.hpp"

namespace certau::theorems {

/// Visits every state of every noise path of a Markov chain, exactly once each:
/// visit(k, probability, weights) for k = 0 … steps. There are outcomes^k states at step k.
template <class T, class Next, class Visit>
void for_each_state(const JointLaw<T>& noise, const std::vector<T>& weights, int steps,
                    const Next& next, const Visit& visit, const T& probability = T(1), int k = 0) {
  visit(k, probability, weights);
  if (k == steps) return;
  for (std::size_t j = 0; j < noise.outcomes(); ++j)
    for_each_state(noise, next(weights, noise.outcome(j)), steps, next, visit,
                   T(probability * noise.probability(j)), k + 1);
}

}  // namespace certau::theorems
