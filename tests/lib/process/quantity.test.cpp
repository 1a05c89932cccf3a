// SPDX-License-Identifier: Apache-2.0
#include "certau/process/quantity.hpp"

#include <gtest/gtest.h>

#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

TEST(Quantity, names_are_read_back_and_others_are_not_guessed) {
  for (const auto& entry : quantity_names) {
    EXPECT_EQ(name_of(entry.value), entry.name);
    EXPECT_EQ(quantity_named(entry.name), entry.value);
  }
  EXPECT_EQ(quantity_names.size(), 5U);
  EXPECT_FALSE(quantity_named("gradient").has_value());
  EXPECT_FALSE(quantity_named("").has_value());
}

// The definitions of docs/certificate-format.md, in numbers at one point.
TEST(Quantity, polynomials_are_those_of_the_definitions) {
  support::check_property(300, [] {
    const auto [process, w] = *properties::polynomial_process();
    const auto polynomials = to_polynomials(process);
    const Rational g = gradient(process.problem, w);
    const auto q = response(process.device, w);
    RC_PRE(q.up > 0 && q.down > 0);
    const Rational omega = q.asymmetric() / q.symmetric();
    const Rational amplification = omega * omega / (1 - omega * omega);
    Rational variance = 0;
    for (std::size_t j = 0; j < branch_count(process.noise); ++j)
      variance +=
          noise_probability(process.noise, j, w) * power(noise_value(process.noise, j, w), 2);
    const auto at = [&](Quantity quantity) {
      const auto [n, d, m] = quantity_polynomials(quantity, polynomials);
      RC_ASSERT(d(w) > 0);
      return std::pair{Rational{n(w) / d(w)}, Rational{m(w) / d(w)}};
    };
    RC_ASSERT(at(Quantity::squared_gradient_norm) == std::pair(Rational{g * g}, Rational{1}));
    RC_ASSERT(at(Quantity::objective_gap) == std::pair(objective(process.problem, w), Rational{1}));
    RC_ASSERT(at(Quantity::squared_saturation) == std::pair(Rational{omega * omega}, Rational{1}));
    RC_ASSERT(at(Quantity::amplification) == std::pair(amplification, Rational{1}));
    RC_ASSERT(at(Quantity::amplification_constant) ==
              std::pair(Rational{g * g}, Rational{variance * amplification}));
  });
}

TEST(Quantity, saturation_of_an_asymmetric_linear_device_is_the_scaled_distance) {
  const Process<Rational> process{Algorithm::analog_gd, 1, Quadratic<Rational>{1, 0},
                                  AsymmetricLinear<Rational>{2, Rational(1, 3)},
                                  NoNoise<Rational>{}};
  const auto [n, d, m] =
      quantity_polynomials(Quantity::squared_saturation, to_polynomials(process));
  EXPECT_EQ(d, 1);
  EXPECT_EQ(n(Rational(4, 3)), Rational(1, 4));
}

}  // namespace
}  // namespace certau
