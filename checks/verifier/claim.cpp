// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/claim.hpp"

#include <string>

#include "checks/verifier/number.hpp"
#include "checks/verifier/object_reader.hpp"
#include "checks/verifier/proof_reader.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

constexpr std::size_t coefficient_limit = process_degree_limit + 1;

Problem read_problem(ObjectReader reader) {
  Problem problem;
  problem.kind = reader.choice<ProblemKind>("kind", problem_names);
  switch (problem.kind) {
    case ProblemKind::quadratic:
      problem.curvature = reader.positive("curvature");
      problem.minimizer = reader.number("minimizer");
      break;
    case ProblemKind::polynomial:
      problem.coefficients = reader.numbers("coefficients", 2, coefficient_limit);
      if (problem.coefficients.back() == 0) {
        reject(reader.path_of("coefficients") + ": the last coefficient is zero");
      }
      break;
    case ProblemKind::double_well:
      problem.well = reader.positive("well");
      problem.curvature = reader.positive("curvature");
      problem.tilt = reader.number("tilt");
      break;
  }
  reader.finish();
  return problem;
}

unsigned read_exponent(ObjectReader& reader, const char* key) {
  const mpq_class exponent = reader.number(key);
  if (exponent.get_den() != 1 || exponent < 1 || exponent > 32) {
    reject(reader.path_of(key) + ": not an integer from 1 to 32");
  }
  return static_cast<unsigned>(exponent.get_num().get_ui());
}

Device read_device(ObjectReader reader) {
  Device device;
  device.kind = reader.choice<DeviceKind>("kind", device_names);
  switch (device.kind) {
    case DeviceKind::ideal:
      break;
    case DeviceKind::asymmetric_linear:
      device.tau = reader.positive("tau");
      device.symmetric_point = reader.number("symmetric_point");
      break;
    case DeviceKind::linear_step:
      device.tau_max = reader.positive("tau_max");
      device.tau_min = reader.number("tau_min");
      if (device.tau_min >= 0) reject(reader.path_of("tau_min") + ": not negative");
      device.symmetric_point = reader.number("symmetric_point");
      break;
    case DeviceKind::power_step:
      device.tau_max = reader.number("tau_max");
      device.tau_min = reader.number("tau_min");
      if (device.tau_min >= device.tau_max)
        reject(reader.path_of("tau_min") + ": not below tau_max");
      device.gamma_up = read_exponent(reader, "gamma_up");
      device.gamma_down = read_exponent(reader, "gamma_down");
      break;
  }
  reader.finish();
  return device;
}

Noise read_noise(ObjectReader reader) {
  Noise noise;
  noise.kind = reader.choice<NoiseKind>("kind", noise_names);
  if (noise.kind == NoiseKind::two_point) noise.sigma = reader.positive("sigma");
  if (noise.kind == NoiseKind::finite) {
    noise.values = reader.polynomials("values", noise_value_limit, coefficient_limit);
    noise.probabilities = reader.polynomials("probabilities", noise_value_limit, coefficient_limit);
    if (noise.values.size() != noise.probabilities.size()) {
      reject(reader.path_of("probabilities") + ": not as many as values");
    }
  }
  reader.finish();
  return noise;
}

void read_process(ObjectReader reader, Certificate& certificate) {
  certificate.algorithm = reader.choice<Algorithm>("algorithm", algorithm_names);
  certificate.learning_rate = reader.positive("learning_rate");
  certificate.problem = read_problem(reader.object("problem"));
  certificate.device = read_device(reader.object("device"));
  certificate.noise = read_noise(reader.object("noise"));
  if (certificate.algorithm == Algorithm::analog_gd && certificate.noise.kind != NoiseKind::none) {
    reject(reader.path_of("noise") + ": analog-gd admits no noise but 'none'");
  }
  if (certificate.algorithm == Algorithm::tiki_taka) {
    Auxiliary& auxiliary = certificate.auxiliary.emplace();
    auxiliary.learning_rate = reader.positive("auxiliary_learning_rate");
    auxiliary.mixing = reader.number("mixing");
    auxiliary.device = read_device(reader.object("auxiliary_device"));
  }
  reader.finish();
}

void read_claim(ObjectReader reader, Certificate& certificate) {
  read_process(reader.object("process"), certificate);
  ObjectReader start = reader.object("start");
  certificate.start = start.number("weight");
  if (certificate.auxiliary) certificate.auxiliary->start = start.number("auxiliary");
  start.finish();
  certificate.quantity = reader.choice<Quantity>("quantity", quantity_names);
  certificate.direction = reader.choice<Direction>("direction", direction_names);
  certificate.value = reader.number("value");
  certificate.transient = reader.number("transient");
  reader.finish();
}

}  // namespace

JsonValue parse_document(std::string_view text) {
  if (text.size() > file_size_limit) reject("the file is larger than 8 MiB");
  return parse_json(text);
}

Certificate read_certificate(std::string_view text) {
  const JsonValue document = parse_document(text);
  return read_certificate(ObjectReader(document, ""));
}

Certificate read_certificate(ObjectReader reader) {
  read_header(reader, "certau-certificate");
  Certificate certificate;
  read_claim(reader.object("claim"), certificate);
  read_proof(reader, certificate);
  if (certificate.quantity == Quantity::objective_gap) {
    ObjectReader infimum = reader.object("infimum");
    certificate.infimum =
        Infimum{infimum.number("lower"), infimum.number("upper"), infimum.number("at")};
    infimum.finish();
  }
  reader.finish();
  return certificate;
}

void read_header(ObjectReader& reader, std::string_view format) {
  if (reader.string("format") != format) {
    reject(reader.path_of("format") + ": not '" + std::string(format) + "'");
  }
  const JsonValue& version = reader.take("format_version");
  if (version.kind != JsonValue::Kind::number || version.text != "1") {
    reject(reader.path_of("format_version") + ": not the integer 1, the only version known");
  }
  (void)reader.string("made_by");
}

}  // namespace certau_verifier
