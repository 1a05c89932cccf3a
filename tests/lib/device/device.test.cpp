// SPDX-License-Identifier: Apache-2.0
#include "certau/device/device.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

template <class Kind>
std::string refused(const Kind& device) {
  return complaint_of([&] { device.validate(); });
}

TEST(Device, asymmetric_linear_response_at_three_points) {
  const Device<Rational> device = AsymmetricLinear<Rational>{Rational(1, 2), Rational(1, 4)};
  const auto centre = response(device, Rational(1, 4));
  EXPECT_EQ(centre.up, 1);
  EXPECT_EQ(centre.down, 1);
  const auto top = response(device, Rational(3, 4));
  EXPECT_EQ(top.up, 0);
  EXPECT_EQ(top.down, 2);
  EXPECT_EQ(top.symmetric(), 1);
  EXPECT_EQ(top.asymmetric(), 1);
  EXPECT_EQ(*domain(device), (ClosedInterval{Rational(-1, 4), Rational(3, 4)}));
}

TEST(Device, linear_step_has_its_own_range_each_way) {
  const Device<Rational> device = LinearStep<Rational>{2, Rational(-1, 2), 1};
  EXPECT_EQ(*domain(device), (ClosedInterval{Rational(1, 2), 3}));
  EXPECT_EQ(response(device, Rational(3)).up, 0);
  EXPECT_EQ(response(device, Rational(1, 2)).down, 0);
  EXPECT_EQ(response(device, Rational(2)).up, Rational(1, 2));
  EXPECT_EQ(response(device, Rational(2)).down, 3);
}

TEST(Device, power_step_raises_the_remaining_range) {
  const Device<Rational> device = PowerStep<Rational>{3, 1, 2, 3};
  EXPECT_EQ(response(device, Rational(2)).up, Rational(1, 4));
  EXPECT_EQ(response(device, Rational(2)).down, Rational(1, 8));
  EXPECT_EQ(response(device, Rational(3)).up, 0);
  EXPECT_EQ(response(device, Rational(3)).down, 1);
}

TEST(Device, exponential_step_saturates_at_its_bounds) {
  const Device<double> device = ExponentialStep<double>{3, 1, 2, 4};
  EXPECT_EQ(response(device, 3.0).up, 0);
  EXPECT_EQ(response(device, 1.0).down, 0);
  EXPECT_DOUBLE_EQ(response(device, 1.0).up, 1 - std::exp(-2.0));
  EXPECT_DOUBLE_EQ(response(device, 2.0).down, 1 - std::exp(-2.0));
}

TEST(Device, ideal_lands_every_update_whole) {
  const Device<Rational> device = Ideal<Rational>{};
  EXPECT_EQ(response(device, Rational(99)).up, 1);
  EXPECT_EQ(response(device, Rational(99)).down, 1);
  EXPECT_FALSE(domain(device).has_value());
}

TEST(Device, which_kinds_are_polynomial) {
  EXPECT_TRUE((PowerStep<Rational>{1, 0, 2, 3}.is_polynomial()));
  EXPECT_FALSE((PowerStep<Rational>{1, 0, Rational(3, 2), 3}.is_polynomial()));
  EXPECT_FALSE((PowerStep<Rational>{1, 0, 2, Rational(1, 2)}.is_polynomial()));
  EXPECT_FALSE((ExponentialStep<Rational>{1, 0, 2, 3}.is_polynomial()));
  EXPECT_TRUE((LinearStep<Rational>{1, -1, 0}.is_polynomial()));
}

TEST(Device, rationals_refuse_what_they_cannot_compute) {
  const Device<Rational> exponential = ExponentialStep<Rational>{1, 0, 2, 3};
  EXPECT_THROW((void)response(exponential, Rational(1, 2)), ContractViolation);
  const Device<Rational> fractional = PowerStep<Rational>{1, 0, Rational(3, 2), 1};
  EXPECT_THROW((void)response(fractional, Rational(1, 2)), ContractViolation);
}

TEST(Device, good_parameters_are_accepted) {
  EXPECT_NO_THROW((AsymmetricLinear<Rational>{Rational(1, 9), -5}.validate()));
  EXPECT_NO_THROW((LinearStep<Rational>{1, Rational(-1, 9), 7}.validate()));
  EXPECT_NO_THROW((PowerStep<Rational>{1, Rational(1, 2), 32, Rational(1, 9)}.validate()));
  EXPECT_NO_THROW((ExponentialStep<Rational>{1, 0, 99, Rational(1, 9)}.validate()));
}

TEST(Device, complaints_name_key_value_and_remedy) {
  for (const int tau : {0, -1})
    EXPECT_TRUE(is_complaint(refused(AsymmetricLinear<Rational>{tau, 0}), "device.tau",
                             std::to_string(tau), "must be positive"));
  EXPECT_TRUE(is_complaint(refused(LinearStep<Rational>{0, -1, 0}), "device.tau_max", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(refused(LinearStep<Rational>{1, Rational(1, 2), 0}), "device.tau_min",
                           "1/2", "must be negative"));
  EXPECT_TRUE(is_complaint(refused(LinearStep<Rational>{1, 0, 0}), "device.tau_min", "0",
                           "must be negative"));
  EXPECT_TRUE(is_complaint(refused(PowerStep<Rational>{1, 1, 2, 2}), "device.tau_min", "1",
                           "less than tau_max = \"1\""));
  EXPECT_TRUE(is_complaint(refused(PowerStep<Rational>{1, 0, 0, 2}), "device.gamma_up", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(refused(PowerStep<Rational>{1, 0, 2, Rational(-1, 2)}),
                           "device.gamma_down", "-1/2", "must be positive"));
  EXPECT_TRUE(is_complaint(refused(PowerStep<Rational>{1, 0, 33, 2}), "device.gamma_up", "33",
                           "larger than 32"));
  EXPECT_TRUE(is_complaint(refused(ExponentialStep<Rational>{0, 1, 2, 2}), "device.tau_min", "1",
                           "less than tau_max"));
  EXPECT_TRUE(is_complaint(refused(ExponentialStep<Rational>{1, 0, 2, 0}), "device.gamma_down", "0",
                           "must be positive"));
}

TEST(Device, complaints_name_the_table_that_they_are_told) {
  const auto named = [](const auto& device) {
    return complaint_of([&] { device.validate("auxiliary_device"); });
  };
  EXPECT_TRUE(is_complaint(named(AsymmetricLinear<Rational>{0, 0}), "auxiliary_device.tau", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(named(LinearStep<Rational>{1, 0, 0}), "auxiliary_device.tau_min", "0",
                           "must be negative"));
  EXPECT_TRUE(is_complaint(named(LinearStep<Rational>{0, -1, 0}), "auxiliary_device.tau_max", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(named(PowerStep<Rational>{1, 1, 2, 2}), "auxiliary_device.tau_min", "1",
                           "less than tau_max"));
  EXPECT_TRUE(is_complaint(named(PowerStep<Rational>{1, 0, 2, 33}), "auxiliary_device.gamma_down",
                           "33", "larger than 32"));
  EXPECT_TRUE(is_complaint(named(ExponentialStep<Rational>{1, 0, 0, 2}),
                           "auxiliary_device.gamma_up", "0", "must be positive"));
  EXPECT_NO_THROW(Ideal<Rational>{}.validate("auxiliary_device"));
}

}  // namespace
}  // namespace certau
