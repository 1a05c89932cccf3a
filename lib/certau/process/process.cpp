// SPDX-License-Identifier: Apache-2.0
#include "certau/process/process.hpp"

namespace certau {

namespace {

constexpr std::string_view tiki_taka_only =
    "is used by tiki-taka only (the other algorithms have no auxiliary array)";
constexpr std::string_view other_remedy = "leave it out, or set algorithm = \"tiki-taka\"";

void validate_device(const Device<Rational>& device, std::string_view name) {
  std::visit([&](const auto& kind) { kind.validate(name); }, device);
}

void validate_auxiliary(const Process<Rational>& process) {
  if (has_auxiliary(process.algorithm)) {
    if (process.auxiliary_learning_rate <= 0)
      throw_invalid("auxiliary_learning_rate", to_string(process.auxiliary_learning_rate),
                    "must be positive (it scales every update of the auxiliary array)",
                    "give a positive rational such as \"1/20\"");
    validate_device(process.auxiliary_device, "auxiliary_device");
    return;
  }
  for (const auto& [key, value] :
       {std::pair{"auxiliary_learning_rate", &process.auxiliary_learning_rate},
        std::pair{"mixing", &process.mixing}})
    if (*value != 0) throw_invalid(key, to_string(*value), tiki_taka_only, other_remedy);
  if (!std::holds_alternative<Ideal<Rational>>(process.auxiliary_device))
    throw_invalid("auxiliary_device", "", tiki_taka_only, other_remedy);
}

void validate_in_range(const Rational& start, const Device<Rational>& device, std::string_view key,
                       const std::string& owner) {
  const auto range = domain(device);
  if (range && !range->contains(start))
    throw_invalid(key, to_string(start),
                  "lies outside the " + owner + "'s range [" + to_string(range->lower) + ", " +
                      to_string(range->upper) + "] (its response factors are negative there)",
                  "start inside the range");
}

}  // namespace

void validate(const Process<Rational>& process) {
  if (process.learning_rate <= 0)
    throw_invalid("learning_rate", to_string(process.learning_rate),
                  "must be positive (it scales every update)",
                  "give a positive rational such as \"1/10\"");
  const auto check = [](const auto& kind) { kind.validate(); };
  std::visit(check, process.problem);
  validate_device(process.device, "device");
  std::visit(check, process.noise);
  validate_auxiliary(process);
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

void validate_start(const Process<Rational>& process, const State<Rational>& start) {
  if (!has_auxiliary(process.algorithm) && start.auxiliary != 0)
    throw_invalid("start.auxiliary", to_string(start.auxiliary), tiki_taka_only, other_remedy);
  if (!is_analog(process.algorithm)) return;
  validate_in_range(start.weight, process.device, "start.weight", "device");
  if (has_auxiliary(process.algorithm))
    validate_in_range(start.auxiliary, process.auxiliary_device, "start.auxiliary",
                      "auxiliary device");
}

namespace {

constexpr auto polynomial = [](const auto& kind) { return kind.is_polynomial(); };

}  // namespace

bool has_polynomial_maps(const Process<Rational>& process) {
  return std::visit(polynomial, process.noise) &&
         (!is_analog(process.algorithm) || std::visit(polynomial, process.device)) &&
         (!has_auxiliary(process.algorithm) || std::visit(polynomial, process.auxiliary_device));
}

bool is_polynomial(const Process<Rational>& process) {
  return has_polynomial_maps(process) && std::visit(polynomial, process.device);
}

}  // namespace certau
