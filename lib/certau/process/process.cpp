// SPDX-License-Identifier: Apache-2.0
#include "certau/process/process.hpp"

namespace certau {

void validate(const Process<Rational>& process) {
  if (process.learning_rate <= 0)
    throw_invalid("learning_rate", to_string(process.learning_rate),
                  "must be positive (it scales every update)",
                  "give a positive rational such as \"1/10\"");
  const auto check = [](const auto& kind) { kind.validate(); };
  std::visit(check, process.problem);
  std::visit(check, process.device);
  std::visit(check, process.noise);
  if (process.algorithm == Algorithm::analog_gd &&
      !std::holds_alternative<NoNoise<Rational>>(process.noise))
    throw_invalid("noise.kind", "",
                  "must be \"none\" for analog-gd (it is analog-sgd with exact gradients)",
                  "set noise.kind = \"none\", or algorithm = \"analog-sgd\"");
  if (std::holds_alternative<Theorem3Law<Rational>>(process.noise)) {
    const auto* device = std::get_if<AsymmetricLinear<Rational>>(&process.device);
    if (device == nullptr || device->symmetric_point != 0)
      throw_invalid("noise.kind", "theorem-3",
                    "needs an asymmetric-linear device with symmetric point 0 (its probabilities "
                    "are (1 -+ w/tau)/2 with the device's tau)",
                    "set device.kind = \"asymmetric-linear\" and device.symmetric_point = \"0\"");
  }
}

void validate_start(const Process<Rational>& process, const Rational& start) {
  if (!is_analog(process.algorithm)) return;
  const auto range = domain(process.device);
  if (range && !range->contains(start))
    throw_invalid("start.weight", to_string(start),
                  "lies outside the device's range [" + to_string(range->lower) + ", " +
                      to_string(range->upper) + "] (its response factors are negative there)",
                  "start inside the range");
}

namespace {

constexpr auto polynomial = [](const auto& kind) { return kind.is_polynomial(); };

}  // namespace

bool has_polynomial_maps(const Process<Rational>& process) {
  return std::visit(polynomial, process.noise) &&
         (!is_analog(process.algorithm) || std::visit(polynomial, process.device));
}

bool is_polynomial(const Process<Rational>& process) {
  return has_polynomial_maps(process) && std::visit(polynomial, process.device);
}

}  // namespace certau
