// SPDX-License-Identifier: Apache-2.0
// A step of Tiki-Taka against the paper's formulas, written out here for its asymmetric linear
// devices.
#include "certau/process/branch_polynomials.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using properties::StartedTikiTaka;
using support::check_property;

std::size_t any_branch(const Process<Rational>& process) {
  return *rc::gen::inRange<std::size_t>(0, branch_count(process.noise));
}

Rational tau_of(const Device<Rational>& device) {
  return std::get<AsymmetricLinear<Rational>>(device).tau;
}

// P⁺ = P + β(g + ε) − (β/τ) abs(g + ε) P; W⁺ = W − αP⁺ − (α/τ) abs(P⁺) W, g = L(W + γP − w*).
State<Rational> paper_step(const StartedTikiTaka& instance, std::size_t branch) {
  const auto& [process, start] = instance;
  const auto& [w, p] = start;
  const auto& problem = std::get<Quadratic<Rational>>(process.problem);
  const Rational noise = std::holds_alternative<TwoPoint<Rational>>(process.noise)
                             ? std::get<TwoPoint<Rational>>(process.noise).value(branch, w)
                             : std::get<FiniteLaw<Rational>>(process.noise).values[branch][0];
  const Rational v = problem.curvature * (w + process.mixing * p - problem.minimizer) + noise;
  const Rational& alpha = process.learning_rate;
  const Rational& beta = process.auxiliary_learning_rate;
  const Rational next_p = p + beta * v - beta / tau_of(process.auxiliary_device) * abs(v) * p;
  return {w - alpha * next_p - alpha / tau_of(process.device) * abs(next_p) * w, next_p};
}

TEST(TikiTaka, a_step_is_that_of_the_paper) {
  check_property(500, [] {
    const auto instance = *properties::tiki_taka_process();
    const auto branch = any_branch(instance.process);
    RC_ASSERT(branch_image(instance.process, instance.start, branch) ==
              paper_step(instance, branch));
  });
}

TEST(TikiTaka, the_auxiliary_increment_is_what_the_auxiliary_device_is_asked_for) {
  check_property(200, [] {
    auto [process, start] = *properties::tiki_taka_process();
    const auto branch = any_branch(process);
    process.auxiliary_device = Ideal<Rational>{};
    RC_ASSERT(branch_image(process, start, branch).auxiliary ==
              start.auxiliary + auxiliary_increment(process, start, branch));
  });
}

TEST(TikiTaka, weight_and_auxiliary_stay_within_tau) {
  check_property(300, [] {
    const auto instance = *properties::tiki_taka_process();
    const auto& process = instance.process;
    auto state = instance.start;
    for (int k = 0; k < 3; ++k) {
      state = branch_image(process, state, any_branch(process));
      RC_ASSERT(abs(state.weight) <= tau_of(process.device));
      RC_ASSERT(abs(state.auxiliary) <= tau_of(process.auxiliary_device));
    }
  });
}

TEST(TikiTaka, a_larger_request_may_leave_the_range) {
  // w = p = 0, v = 1, β = 3: p⁺ = 3 > τ.
  const Process<Rational> process{Algorithm::tiki_taka,
                                  1,
                                  Quadratic<Rational>{1, -1},
                                  AsymmetricLinear<Rational>{1, 0},
                                  NoNoise<Rational>{},
                                  3,
                                  0,
                                  AsymmetricLinear<Rational>{1, 0}};
  EXPECT_EQ(branch_image(process, State<Rational>{}, 0), (State<Rational>{-3, 3}));
}

// Along a line through the state, the step is a polynomial as long as both signs last.
TEST(TikiTaka, polynomials_pass_through_the_exact_step) {
  check_property(300, [] {
    const auto [process, start] = *properties::tiki_taka_process();
    const auto branch = any_branch(process);
    const auto end = branch_image(process, start, branch);
    const auto sign = [](const Rational& x) {
      return RegionMagnitude{x >= 0 ? Sign::nonnegative : Sign::nonpositive};
    };
    const State<RationalPolynomial> line{
        RationalPolynomial::linear(start.weight, *properties::rational()),
        RationalPolynomial::linear(start.auxiliary, *properties::rational())};
    const auto image =
        branch_image(convert_process<RationalPolynomial>(process), line, branch,
                     sign(auxiliary_increment(process, start, branch)),
                     sign(transferred_increment(process.learning_rate, end.auxiliary)));
    RC_ASSERT(image.weight(0) == end.weight);
    RC_ASSERT(image.auxiliary(0) == end.auxiliary);
  });
}

TEST(TikiTaka, other_algorithms_carry_the_auxiliary_along) {
  check_property(200, [] {
    const auto instance = *properties::polynomial_process();
    const auto branch = any_branch(instance.process);
    const Rational auxiliary = *properties::rational();
    RC_ASSERT(branch_image(instance.process, State<Rational>{instance.start, auxiliary}, branch) ==
              (State<Rational>{branch_image(instance.process, instance.start, branch), auxiliary}));
  });
}

TEST(TikiTaka, instances_are_valid) {
  check_property(200, [] {
    const auto instance = *properties::tiki_taka_process();
    validate(instance.process);
    validate_start(instance.process, instance.start);
    RC_ASSERT(is_polynomial(instance.process));
  });
}

}  // namespace
}  // namespace certau
