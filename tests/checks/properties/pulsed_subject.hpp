// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <memory>
#include <random>

#include "checks/properties/typed_subject.hpp"

namespace certau::properties::support {

/// How an implementation with pulses chooses their number for a requested number k.
enum class Pulses { nearest, truncated, stochastic_rounding, stochastic_train };

/// An implementation with pulses as users write one: double, one pulse after the other.
struct PulsedUpdate {
  Pulses pulses;
  Rational granularity;  // as it is declared
  double size = static_cast<double>(granularity);
  /// Added to the chance that rounds a number of pulses up: makes the mean wrong by as much.
  double excess = 0;
  std::mt19937_64 engine{};

  double operator()(double w, double delta, double tau, double symmetric_point) {
    const double step = delta < 0 ? -size : size;
    for (int n = count(std::abs(delta) / size); n > 0; --n)
      w += step - std::abs(step) * (w - symmetric_point) / tau;
    return w;
  }

 private:
  int count(double k) {
    const auto draws = [this](double chance) {
      return std::uniform_real_distribution<double>{}(engine) < chance ? 1 : 0;
    };
    const int whole = static_cast<int>(k);
    switch (pulses) {
      case Pulses::nearest:
        return static_cast<int>(std::lround(k));
      case Pulses::truncated:
        return whole;
      case Pulses::stochastic_rounding:
        return whole + draws(k - whole + excess);
      case Pulses::stochastic_train:
        break;
    }
    const int slots = static_cast<int>(std::ceil(k));
    int pulses_drawn = 0;
    for (int slot = 0; slot < slots; ++slot) pulses_drawn += draws(k / slots);
    return pulses_drawn;
  }
};

inline std::unique_ptr<Subject> pulsed_subject(const PulsedUpdate& update) {
  Arithmetic arithmetic = SubjectNumber<double>::arithmetic();
  arithmetic.granularity = update.granularity;
  return std::make_unique<UpdateSubject<double>>(
      asymmetric_linear_subject<double>(update, arithmetic));
}

}  // namespace certau::properties::support
