// SPDX-License-Identifier: Apache-2.0
#include "certau/process/branch_polynomials.hpp"

namespace certau {

RationalPolynomial PolynomialProcess::noise_variance() const {
  RationalPolynomial variance;
  for (const auto& branch : branches) variance += branch.probability * branch.noise * branch.noise;
  return variance;
}

PolynomialProcess to_polynomials(const Process<Rational>& process) {
  require(!has_auxiliary(process.algorithm),
          "to_polynomials of tiki-taka (its maps have two variables): test has_auxiliary first");
  require(is_polynomial(process),
          "to_polynomials of a process with maps that are not polynomial (they have no exact "
          "image): test is_polynomial first");
  const auto generic = convert_process<RationalPolynomial>(process);
  const auto weight = RationalPolynomial::identity();
  PolynomialProcess result;
  result.objective = objective(generic.problem, weight);
  result.gradient = gradient(generic.problem, weight);
  result.response = response(generic.device, weight);
  for (std::size_t j = 0; j < branch_count(generic.noise); ++j) {
    BranchPolynomials branch;
    branch.probability = noise_probability(generic.noise, j, weight);
    branch.noise = noise_value(generic.noise, j, weight);
    branch.increment = branch_increment(generic, weight, j);
    branch.rising = branch_image(generic, weight, j, RegionMagnitude{Sign::nonnegative});
    branch.falling = branch_image(generic, weight, j, RegionMagnitude{Sign::nonpositive});
    branch.sign_matters = !(branch.rising == branch.falling);
    result.branches.push_back(std::move(branch));
  }
  return result;
}

}  // namespace certau
