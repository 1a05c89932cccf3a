// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/algorithm.hpp"

#include <gtest/gtest.h>

#include "certau/algorithm/update.hpp"
#include "certau/number/rational.hpp"

namespace certau {
namespace {

TEST(Algorithm, names_are_read_back) {
  for (const auto& entry : algorithm_names) {
    EXPECT_EQ(name_of(entry.value), entry.name);
    EXPECT_EQ(algorithm_named(entry.name), entry.value);
  }
  EXPECT_EQ(name_of(Algorithm::digital_sgd), "digital-sgd");
  EXPECT_EQ(name_of(Algorithm::analog_gd), "analog-gd");
  EXPECT_EQ(name_of(Algorithm::analog_sgd), "analog-sgd");
}

TEST(Algorithm, unknown_names_are_not_guessed) {
  for (const auto* name : {"", "sgd", "Analog-SGD", "analog_sgd", "analog-sgd "})
    EXPECT_FALSE(algorithm_named(name).has_value()) << name;
}

TEST(Algorithm, only_digital_sgd_bypasses_the_device) {
  EXPECT_FALSE(is_analog(Algorithm::digital_sgd));
  EXPECT_TRUE(is_analog(Algorithm::analog_gd) && is_analog(Algorithm::analog_sgd));
}

TEST(Algorithm, the_requested_increment_descends) {
  EXPECT_EQ(requested_increment(Rational(1, 10), Rational(2), Rational(-3)), Rational(1, 10));
  EXPECT_EQ(requested_increment(Rational(1, 10), Rational(2), Rational(3)), Rational(-1, 2));
}

}  // namespace
}  // namespace certau
