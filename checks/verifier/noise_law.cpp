// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/noise_law.hpp"

#include <string>
#include <utility>

#include "checks/verifier/number.hpp"
#include "checks/verifier/rejection.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

constexpr std::size_t witness_noise_limit = 4;
constexpr std::size_t path_limit = 4096;

}  // namespace

NoiseLaw joint_law(const Vector& eps, const Vector& prob, std::size_t dimension) {
  if (prob.size() > witness_noise_limit) {
    reject("instance.prob: " + std::to_string(prob.size()) + " noise values, at most " +
           std::to_string(witness_noise_limit) + " are checked");
  }
  if (eps.size() != prob.size() * dimension) {
    reject("instance.eps: not " + std::to_string(dimension) + " for each entry of prob");
  }
  NoiseLaw law{{}, prob};
  mpq_class total = 0;
  Vector mean(dimension);
  for (std::size_t j = 0; j < prob.size(); ++j) {
    require_hypothesis(prob[j] > 0, "A3", "a probability is " + show(prob[j]));
    total += prob[j];
    const auto row = eps.begin() + static_cast<std::ptrdiff_t>(j * dimension);
    law.values.emplace_back(row, row + static_cast<std::ptrdiff_t>(dimension));
    mean = sum(mean, scaled(prob[j], law.values.back()));
  }
  require_hypothesis(total == 1, "A3", "the probabilities sum to " + show(total));
  require_hypothesis(mean == Vector(dimension), "A3", "the noise has a mean other than 0");
  return law;
}

NoiseLaw product_law(const Vector& eps, const Vector& prob, std::size_t dimension) {
  const NoiseLaw coordinate = joint_law(eps, prob, 1);
  NoiseLaw law{{{}}, {1}};
  for (std::size_t i = 0; i < dimension; ++i) {
    NoiseLaw longer;
    for (std::size_t k = 0; k < law.values.size(); ++k) {
      for (std::size_t j = 0; j < prob.size(); ++j) {
        longer.values.push_back(law.values[k]);
        longer.values.back().push_back(eps[j]);
        spend_on({law.probabilities[k], prob[j]}, 1);
        longer.probabilities.emplace_back(law.probabilities[k] * prob[j]);
      }
    }
    law = std::move(longer);
  }
  return law;
}

mpq_class expectation(const NoiseLaw& law, const std::function<mpq_class(const Vector&)>& value) {
  mpq_class total = 0;
  for (std::size_t j = 0; j < law.values.size(); ++j) {
    add_weighted(total, law.probabilities[j], value(law.values[j]));
  }
  return total;
}

void require_a5(const NoiseLaw& coordinate, const mpq_class& sigma, const mpq_class& c,
                std::size_t dimension) {
  const mpq_class variance =
      expectation(coordinate, [](const Vector& e) -> mpq_class { return square(e.front()); });
  require_hypothesis(static_cast<unsigned long>(dimension) * variance <= square(sigma), "A5",
                     "a coordinate's variance " + show(variance) + " is above sigma^2/D");
  // g -> E abs(g + eps) is convex and piecewise linear, so its least value is at a corner.
  for (const Vector& corner : coordinate.values) {
    const mpq_class mean = expectation(
        coordinate, [&](const Vector& e) -> mpq_class { return abs(e.front() - corner.front()); });
    require_hypothesis(
        mean >= c * sigma, "A5",
        "E abs(g + eps) is " + show(mean) + " at g = " + show(-corner.front()) + ", below c sigma");
  }
}

void require_few_paths(const NoiseLaw& law, std::size_t steps) {
  std::size_t paths = 1;
  for (std::size_t k = 0; k < steps; ++k) {
    paths *= law.values.size();
    if (paths > path_limit) {
      reject("the noise has more than " + std::to_string(path_limit) + " paths");
    }
  }
}

}  // namespace certau_verifier
