// SPDX-License-Identifier: Apache-2.0
// The residual as a guarded sum against the contract's formulas in plain numbers, with the true
// abs.
#include "checks/verifier/piecewise_drift.hpp"

#include <gtest/gtest.h>

#include <random>

#include "checks/verifier/effort.hpp"
#include "tests/checks/verifier/golden.hpp"
#include "tests/checks/verifier/piecewise_samples.hpp"

namespace certau_verifier {
namespace {

struct State {
  mpq_class w, p;
};

mpq_class power_of(const mpq_class& base, unsigned exponent) {
  mpq_class result = 1;
  for (unsigned i = 0; i < exponent; ++i) result *= base;
  return result;
}

mpq_class plain_value(const Coefficients& coefficients, const mpq_class& w) {
  mpq_class sum = 0;
  for (unsigned i = 0; i < coefficients.size(); ++i) sum += coefficients[i] * power_of(w, i);
  return sum;
}

mpq_class plain_value(const CoefficientTable& table, const mpq_class& x, const mpq_class& y) {
  mpq_class sum = 0;
  for (unsigned i = 0; i < table.size(); ++i) sum += power_of(x, i) * plain_value(table[i], y);
  return sum;
}

class PlainResidual {
 public:
  explicit PlainResidual(const Certificate& c) : c_(c) {}

  [[nodiscard]] mpq_class at(const State& x) const {
    const auto [up, down] = responses(c_.device, x.w);
    const bool saturation = c_.quantity == Quantity::squared_saturation;
    const mpq_class symmetric = (down + up) / 2;
    const mpq_class antisymmetric = (down - up) / 2;
    const mpq_class n = saturation ? antisymmetric * antisymmetric : gradient(x.w) * gradient(x.w);
    const mpq_class d = saturation ? mpq_class(symmetric * symmetric) : mpq_class(1);
    mpq_class drift = -potential(x);
    for (std::size_t j = 0; j < law_size(); ++j) {
      const auto [noise, probability] = law(j, x.w);
      drift += probability * potential(after(x, noise));
    }
    return n + d * drift - c_.value * d;
  }

 private:
  static std::pair<mpq_class, mpq_class> responses(const Device& d, const mpq_class& w) {
    if (d.kind == DeviceKind::ideal) return {1, 1};
    if (d.kind == DeviceKind::power_step) {
      const mpq_class width = d.tau_max - d.tau_min;
      return {power_of((d.tau_max - w) / width, d.gamma_up),
              power_of((w - d.tau_min) / width, d.gamma_down)};
    }
    return {1 - (w - d.symmetric_point) / d.tau, 1 + (w - d.symmetric_point) / d.tau};
  }

  static mpq_class pulse(const Device& device, const mpq_class& state, const mpq_class& delta) {
    const auto [up, down] = responses(device, state);
    return state + delta * (down + up) / 2 - abs(delta) * (down - up) / 2;
  }

  [[nodiscard]] State after(const State& x, const mpq_class& noise) const {
    if (!c_.auxiliary) {
      return {pulse(c_.device, x.w, -c_.learning_rate * (gradient(x.w) + noise)), 0};
    }
    const Auxiliary& a = *c_.auxiliary;
    const mpq_class noisy = gradient(x.w + a.mixing * x.p) + noise;
    const mpq_class p = pulse(a.device, x.p, a.learning_rate * noisy);
    return {pulse(c_.device, x.w, -c_.learning_rate * p), p};
  }

  [[nodiscard]] mpq_class gradient(const mpq_class& w) const {
    const Problem& f = c_.problem;
    if (f.kind == ProblemKind::quadratic) return f.curvature * (w - f.minimizer);
    return f.curvature / (2 * f.well * f.well) * w * (w * w - f.well * f.well) + f.tilt;
  }

  [[nodiscard]] std::size_t law_size() const {
    return c_.noise.kind == NoiseKind::none        ? 1
           : c_.noise.kind == NoiseKind::two_point ? 2
                                                   : c_.noise.values.size();
  }
  [[nodiscard]] std::pair<mpq_class, mpq_class> law(std::size_t j, const mpq_class& w) const {
    if (c_.noise.kind == NoiseKind::none) return {0, 1};
    if (c_.noise.kind == NoiseKind::two_point) {
      return {j == 0 ? c_.noise.sigma : mpq_class(-c_.noise.sigma), mpq_class(1, 2)};
    }
    return {plain_value(c_.noise.values[j], w), plain_value(c_.noise.probabilities[j], w)};
  }

