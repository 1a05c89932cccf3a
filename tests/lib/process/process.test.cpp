// SPDX-License-Identifier: Apache-2.0
#include "certau/process/process.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

Process<Rational> sound() {
  return {Algorithm::analog_sgd, Rational(1, 10), Quadratic<Rational>{1, Rational(1, 4)},
          AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{Rational(1, 5)}};
}

Process<Rational> tiki_taka() {
  auto process = sound();
  process.algorithm = Algorithm::tiki_taka;
  process.auxiliary_learning_rate = Rational(1, 20);
  process.auxiliary_device = AsymmetricLinear<Rational>{2, 0};
  return process;
}

std::string refused(const Process<Rational>& process) {
  return complaint_of([&] { validate(process); });
}

TEST(Process, one_step_by_hand) {
  // w = 1/2: g = 1/4, Δ = −(1/4 ± 1/5)/10, F = 1, G = 1/2.
  EXPECT_EQ(branch_increment(sound(), Rational(1, 2), 0), Rational(-9, 200));
  EXPECT_EQ(branch_image(sound(), Rational(1, 2), 0), Rational(1, 2) - Rational(27, 400));
  auto digital = sound();
  digital.algorithm = Algorithm::digital_sgd;
  EXPECT_EQ(branch_image(digital, Rational(1, 2), 0), Rational(1, 2) - Rational(9, 200));
}

TEST(Process, one_step_of_tiki_taka_by_hand) {
  // w = 1/2, p = 1: v = 1/4 + 1/5 = 9/20, βv = 9/400; F_P = 1, G_P = 1/2, so p⁺ = 1 + 9/800.
  // Then −αp⁺ = −809/8000; F_W = 1, G_W = 1/2, so w⁺ = 1/2 − (3/2)·809/8000.
  const State<Rational> state{Rational(1, 2), 1};
  EXPECT_EQ(auxiliary_increment(tiki_taka(), state, 0), Rational(9, 400));
  EXPECT_EQ(branch_image(tiki_taka(), state, 0),
            (State<Rational>{Rational(1, 2) - Rational(2427, 16000), Rational(809, 800)}));
  // With γ = 1/4 the gradient is that at 3/4.
  auto mixed = tiki_taka();
  mixed.mixing = Rational(1, 4);
  EXPECT_EQ(auxiliary_increment(mixed, state, 0), Rational(7, 10) / 20);
}

TEST(Process, conversions_carry_every_part_of_tiki_taka) {
  auto process = tiki_taka();
  process.mixing = Rational(1, 4);
  const auto converted = convert_process<double>(process);
  EXPECT_EQ(converted.auxiliary_learning_rate, 0.05);
  EXPECT_EQ(converted.mixing, 0.25);
  EXPECT_EQ(std::get<AsymmetricLinear<double>>(converted.auxiliary_device).tau, 2);
  EXPECT_EQ(convert_state<double>({Rational(1, 2), -3}), (State<double>{0.5, -3}));
  EXPECT_EQ(State<Rational>{}, (State<Rational>{0, 0}));
}

TEST(Process, a_sound_description_is_accepted) {
  EXPECT_NO_THROW(validate(sound()));
  EXPECT_NO_THROW(validate(tiki_taka()));
  EXPECT_NO_THROW(validate_start(sound(), {-1}));
  EXPECT_NO_THROW(validate_start(sound(), {1}));
}

TEST(Process, the_learning_rate_must_be_positive) {
  for (const int rate : {0, -1}) {
    auto process = sound();
    process.learning_rate = rate;
    EXPECT_TRUE(
        is_complaint(refused(process), "learning_rate", std::to_string(rate), "must be positive"));
  }
}

TEST(Process, each_part_is_validated) {
  auto process = sound();
  process.problem = Quadratic<Rational>{-1, 0};
  EXPECT_TRUE(is_complaint(refused(process), "problem.curvature", "-1", "positive"));
  process = sound();
  process.device = AsymmetricLinear<Rational>{0, 0};
  EXPECT_TRUE(is_complaint(refused(process), "device.tau", "0", "positive"));
  process = sound();
  process.noise = TwoPoint<Rational>{0};
  EXPECT_TRUE(is_complaint(refused(process), "noise.sigma", "0", "positive"));
}

TEST(Process, analog_gd_has_no_noise) {
  auto process = sound();
  process.algorithm = Algorithm::analog_gd;
  EXPECT_TRUE(is_complaint(refused(process), "noise.kind", "", "must be \"none\""));
  process.noise = NoNoise<Rational>{};
  EXPECT_NO_THROW(validate(process));
}

