// SPDX-License-Identifier: Apache-2.0
// The chain derived as polynomials against the contract's formulas in plain numbers.
#include "checks/verifier/process.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "checks/verifier/effort.hpp"
#include "tests/checks/verifier/golden.hpp"

namespace certau_verifier {
namespace {

mpq_class power_of(const mpq_class& base, unsigned exponent) {
  mpq_class result = 1;
  for (unsigned i = 0; i < exponent; ++i) result *= base;
  return result;
}

std::pair<mpq_class, mpq_class> plain_responses(const Device& d, const mpq_class& w) {
  switch (d.kind) {
    case DeviceKind::ideal:
      return {1, 1};
    case DeviceKind::asymmetric_linear:
      return {1 - (w - d.symmetric_point) / d.tau, 1 + (w - d.symmetric_point) / d.tau};
    case DeviceKind::linear_step:
      return {1 - (w - d.symmetric_point) / d.tau_max, 1 - (w - d.symmetric_point) / d.tau_min};
    case DeviceKind::power_step: {
      const mpq_class width = d.tau_max - d.tau_min;
      return {power_of((d.tau_max - w) / width, d.gamma_up),
              power_of((w - d.tau_min) / width, d.gamma_down)};
    }
  }
  return {};
}

mpq_class plain_gradient(const Problem& p, const mpq_class& w) {
  switch (p.kind) {
    case ProblemKind::quadratic:
      return p.curvature * (w - p.minimizer);
    case ProblemKind::double_well:
      return p.curvature / (2 * p.well * p.well) * w * (w * w - p.well * p.well) + p.tilt;
    case ProblemKind::polynomial: {
      mpq_class sum = 0;
      for (unsigned i = 1; i < p.coefficients.size(); ++i) {
        sum += i * p.coefficients[i] * power_of(w, i - 1);
      }
      return sum;
    }
  }
  return 0;
}

mpq_class plain_value(const Coefficients& coefficients, const mpq_class& w) {
  mpq_class sum = 0;
  for (unsigned i = 0; i < coefficients.size(); ++i) sum += coefficients[i] * power_of(w, i);
  return sum;
}

std::vector<std::pair<mpq_class, mpq_class>> plain_law(const Noise& noise, const mpq_class& w) {
  if (noise.kind == NoiseKind::none) return {{0, 1}};
  if (noise.kind == NoiseKind::two_point) {
    return {{noise.sigma, mpq_class(1, 2)}, {-noise.sigma, mpq_class(1, 2)}};
  }
  std::vector<std::pair<mpq_class, mpq_class>> law;
  for (std::size_t j = 0; j < noise.values.size(); ++j) {
    law.emplace_back(plain_value(noise.values[j], w), plain_value(noise.probabilities[j], w));
  }
  return law;
}

TEST(Process, one_step_agrees_with_the_formula) {
  for (const std::string& name : golden_names()) {
    const Certificate c = read_certificate(read_golden(name));
    reset_effort();
    const Process process = derive_process(c);
    for (int k = 0; k <= 10; ++k) {
      const mpq_class w = c.lower + (c.upper - c.lower) * mpq_class(k) / 10;
      const auto [up, down] = plain_responses(c.device, w);
      const mpq_class symmetric = (down + up) / 2;
      const mpq_class antisymmetric = (down - up) / 2;
      const auto law = plain_law(c.noise, w);
      ASSERT_EQ(process.branches.size(), law.size());
      mpq_class variance = 0;
      for (std::size_t j = 0; j < law.size(); ++j) {
        const auto& [value, probability] = law[j];
        const Branch& branch = process.branches[j];
        const mpq_class delta = -c.learning_rate * (plain_gradient(c.problem, w) + value);
        const mpq_class moved = c.algorithm == Algorithm::digital_sgd
                                    ? mpq_class(w + delta)
                                    : mpq_class(w + delta * symmetric - abs(delta) * antisymmetric);
        EXPECT_EQ(value_at(branch.probability, w), probability) << name;
        EXPECT_EQ(value_at(branch.step, w), delta) << name;
        EXPECT_EQ(value_at(delta >= 0 ? branch.map_up : branch.map_down, w), moved) << name;
        variance += probability * value * value;
      }
      EXPECT_EQ(value_at(process.noise_variance, w), variance) << name;
    }
  }
}

TEST(Process, the_quantity_is_numerator_over_denominator) {
  for (const std::string& name : golden_names()) {
    const Certificate c = read_certificate(read_golden(name));
    reset_effort();
    const Process process = derive_process(c);
    const DriftTerms terms = derive_quantity(c, process);
    for (int k = 0; k <= 10; ++k) {
      const mpq_class w = c.lower + (c.upper - c.lower) * mpq_class(k) / 10;
      const auto [up, down] = plain_responses(c.device, w);
      const mpq_class g = plain_gradient(c.problem, w);
      const mpq_class omega = (down - up) / (down + up);
      const mpq_class squared = omega * omega;
      const mpq_class amplification =
          squared == 1 ? mpq_class(0) : mpq_class(squared / (1 - squared));
      const mpq_class h = value_at(terms.numerator, w) / value_at(terms.denominator, w);
      const mpq_class m = value_at(terms.multiplier, w) / value_at(terms.denominator, w);
      switch (c.quantity) {
        case Quantity::squared_gradient_norm:
          EXPECT_EQ(h, g * g) << name;
          break;
        case Quantity::squared_saturation:
          EXPECT_EQ(h, squared) << name;
          break;
        case Quantity::amplification:
          EXPECT_EQ(h, amplification) << name;
          break;
        case Quantity::amplification_constant:
          EXPECT_EQ(h, g * g) << name;
          EXPECT_EQ(m, value_at(process.noise_variance, w) * amplification) << name;
          break;
        case Quantity::objective_gap: {
          const Infimum& infimum = c.infimum.value();
          const bool is_upper = c.direction == Direction::upper;
          EXPECT_EQ(h + (is_upper ? infimum.lower : infimum.upper), value_at(process.objective, w));
          break;
        }
      }
      if (c.quantity != Quantity::amplification_constant) {
        EXPECT_EQ(m, 1) << name;
      }
    }
  }
}

TEST(Process, golden_files_cover_every_kind) {
  std::set<std::string_view> seen;
  for (const std::string& name : golden_names()) {
    const Certificate c = read_certificate(read_golden(name));
    seen.insert({name_of(c.algorithm, algorithm_names), name_of(c.problem.kind, problem_names),
                 name_of(c.device.kind, device_names), name_of(c.noise.kind, noise_names),
                 name_of(c.quantity, quantity_names), name_of(c.direction, direction_names)});
  }
  EXPECT_EQ(seen.size(), 3u + 3u + 4u + 3u + 5u + 2u);
}

}  // namespace
}  // namespace certau_verifier
