// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/device_letters.hpp"

#include <gtest/gtest.h>

#include <set>

namespace certau::properties {
namespace {

TEST(DeviceLetters, every_kind_is_drawn_as_a_valid_device_that_can_be_held) {
  for (const auto& [kind, name] : device_kind_names)
    for (const Arithmetic& arithmetic :
         {Arithmetic::exact(), Arithmetic::binary("half", 11, -24, 16)}) {
      rc::Random random{3};
      std::set<std::string> different;
      for (int k = 0; k < 300; ++k) {
        theorems::Draw draw{random.split(), k % 101};
        ShortNumbers numbers{draw, arithmetic};
        Instance at;
        draw_device(numbers, kind, at);
        ASSERT_TRUE(is_device(at, kind)) << name;
        const auto device = device_of(at, kind);
        std::visit([&](const auto& d) { EXPECT_EQ(d.kind, name); }, device);
        EXPECT_NO_THROW(std::visit([](const auto& d) { d.validate(); }, device));
        std::string text;
        const auto letters = device_letters(kind);
        ASSERT_EQ(at.entries().size(), letters.size());
        for (std::size_t i = 0; i < letters.size(); ++i) {
          EXPECT_EQ(at.entries()[i].name, letters[i].name);
          EXPECT_FALSE(at.entries()[i].is_list);
          EXPECT_TRUE(arithmetic.holds(at.entries()[i].values[0]));
          text += to_string(at.entries()[i].values[0]) + " ";
        }
        different.insert(text);
      }
      EXPECT_GT(different.size(), kind == DeviceKind::ideal ? 0U : 50U) << name;
    }
}

TEST(DeviceLetters, letters_become_the_devices_parameters) {
  Instance at;
  at.set("tau", 2).set("w_sym", Rational{1, 3}).set("tau_max", 3).set("tau_min", -5);
  at.set("gamma_up", 2).set("gamma_down", 1);
  const auto linear =
      std::get<AsymmetricLinear<Rational>>(device_of(at, DeviceKind::asymmetric_linear));
  EXPECT_EQ(linear.tau, 2);
  EXPECT_EQ(linear.symmetric_point, (Rational{1, 3}));
  const auto steps = std::get<LinearStep<Rational>>(device_of(at, DeviceKind::linear_step));
  EXPECT_EQ(steps.tau_max, 3);
  EXPECT_EQ(steps.tau_min, -5);
  EXPECT_EQ(steps.symmetric_point, (Rational{1, 3}));
  const auto powers = std::get<PowerStep<Rational>>(device_of(at, DeviceKind::power_step));
  EXPECT_EQ(powers.tau_max, 3);
  EXPECT_EQ(powers.tau_min, -5);
  EXPECT_EQ(powers.gamma_up, 2);
  EXPECT_EQ(powers.gamma_down, 1);
  EXPECT_TRUE(std::holds_alternative<Ideal<Rational>>(device_of(at, DeviceKind::ideal)));
}

// Shrinking tries such letters.
TEST(DeviceLetters, letters_that_validate_would_refuse_are_no_device) {
  Instance good;
  good.set("tau", 2).set("w_sym", 0).set("tau_max", 3).set("tau_min", -5);
  good.set("gamma_up", 2).set("gamma_down", 1);
  const auto spoiled = [&](DeviceKind kind, const char* letter, const Rational& value) {
    EXPECT_TRUE(is_device(good, kind));
    const Instance at = Instance{good}.set(letter, value);
    EXPECT_THROW((void)device_of(at, kind), ContractViolation);
    return !is_device(at, kind);
  };
  EXPECT_TRUE(spoiled(DeviceKind::asymmetric_linear, "tau", 0));
  EXPECT_TRUE(spoiled(DeviceKind::linear_step, "tau_max", 0));
  EXPECT_TRUE(spoiled(DeviceKind::linear_step, "tau_min", 0));
  EXPECT_TRUE(spoiled(DeviceKind::power_step, "tau_min", 3));
  EXPECT_TRUE(spoiled(DeviceKind::power_step, "gamma_up", 0));
  EXPECT_TRUE(spoiled(DeviceKind::power_step, "gamma_down", 33));
  EXPECT_TRUE(spoiled(DeviceKind::power_step, "gamma_down", Rational{1, 2}));
}

}  // namespace
}  // namespace certau::properties
