// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <random>

#include "examples/wrong_updates/right_update.hpp"

namespace wrong_updates {

/// The number of pulses is rounded up with the square of the chance that would make its mean right.
struct RoundsPulsesWithTheWrongChance {
  static constexpr double pulse = 1.0 / 64;  // Δw_min

  double operator()(double w, double delta, double tau, double symmetric_point) {
    const double requested = std::abs(delta) / pulse;
    const double whole = std::floor(requested);
    const double chance = (requested - whole) * (requested - whole);
    int pulses = static_cast<int>(whole);
    if (std::uniform_real_distribution<double>{}(engine) < chance) ++pulses;
    for (; pulses > 0; --pulses)
      w = right_update(w, delta < 0 ? -pulse : pulse, tau, symmetric_point);
    return w;
  }

  std::mt19937_64 engine{1};
};

}  // namespace wrong_updates
