// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/words.hpp"

#include "checks/verifier/number.hpp"

namespace certau_verifier {

namespace {

constexpr std::size_t longest_list = 6;

std::string list(const Coefficients& coefficients) {
  if (coefficients.size() > longest_list) {
    return "[" + std::to_string(coefficients.size()) + " coefficients]";
  }
  std::string text;
  for (const mpq_class& c : coefficients) text += (text.empty() ? "" : ", ") + show(c);
  return "[" + text + "]";
}

std::string describe(const Problem& problem) {
  std::string name(name_of(problem.kind, problem_names));
  switch (problem.kind) {
    case ProblemKind::quadratic:
      return name + "(curvature=" + show(problem.curvature) +
             ", minimizer=" + show(problem.minimizer) + ")";
    case ProblemKind::polynomial:
      return name + "(coefficients=" + list(problem.coefficients) + ")";
    case ProblemKind::double_well:
      return name + "(well=" + show(problem.well) + ", curvature=" + show(problem.curvature) +
             ", tilt=" + show(problem.tilt) + ")";
  }
  return name;
}

std::string describe(const Device& device) {
  std::string name(name_of(device.kind, device_names));
  switch (device.kind) {
    case DeviceKind::ideal:
      return name + " device";
    case DeviceKind::asymmetric_linear:
      return name + "(tau=" + show(device.tau) +
             ", symmetric_point=" + show(device.symmetric_point) + ")";
    case DeviceKind::linear_step:
      return name + "(tau_max=" + show(device.tau_max) + ", tau_min=" + show(device.tau_min) +
             ", symmetric_point=" + show(device.symmetric_point) + ")";
    case DeviceKind::power_step:
      return name + "(tau_max=" + show(device.tau_max) + ", tau_min=" + show(device.tau_min) +
             ", gamma_up=" + std::to_string(device.gamma_up) +
             ", gamma_down=" + std::to_string(device.gamma_down) + ")";
  }
  return name;
}

std::string describe(const Noise& noise) {
  std::string name(name_of(noise.kind, noise_names));
  if (noise.kind == NoiseKind::none) return "no noise";
  if (noise.kind == NoiseKind::two_point) return name + "(sigma=" + show(noise.sigma) + ")";
  if (noise.values.size() > longest_list) {
    return name + "(" + std::to_string(noise.values.size()) + " values)";
  }
  std::string text;
  for (std::size_t j = 0; j < noise.values.size(); ++j) {
    text += (text.empty() ? "" : ", ") + list(noise.values[j]) + " with probability " +
            list(noise.probabilities[j]);
  }
  return name + "(" + text + ")";
}

// The quantity in the contract's letters; `value` is the claimed amplification constant.
std::string meaning(Quantity quantity, const std::string& value) {
  switch (quantity) {
    case Quantity::squared_gradient_norm:
      return "squared-gradient-norm f'(w)^2";
    case Quantity::objective_gap:
      return "objective-gap f(w) - inf f";
    case Quantity::squared_saturation:
      return "squared-saturation (G/F)^2";
    case Quantity::amplification:
      return "amplification S = G^2/(q+ q-)";
    case Quantity::amplification_constant:
      return "f'(w)^2 - (" + value + ") v(w) S (amplification-constant" +
             ", S = G^2/(q+ q-), v the noise's variance)";
  }
  return "";
}

std::string describe_start(const Certificate& c) {
  if (!c.auxiliary) return "start " + show(c.start);
  return "start (" + show(c.start) + ", " + show(c.auxiliary->start) + ")";
}

// What the algorithm has beside the instance.
std::string describe_settings(const Certificate& c) {
  std::string text = "learning rate " + show(c.learning_rate);
  if (c.auxiliary) {
    text += ", auxiliary learning rate " + show(c.auxiliary->learning_rate) + ", mixing " +
            show(c.auxiliary->mixing);
    if (c.auxiliary->device != c.device) {
      text += ", auxiliary device " + describe(c.auxiliary->device);
    }
  }
  return text + ", " + describe_start(c);
}

std::string describe_instance(const Certificate& c) {
  return describe(c.problem) + ", " + describe(c.device) + ", " + describe(c.noise);
}

}  // namespace

std::string describe_claim(const Certificate& c) {
  const bool upper = c.direction == Direction::upper;
  // A larger transient weakens the claim in both directions.
  const std::string value = show_rounded(c.value, upper ? Rounding::up : Rounding::down);
  const std::string transient = show_rounded(c.transient, Rounding::up);
  std::string text(name_of(c.algorithm, algorithm_names));
  text += ", " + describe_instance(c) + ", " + describe_settings(c) +
          ": for every K >= 1, the expected " + meaning(c.quantity, value) +
          ", averaged over the first K steps, is " + (upper ? "<= " : ">= ");
  if (c.quantity == Quantity::amplification_constant) {
    return text + (upper ? "(" : "-(") + transient + ")/K";
  }
  return text + value + (upper ? " + (" : " - (") + transient + ")/K";
}

std::string describe_separation(const Separation& separation) {
  const auto algorithm = [](const Certificate& c) {
    return std::string(name_of(c.algorithm, algorithm_names)) + " (" + describe_settings(c) + ")";
  };
  const Certificate& better = separation.better;
  return describe_instance(better) +
         ": for every K >= " + show_rounded(separation.horizon_from, Rounding::up) +
         ", the expected " + meaning(better.quantity, "") +
         ", averaged over the first K steps, of " + algorithm(better) + " is below that of " +
         algorithm(separation.worse);
}

std::string single_line(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      line += c;
    } else {
      line += {'\\', 'x', digits[byte >> 4], digits[byte & 15u]};
    }
  }
  return line;
}

}  // namespace certau_verifier