TEST(Process, theorem_3_noise_belongs_to_a_centred_asymmetric_linear_device) {
  auto process = sound();
  process.noise = Theorem3Law<Rational>{1, 1};
  EXPECT_NO_THROW(validate(process));
  for (const Device<Rational>& device :
       {Device<Rational>{AsymmetricLinear<Rational>{1, Rational(1, 2)}},
        Device<Rational>{LinearStep<Rational>{1, -1, 0}}, Device<Rational>{Ideal<Rational>{}}}) {
    process.device = device;
    EXPECT_TRUE(is_complaint(refused(process), "noise.kind", "theorem-3", "asymmetric-linear"));
  }
}

TEST(Process, a_start_lies_in_the_range_of_the_device) {
  EXPECT_TRUE(is_complaint(complaint_of([] { validate_start(sound(), {Rational(9, 8)}); }),
                           "start.weight", "9/8", "[-1, 1]"));
  auto digital = sound();
  digital.algorithm = Algorithm::digital_sgd;
  EXPECT_NO_THROW(validate_start(digital, {99}));
  auto ideal = sound();
  ideal.device = Ideal<Rational>{};
  EXPECT_NO_THROW(validate_start(ideal, {99}));
}

TEST(Process, an_auxiliary_starts_in_the_range_of_its_device) {
  EXPECT_NO_THROW(validate_start(tiki_taka(), {1, -2}));
  const auto refused_start = [](const State<Rational>& start) {
    return complaint_of([&] { validate_start(tiki_taka(), start); });
  };
  EXPECT_TRUE(is_complaint(refused_start({0, Rational(9, 4)}), "start.auxiliary", "9/4",
                           "outside the auxiliary device's range [-2, 2]"));
  EXPECT_TRUE(is_complaint(refused_start({Rational(9, 8), 0}), "start.weight", "9/8", "[-1, 1]"));
  auto ideal = tiki_taka();
  ideal.auxiliary_device = Ideal<Rational>{};
  EXPECT_NO_THROW(validate_start(ideal, {0, 99}));
  EXPECT_TRUE(is_complaint(complaint_of([] {
                             validate_start(sound(), {0, 1});
                           }),
                           "start.auxiliary", "1", "tiki-taka only"));
}

TEST(Process, tiki_taka_needs_a_rate_and_a_sound_device_for_its_auxiliary) {
  for (const int rate : {0, -1}) {
    auto process = tiki_taka();
    process.auxiliary_learning_rate = rate;
    EXPECT_TRUE(is_complaint(refused(process), "auxiliary_learning_rate", std::to_string(rate),
                             "must be positive"));
  }
  auto process = tiki_taka();
  process.auxiliary_device = AsymmetricLinear<Rational>{0, 0};
  EXPECT_TRUE(is_complaint(refused(process), "auxiliary_device.tau", "0", "must be positive"));
}

TEST(Process, what_is_of_tiki_taka_is_refused_elsewhere) {
  auto process = sound();
  process.auxiliary_learning_rate = 1;
  EXPECT_TRUE(is_complaint(refused(process), "auxiliary_learning_rate", "1", "tiki-taka only"));
  process = sound();
  process.mixing = -1;
  EXPECT_TRUE(is_complaint(refused(process), "mixing", "-1", "tiki-taka only"));
  process = sound();
  process.auxiliary_device = AsymmetricLinear<Rational>{1, 0};
  EXPECT_TRUE(is_complaint(refused(process), "auxiliary_device", "", "tiki-taka only"));
}

TEST(Process, tiki_taka_is_polynomial_if_both_devices_are) {
  EXPECT_TRUE(is_polynomial(tiki_taka()));
  auto process = tiki_taka();
  process.auxiliary_device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_FALSE(has_polynomial_maps(process));
  EXPECT_FALSE(is_polynomial(process));
  process = tiki_taka();
  process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_FALSE(has_polynomial_maps(process));
}

TEST(Process, what_is_polynomial) {
  EXPECT_TRUE(is_polynomial(sound()));
  auto process = sound();
  process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  EXPECT_FALSE(is_polynomial(process));
  // The device does not enter digital SGD's maps, but quantities may ask for its response.
  process.algorithm = Algorithm::digital_sgd;
  EXPECT_TRUE(has_polynomial_maps(process));
  EXPECT_FALSE(is_polynomial(process));
  process.device = Ideal<Rational>{};
  EXPECT_TRUE(is_polynomial(process));
  process.noise = Theorem3Law<Rational>{1, 1};
  EXPECT_FALSE(has_polynomial_maps(process));
  EXPECT_FALSE(is_polynomial(process));
}

}  // namespace
}  // namespace certau
