// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/process.hpp"

#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

Polynomial derive_objective(const Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::quadratic:
      return mpq_class(problem.curvature / 2) * power(linear(-problem.minimizer, 1), 2);
    case ProblemKind::polynomial:
      return Polynomial(problem.coefficients);
    case ProblemKind::double_well: {
      const mpq_class well_squared = problem.well * problem.well;
      const Polynomial gap({-well_squared, 0, 1});
      const mpq_class factor = problem.curvature / (8 * well_squared);
      return factor * power(gap, 2) + linear(0, problem.tilt);
    }
  }
  reject("unreachable: unknown problem");
}

struct NoiseValue {
  Polynomial value;
  Polynomial probability;
};

std::vector<NoiseValue> derive_noise(const Noise& noise) {
  if (noise.kind == NoiseKind::none) return {{mpq_class(0), mpq_class(1)}};
  if (noise.kind == NoiseKind::two_point) {
    const mpq_class half(1, 2);
    return {{noise.sigma, half}, {mpq_class(-noise.sigma), half}};
  }
  std::vector<NoiseValue> law;
  for (std::size_t j = 0; j < noise.values.size(); ++j) {
    law.push_back({Polynomial(noise.values[j]), Polynomial(noise.probabilities[j])});
  }
  return law;
}

}  // namespace

Responses derive_responses(const Device& device) {
  // 1 - (w - symmetric_point)/width
  const auto decline = [&](const mpq_class& width) {
    return linear(1 + device.symmetric_point / width, -1 / width);
  };
  switch (device.kind) {
    case DeviceKind::ideal:
      return {mpq_class(1), mpq_class(1)};
    case DeviceKind::asymmetric_linear:
      return {decline(device.tau), decline(-device.tau)};
    case DeviceKind::linear_step:
      return {decline(device.tau_max), decline(device.tau_min)};
    case DeviceKind::power_step: {
      const mpq_class width = device.tau_max - device.tau_min;
      return {power(linear(device.tau_max / width, -1 / width), device.gamma_up),
              power(linear(-device.tau_min / width, 1 / width), device.gamma_down)};
    }
  }
  reject("unreachable: unknown device");
}

Process derive_process(const Certificate& certificate) {
  Process process;
  process.objective = derive_objective(certificate.problem);
  process.gradient = derivative(process.objective);
  const Responses responses = derive_responses(certificate.device);
  process.response_up = responses.up;
  process.response_down = responses.down;
  const mpq_class half(1, 2);
  process.symmetric_response = half * (process.response_down + process.response_up);
  process.antisymmetric_response = half * (process.response_down - process.response_up);

  const bool digital = certificate.algorithm == Algorithm::digital_sgd;
  const Polynomial weight = linear(0, 1);
  Polynomial total;
  Polynomial mean;
  for (const NoiseValue& noise : derive_noise(certificate.noise)) {
    const Polynomial& p = noise.probability;
    total = total + p;
    mean = mean + p * noise.value;
    process.noise_variance = process.noise_variance + p * noise.value * noise.value;
    if (certificate.auxiliary) {
      process.branches.push_back({p, noise.value, {}, {}, {}});
      continue;
    }
    const Polynomial step =
        mpq_class(-certificate.learning_rate) * (process.gradient + noise.value);
    // w + Delta F - abs(Delta) G, with F - G = q_up and F + G = q_down
    process.branches.push_back({p, noise.value, step,
                                weight + (digital ? step : step * process.response_up),
                                weight + (digital ? step : step * process.response_down)});
  }
  if (!(total - mpq_class(1)).is_zero()) {
    reject("noise: the probabilities do not add up to 1 identically in the weight");
  }
  if (!mean.is_zero()) reject("noise: the mean is not 0 identically in the weight");
  process.sign_matters = !digital && !process.antisymmetric_response.is_zero();
  return process;
}

DriftTerms derive_quantity(const Certificate& certificate, const Process& process) {
  const Polynomial one = mpq_class(1);
  const Polynomial gradient_squared = power(process.gradient, 2);
  const Polynomial asymmetry = power(process.antisymmetric_response, 2);
  const Polynomial product = process.response_up * process.response_down;
  switch (certificate.quantity) {
    case Quantity::squared_gradient_norm:
      return {gradient_squared, one, one};
    case Quantity::objective_gap: {
      const bool upper = certificate.direction == Direction::upper;
      const Infimum& infimum = certificate.infimum.value();
      return {process.objective - (upper ? infimum.lower : infimum.upper), one, one};
    }
    case Quantity::squared_saturation: {
      const Polynomial symmetry = power(process.symmetric_response, 2);
      return {asymmetry, symmetry, symmetry};
    }
    case Quantity::amplification:
      return {asymmetry, product, product};
    case Quantity::amplification_constant:
      return {gradient_squared * product, product, process.noise_variance * asymmetry};
  }
  reject("unreachable: unknown quantity");
}

}  // namespace certau_verifier
