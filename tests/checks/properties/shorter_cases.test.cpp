// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/shorter_cases.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "theorems/search/simpler.hpp"

namespace certau::properties {
namespace {

using theorems::Instance;

const Arithmetic twice = Arithmetic::of<double>("double");

bool offers(const Instance& instance, const Instance& shorter,
            const Arithmetic& arithmetic = twice) {
  const auto cases = shorter_cases(instance, arithmetic);
  return std::find(cases.begin(), cases.end(), shorter) != cases.end();
}

Instance quadratic() {
  Instance at;
  at.set("alpha", Rational{77, 256}).set_list("W", {5, 6}).set_list("H", {1, 2, 2, 3});
  at.set_list("eps", {1, 7, -1, -7, 0, 0});
  return at.set_list("prob", {Rational{1, 4}, Rational{1, 4}, Rational{1, 2}});
}

TEST(ShorterCases, are_shorter) {
  const Instance at = quadratic();
  for (const Arithmetic& arithmetic : {twice, Arithmetic::exact()}) {
    const auto cases = shorter_cases(at, arithmetic);
    EXPECT_GT(cases.size(), 20U);
    for (const auto& shorter : cases)
      EXPECT_LT(theorems::length_of(shorter), theorems::length_of(at));
  }
}

TEST(ShorterCases, a_coordinate_is_left_out_everywhere) {
  Instance without = quadratic();
  without.set_list("W", {6}).set_list("H", {3}).set_list("eps", {7, -7, 0});
  EXPECT_TRUE(offers(quadratic(), without));
  without = quadratic();
  without.set_list("W", {5}).set_list("H", {1}).set_list("eps", {1, -1, 0});
  EXPECT_TRUE(offers(quadratic(), without));
}

TEST(ShorterCases, the_hessian_becomes_diagonal_and_stays_symmetric) {
  EXPECT_TRUE(offers(quadratic(), Instance{quadratic()}.set_list("H", {1, 0, 0, 3})));
}

TEST(ShorterCases, numbers_lose_bits_if_they_are_binary) {
  const Instance at = Instance{}.set("w", Rational{77, 256});
  for (const Rational& fewer : {Rational{1, 4}, Rational{1, 2}, Rational{3, 8}, Rational{5, 16},
                                Rational{9, 32}, Rational{19, 64}, Rational{39, 128}})
    EXPECT_TRUE(offers(at, Instance{}.set("w", fewer))) << fewer;
  EXPECT_FALSE(offers(at, Instance{}.set("w", Rational{39, 128}), Arithmetic::exact()));
  for (const auto& shorter : shorter_cases(Instance{}.set("K", 77), twice))
    EXPECT_EQ(denominator(shorter["K"]), 1);
}

}  // namespace
}  // namespace certau::properties
