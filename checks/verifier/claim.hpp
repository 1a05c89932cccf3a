// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace certau_verifier {

inline constexpr std::size_t file_size_limit = 8u << 20;
inline constexpr std::size_t potential_length_limit = 513;
inline constexpr std::size_t cut_limit = 64;
inline constexpr std::size_t noise_value_limit = 64;
inline constexpr std::size_t process_degree_limit = 64;

// Each table spells the enumerators above it, in their order.

enum class Algorithm { digital_sgd, analog_gd, analog_sgd };
inline constexpr std::array<std::string_view, 3> algorithm_names{"digital-sgd", "analog-gd",
                                                                 "analog-sgd"};

enum class ProblemKind { quadratic, polynomial, double_well };
inline constexpr std::array<std::string_view, 3> problem_names{"quadratic", "polynomial",
                                                               "double-well"};

enum class DeviceKind { ideal, asymmetric_linear, linear_step, power_step };
inline constexpr std::array<std::string_view, 4> device_names{"ideal", "asymmetric-linear",
                                                              "linear-step", "power-step"};

enum class NoiseKind { none, two_point, finite };
inline constexpr std::array<std::string_view, 3> noise_names{"none", "two-point", "finite"};

enum class Quantity {
  squared_gradient_norm,
  objective_gap,
  squared_saturation,
  amplification,
  amplification_constant
};
inline constexpr std::array<std::string_view, 5> quantity_names{
    "squared-gradient-norm", "objective-gap", "squared-saturation", "amplification",
    "amplification-constant"};

enum class Direction { upper, lower };
inline constexpr std::array<std::string_view, 2> direction_names{"upper", "lower"};

template <typename Enum, std::size_t size>
constexpr std::string_view name_of(Enum value, const std::array<std::string_view, size>& names) {
  return names[static_cast<std::size_t>(value)];
}

using Coefficients = std::vector<mpq_class>;  // c_0, c_1, … of the power basis

// Of each struct below only the members that belong to its kind are set.

struct Problem {
  ProblemKind kind{};
  mpq_class curvature, minimizer, well, tilt;
  Coefficients coefficients;
};

struct Device {
  DeviceKind kind{};
  mpq_class tau, symmetric_point, tau_max, tau_min;
  unsigned gamma_up = 0, gamma_down = 0;
};

struct Noise {
  NoiseKind kind{};
  mpq_class sigma;
  std::vector<Coefficients> values, probabilities;
};

struct Infimum {
  mpq_class lower, upper, at;
};

struct Certificate {
  Algorithm algorithm{};
  mpq_class learning_rate;
  Problem problem;
  Device device;
  Noise noise;
  mpq_class start;
  Quantity quantity{};
  Direction direction{};
  mpq_class value, transient;

  std::vector<mpq_class> potential;  // Chebyshev coefficients on [lower, upper]
  mpq_class lower, upper;            // the invariant set
  std::vector<mpq_class> cuts;
  std::optional<Infimum> infimum;
};

/// Read the text of one certificate.
///   Requires  what docs/certificate-format.md says of keys, spelling, signs and limits
///   Error     Rejection that names the key's path
[[nodiscard]] Certificate read_certificate(std::string_view text);

}  // namespace certau_verifier
