// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/update_allowance.hpp"

#include <algorithm>

namespace certau {
namespace {

// What the bounds need to know of a device at one weight. Its response factors are powers of
// part/divisor, or of 1 − part/divisor.
struct Factors {
  Rational largest;       // Q: a response factor with every subtraction added
  Rational divisor;       // the smallest
  Rational part;          // the largest, with every subtraction added
  Rational stored;        // what may be added to a weight and taken away again
  unsigned exponent = 1;  // the larger
};

unsigned integer_exponent(const char* key, const Rational& gamma) {
  if (denominator(gamma) != 1)
    throw_invalid(key, to_string(gamma),
                  "is no integer (the response factor is then not rational, and its rounding is "
                  "not bounded)",
                  "give an integer exponent");
  return static_cast<unsigned>(numerator(gamma));
}

Factors factors_of(const Ideal<Rational>&, const Rational&) { return {1, 1, 1, 0}; }

Factors factors_of(const AsymmetricLinear<Rational>& device, const Rational& weight) {
  const Rational offset = abs(weight) + abs(device.symmetric_point);
  return {1 + offset / device.tau, device.tau, device.tau + offset,
          2 * (abs(device.symmetric_point) + device.tau)};
}

Factors factors_of(const LinearStep<Rational>& device, const Rational& weight) {
  const Rational offset = abs(weight) + abs(device.symmetric_point);
  const Rational smaller = std::min(device.tau_max, Rational{-device.tau_min});
  const Rational larger = std::max(device.tau_max, Rational{-device.tau_min});
  return {1 + offset / smaller, smaller, larger + offset,
          2 * (abs(device.symmetric_point) + larger)};
}

Factors factors_of(const PowerStep<Rational>& device, const Rational& weight) {
  const unsigned exponent = std::max(integer_exponent("gamma_up", device.gamma_up),
                                     integer_exponent("gamma_down", device.gamma_down));
  const Rational range = device.tau_max - device.tau_min;
  const Rational offset =
      abs(weight) + std::max(Rational{abs(device.tau_max)}, Rational{abs(device.tau_min)});
  return {power(1 + offset / range, exponent), range, range + offset,
          2 * (abs(device.tau_max) + abs(device.tau_min)), exponent};
}

Factors factors_of(const ExponentialStep<Rational>&, const Rational&) {
  throw_invalid("device", "exponential-step",
                "has no rational response factors (the rounding of exp is not bounded)",
                "choose another device");
}

Factors factors_at(const Device<Rational>& device, const Rational& weight) {
  std::visit([](const auto& kind) { kind.validate(); }, device);
  return std::visit([&](const auto& kind) { return factors_of(kind, weight); }, device);
}

Rational magnitude(const Factors& factors, const Rational& weight, const Rational& increment) {
  return abs(weight) + factors.stored + 2 * abs(increment) * factors.largest;
}

Rational rounding_allowance(Arithmetic arithmetic, const Factors& factors, const Rational& weight,
                            const Rational& increment) {
  // A quotient, whose divisor may be a difference of inputs, has 4 roundings, or 5 if 1 is added;
  // its power multiplies so many of them and has one more for each product.
  arithmetic.operations += 6 * (factors.exponent - 1);
  // An intermediate result may be multiplied later on by Δ, by as many parts as the exponent says,
  // or a weight instead, which is smaller, and divided by as many divisors.
  const auto at_least_one = [](const Rational& x) { return std::max(Rational{1}, x); };
  const Rational amplification =
      at_least_one(abs(increment)) *
      power(at_least_one(factors.part) * at_least_one(1 / factors.divisor), factors.exponent);
  return arithmetic.allowance(magnitude(factors, weight, increment), amplification);
}

// A pulse multiplies the distance of two weights by 1 − d/τ in [0, 1], so that the roundings of n
// pulses add up; meanwhile no weight is further from w° than at the start or than τ. What the
// pulses differ from the continuous update without rounding is bounded by pulse-error-repaired,
// about w°; its argument needs no more than q's absolute value for a weight out of range.
Rational pulse_allowance(const Arithmetic& arithmetic, const AsymmetricLinear<Rational>& device,
                         const Rational& weight, const Rational& increment) {
  const Rational& pulse = arithmetic.granularity;
  const Rational size = abs(increment);
  const Rational offset = weight - device.symmetric_point;
  const Rational q = 1 - (increment < 0 ? Rational{-offset} : offset) / device.tau;
  const Rational pulses_against_continuous =
      abs(q) * (pulse + (size * size + size * pulse) / (2 * device.tau));
  const Rational farthest =
      abs(device.symmetric_point) + std::max(Rational{abs(offset)}, device.tau);
  const Rational each =
      rounding_allowance(arithmetic, factors_of(device, farthest), farthest, pulse);
  return pulses_against_continuous + (floor(size / pulse) + 1) * each;
}

}  // namespace

Rational update_magnitude(const Device<Rational>& device, const Rational& weight,
                          const Rational& increment) {
  return magnitude(factors_at(device, weight), weight, increment);
}

Rational update_allowance(const Arithmetic& arithmetic, const Device<Rational>& device,
                          const Rational& weight, const Rational& increment) {
  const Factors factors = factors_at(device, weight);
  const Rational rounding = rounding_allowance(arithmetic, factors, weight, increment);
  if (arithmetic.granularity == 0) return rounding;
  const auto* linear = std::get_if<AsymmetricLinear<Rational>>(&device);
  if (linear == nullptr)
    throw_invalid("granularity", to_string(arithmetic.granularity),
                  "goes with the asymmetric linear device only (for others the distance between "
                  "pulses and the continuous update is not bounded)",
                  "choose asymmetric-linear, or leave out the granularity");
  if (arithmetic.granularity < 0 || arithmetic.granularity > linear->tau)
    throw_invalid("granularity", to_string(arithmetic.granularity),
                  "must be positive and at most tau = \"" + to_string(linear->tau) +
                      "\" (a larger pulse could leave the range)",
                  "give the weight's change by one pulse at the symmetric point");
  return rounding + pulse_allowance(arithmetic, *linear, weight, increment);
}

}  // namespace certau
