// SPDX-License-Identifier: Apache-2.0
#include "certau/process/branch_polynomials.hpp"

#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(BranchPolynomials, equal_the_rational_dynamics_at_every_point) {
  check_property(500, [] {
    const auto [process, weight] = *properties::polynomial_process();
    const auto polynomials = to_polynomials(process);
    RC_ASSERT(polynomials.branches.size() == branch_count(process.noise));
    for (std::size_t j = 0; j < polynomials.branches.size(); ++j) {
      const auto& branch = polynomials.branches[j];
      const Rational increment = branch_increment(process, weight, j);
      RC_ASSERT(branch.increment(weight) == increment);
      RC_ASSERT(branch.noise(weight) == noise_value(process.noise, j, weight));
      RC_ASSERT(branch.probability(weight) == noise_probability(process.noise, j, weight));
      const Sign sign = increment >= 0 ? Sign::nonnegative : Sign::nonpositive;
      RC_ASSERT(branch.image(sign)(weight) == branch_image(process, weight, j));
    }
  });
}

TEST(BranchPolynomials, parts_are_those_of_problem_and_device) {
  check_property(200, [] {
    const auto [process, weight] = *properties::polynomial_process();
    const auto polynomials = to_polynomials(process);
    RC_ASSERT(polynomials.objective(weight) == objective(process.problem, weight));
    RC_ASSERT(polynomials.gradient == polynomials.objective.derivative());
    RC_ASSERT(polynomials.response.up(weight) == response(process.device, weight).up);
    RC_ASSERT(polynomials.response.down(weight) == response(process.device, weight).down);
  });
}

TEST(BranchPolynomials, the_sign_matters_where_the_device_is_asymmetric) {
  check_property(200, [] {
    const auto [process, weight] = *properties::polynomial_process();
    const auto polynomials = to_polynomials(process);
    for (const auto& branch : polynomials.branches) {
      const bool asymmetric =
          is_analog(process.algorithm) && !polynomials.response.asymmetric().is_zero();
      RC_ASSERT(branch.sign_matters == (asymmetric && !branch.increment.is_zero()));
      // The two maps are w + Δ q₊ and w + Δ q₋.
      if (!is_analog(process.algorithm)) continue;
      const auto w = RationalPolynomial::identity();
      RC_ASSERT(branch.rising == w + branch.increment * polynomials.response.up);
      RC_ASSERT(branch.falling == w + branch.increment * polynomials.response.down);
    }
  });
}

TEST(BranchPolynomials, the_variance_is_that_of_the_law) {
  check_property(200, [] {
    const auto [process, weight] = *properties::polynomial_process();
    Rational variance = 0;
    for (std::size_t j = 0; j < branch_count(process.noise); ++j)
      variance += noise_probability(process.noise, j, weight) *
                  power(noise_value(process.noise, j, weight), 2);
    RC_ASSERT(to_polynomials(process).noise_variance()(weight) == variance);
  });
}

TEST(BranchPolynomials, maps_that_are_not_polynomial_are_refused) {
  const Process<Rational> process{Algorithm::analog_gd, 1, Quadratic<Rational>{1, 0},
                                  ExponentialStep<Rational>{1, -1, 1, 1}, NoNoise<Rational>{}};
  EXPECT_THROW((void)to_polynomials(process), ContractViolation);
  auto digital = process;
  digital.algorithm = Algorithm::digital_sgd;
  EXPECT_THROW((void)to_polynomials(digital), ContractViolation);
  digital.device = Ideal<Rational>{};
  EXPECT_FALSE(to_polynomials(digital).branches.front().sign_matters);
}

}  // namespace
}  // namespace certau
