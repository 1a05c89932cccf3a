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
  EXPECT_EQ(name_of(Algorithm::tiki_taka), "tiki-taka");
}

TEST(Algorithm, unknown_names_are_not_guessed) {
  for (const auto* name : {"", "sgd", "Analog-SGD", "analog_sgd", "analog-sgd "})
    EXPECT_FALSE(algorithm_named(name).has_value()) << name;
}

TEST(Algorithm, only_digital_sgd_bypasses_the_device) {
  EXPECT_FALSE(is_analog(Algorithm::digital_sgd));
  for (const auto algorithm : {Algorithm::analog_gd, Algorithm::analog_sgd, Algorithm::tiki_taka})
    EXPECT_TRUE(is_analog(algorithm)) << name_of(algorithm);
}

TEST(Algorithm, only_tiki_taka_has_an_auxiliary) {
  for (const auto& entry : algorithm_names)
    EXPECT_EQ(has_auxiliary(entry.value), entry.value == Algorithm::tiki_taka) << entry.name;
}

TEST(Algorithm, the_requested_increment_descends) {
  EXPECT_EQ(requested_increment(Rational(1, 10), Rational(2), Rational(-3)), Rational(1, 10));
  EXPECT_EQ(requested_increment(Rational(1, 10), Rational(2), Rational(3)), Rational(-1, 2));
}

TEST(Algorithm, the_auxiliary_accumulates_gradients_and_the_weight_descends_along_it) {
  EXPECT_EQ(accumulated_increment(Rational(1, 10), Rational(2), Rational(3)), Rational(1, 2));
  EXPECT_EQ(transferred_increment(Rational(1, 10), Rational(2)), Rational(-1, 5));
}

}  // namespace
}  // namespace certau