  [[nodiscard]] mpq_class potential(const State& x) const {
    const PiecewisePotential& u = *c_.piecewise;
    const mpq_class first = (x.w - u.centre[0]) / u.scale[0];
    const mpq_class second = c_.auxiliary ? mpq_class((x.p - u.centre[1]) / u.scale[1]) : 0;
    mpq_class sum = 0;
    for (const PiecewiseTerm& term : u.terms) {
      sum += abs(plain_value(term.kink, first, second)) *
             plain_value(term.coefficients, first, second);
    }
    return sum;
  }

  const Certificate& c_;
};

void expect_residual_is_plain(const std::string& text) {
  reset_effort();
  const Certificate c = read_certificate(text);
  const Process process = derive_process(c);
  const DriftTerms terms = derive_quantity(c, process);
  const GuardedSum residual = PiecewiseDriftCheck(c, process, terms).residual();
  constexpr unsigned seed = 17;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const int side = c.direction == Direction::upper ? 1 : -1;
  for (int point = 0; point < 60; ++point) {
    const mpq_class x = mpq_class(random() % 41) / 40;
    const mpq_class y = mpq_class(random() % 41) / 40;
    const State state{
        c.lower + x * (c.upper - c.lower),
        c.auxiliary ? mpq_class(c.auxiliary->lower + y * (c.auxiliary->upper - c.auxiliary->lower))
                    : mpq_class(0)};
    ASSERT_EQ(residual.value_at(x, y), side * PlainResidual(c).at(state)) << text;
  }
}

// Kinks of all sorts: of either coordinate, of both, constants, 0, multiples of each other.
const std::string kinks =
    R"({"kink": [["0", "1/3"], ["1"]], "coefficients": [["1", "2"], ["-3"]]},
       {"kink": [["0", "-2/3"], ["-2"]], "coefficients": [["1/7"]]},
       {"kink": [["0"]], "coefficients": [["1"]]},
       {"kink": [["-1/2", "0", "1"], ["1", "1"]], "coefficients": [["0", "1"]]},
       {"kink": [["-2"]], "coefficients": [["1/5"], ["1", "1/2"]]},)";

std::string with_kinks() {
  return replaced(tiki_taka_sample(), "\"terms\": [", "\"terms\": [" + kinks);
}

std::string with_device(const std::string& text, const std::string& key) {
  const std::string linear =
      R"(: {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"})";
  return replaced(text, "\"" + key + "\"" + linear,
                  "\"" + key + R"(": {"kind": "power-step", "tau_max": "1", "tau_min": "-2",
                                      "gamma_up": "2", "gamma_down": "1"})");
}

TEST(PiecewiseDrift, residual_agrees_with_plain_numbers_for_tiki_taka) {
  expect_residual_is_plain(tiki_taka_sample());
  expect_residual_is_plain(with_kinks());
  expect_residual_is_plain(with_value(with_kinks(), "direction", "lower"));
  expect_residual_is_plain(with_value(with_kinks(), "mixing", "-1/3"));
  expect_residual_is_plain(with_device(with_kinks(), "auxiliary_device"));
  expect_residual_is_plain(
      with_value(with_device(with_kinks(), "device"), "quantity", "squared-saturation"));
  // A noise so small that the increments change sign, too.
  expect_residual_is_plain(with_value(with_kinks(), "sigma", "1/10"));
}

TEST(PiecewiseDrift, residual_agrees_with_plain_numbers_for_other_laws_and_problems) {
  std::string text =
      replaced(with_kinks(), R"("kind": "two-point", "sigma": "13/10")",
               R"("kind": "finite", "values": ["1/2", "-1/3", ["0", "1"], ["0", "-1"]],
                                 "probabilities": ["1/5", "3/10", "1/4", "1/4"])");
  expect_residual_is_plain(text);
  text = replaced(text, R"("kind": "quadratic", "curvature": "1", "minimizer": "1/4")",
                  R"("kind": "double-well", "well": "1/2", "curvature": "1", "tilt": "1/9")");
  expect_residual_is_plain(text);
  expect_residual_is_plain(with_value(text, "mixing", "1/4"));
}

TEST(PiecewiseDrift, residual_agrees_with_plain_numbers_for_scalar_algorithms) {
  expect_residual_is_plain(gradient_descent_sample());
  const std::string terms = R"({"kink": [["-1/20"], ["1"]], "coefficients": [["1/10"]]},
          {"kink": [["-9/20"], ["1"], ["1/3"]], "coefficients": [["-1"], ["2"]]},)";
  const std::string text =
      replaced(zero_potential_sample(), "\"terms\": [", "\"terms\": [" + terms);
  expect_residual_is_plain(text);
  expect_residual_is_plain(with_value(text, "direction", "lower"));
  expect_residual_is_plain(with_device(text, "device"));
}

}  // namespace
}  // namespace certau_verifier
