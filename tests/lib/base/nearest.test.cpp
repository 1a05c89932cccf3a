// SPDX-License-Identifier: Apache-2.0
#include "certau/base/nearest.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const std::vector<std::string> names{"learning_rate", "problem", "device", "noise"};

TEST(Nearest, misspelt_words_find_their_name) {
  EXPECT_EQ(nearest("learningrate", names), "learning_rate");
  EXPECT_EQ(nearest("devise", names), "device");
  EXPECT_EQ(nearest("nose", names), "noise");
  EXPECT_EQ(nearest("problems", names), "problem");
}

TEST(Nearest, a_name_is_nearest_to_itself) {
  for (const auto& name : names) EXPECT_EQ(nearest(name, names), name);
}

TEST(Nearest, ties_go_to_the_first) { EXPECT_EQ(nearest("ab", {"ac", "ad"}), "ac"); }

TEST(Nearest, without_candidates_there_is_none) { EXPECT_EQ(nearest("x", {}), ""); }

TEST(Nearest, the_remedy_lists_all) {
  EXPECT_EQ(did_you_mean("nois", names),
            "known: learning_rate, problem, device, noise; did you mean \"noise\"?");
}

}  // namespace
}  // namespace certau
