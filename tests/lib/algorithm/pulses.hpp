// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck.h>

#include "certau/algorithm/pulse_bound.hpp"
#include "certau/algorithm/pulse_count.hpp"

/// Random devices, weights and increments whose pulses are small enough for the bounds.
namespace certau::support {

struct PulseCase {
  Device<Rational> device;
  Rational weight;
  Rational requested;
  Rational size;
};

[[nodiscard]] inline Rational random_rational(int lowest, int highest, int denominator) {
  return Rational{*rc::gen::inRange(lowest, highest + 1), *rc::gen::inRange(1, denominator + 1)};
}

/// A device with linear responses (the ideal one included), or of any kind with rational ones.
[[nodiscard]] inline Device<Rational> random_device(bool only_linear) {
  const Rational above = random_rational(1, 8, 4);
  const Rational below = random_rational(1, 8, 4);
  const Rational centre = random_rational(-4, 4, 3);
  switch (*rc::gen::inRange(0, only_linear ? 3 : 4)) {
    case 0:
      return AsymmetricLinear<Rational>{above, centre};
    case 1:
      return LinearStep<Rational>{above, -below, centre};
    case 2:
      return Ideal<Rational>{};
    default:
      return PowerStep<Rational>{centre + above, centre - below, *rc::gen::inRange(1, 5),
                                 *rc::gen::inRange(1, 5)};
  }
}

/// A weight in range, an increment of either sign and of up to about 12 pulses.
[[nodiscard]] inline PulseCase random_pulse_case(bool only_linear) {
  PulseCase result{random_device(only_linear), 0, 0, 0};
  const auto range = domain(result.device).value_or(ClosedInterval{-3, 3});
  result.weight = range.lower + range.width() * Rational{*rc::gen::inRange(0, 13), 12};
  Rational steepest = 0;
  for (const bool up : {true, false})
    steepest = std::max(steepest, response_slope(result.device, up).value());
  const Rational part{*rc::gen::inRange(1, 13), 12};
  result.size = steepest == 0 ? part : Rational{part / steepest};
  result.requested = result.size * random_rational(-24, 24, 7);
  return result;
}

[[nodiscard]] inline Rational distance_of(const PulseCase& at, std::int64_t pulses) {
  const Rational pulsed = apply_pulses(at.device, at.weight, pulses, at.size);
  const Rational continuous = apply_update(response(at.device, at.weight), at.weight, at.requested);
  return pulsed > continuous ? Rational{pulsed - continuous} : Rational{continuous - pulsed};
}

/// The words given, one after another; a failure if there are not enough of them.
class WordList {
 public:
  explicit WordList(std::vector<std::uint64_t> words) : words_{std::move(words)} {}
  [[nodiscard]] PulseWords source() {
    return [this] { return words_.at(taken_++); };
  }
  [[nodiscard]] std::size_t taken() const { return taken_; }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t taken_ = 0;
};

}  // namespace certau::support
