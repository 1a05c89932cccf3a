// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace certau_verifier {

class ObjectReader;
struct JsonValue;

inline constexpr std::size_t file_size_limit = 8u << 20;
inline constexpr std::size_t potential_length_limit = 513;
inline constexpr std::size_t cut_limit = 64;
inline constexpr std::size_t noise_value_limit = 64;
inline constexpr std::size_t process_degree_limit = 64;
inline constexpr std::size_t piecewise_term_limit = 256;
inline constexpr std::size_t piecewise_degree_limit = 64;

// Each table spells the enumerators above it, in their order.

enum class Algorithm { digital_sgd, analog_gd, analog_sgd, tiki_taka };
inline constexpr std::array<std::string_view, 4> algorithm_names{"digital-sgd", "analog-gd",
                                                                 "analog-sgd", "tiki-taka"};

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

  bool operator==(const Problem&) const = default;
};

struct Device {
  DeviceKind kind{};
  mpq_class tau, symmetric_point, tau_max, tau_min;
  unsigned gamma_up = 0, gamma_down = 0;

  bool operator==(const Device&) const = default;
};

struct Noise {
  NoiseKind kind{};
  mpq_class sigma;
  std::vector<Coefficients> values, probabilities;

  bool operator==(const Noise&) const = default;
};

struct Infimum {
  mpq_class lower, upper, at;
};

using CoefficientTable = std::vector<Coefficients>;  // entry [i][j] belongs to X^i Y^j

struct PiecewiseTerm {
  CoefficientTable kink, coefficients;
};

/// The sum of abs(kink) * coefficients, X and Y being (state - centre)/scale.
struct PiecewisePotential {
  std::vector<mpq_class> centre, scale;  // one entry for each coordinate of the state
  std::vector<PiecewiseTerm> terms;
  mpq_class increment_bound;
};

/// What tiki-taka has besides: the second array, with the state p.
struct Auxiliary {
  mpq_class learning_rate, mixing;
  Device device;
  mpq_class start;
  mpq_class lower, upper;  // of the invariant set
};

struct Certificate {
  Algorithm algorithm{};
  mpq_class learning_rate;
  std::optional<Auxiliary> auxiliary;  // for tiki-taka, and for no other
  Problem problem;
  Device device;
  Noise noise;
  mpq_class start;
  Quantity quantity{};
  Direction direction{};
  mpq_class value, transient;

  std::optional<PiecewisePotential> piecewise;  // without it the next is the potential
  std::vector<mpq_class> potential;             // Chebyshev coefficients on [lower, upper]
  mpq_class lower, upper;                       // the invariant set, of the weight
  std::vector<mpq_class> cuts;
  std::optional<Infimum> infimum;
};

/// Parse a file's text.
///   Error  Rejection if it is too long or not strict JSON
[[nodiscard]] JsonValue parse_document(std::string_view text);

/// Read one certificate: its text, or its object inside a larger file.
///   Requires  what docs/certificate-format.md says of keys, spelling, signs and limits
///   Error     Rejection that names the key's path
[[nodiscard]] Certificate read_certificate(std::string_view text);
[[nodiscard]] Certificate read_certificate(ObjectReader reader);

/// `format` must be the one given, `format_version` 1, and `made_by` a string.
void read_header(ObjectReader& reader, std::string_view format);

}  // namespace certau_verifier
