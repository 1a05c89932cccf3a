// SPDX-License-Identifier: Apache-2.0
// The same in a GoogleTest suite, one property a test.
#include "checks/properties/gtest.hpp"
#include "my_subject.hpp"

namespace properties = certau::properties;

TEST(MyTrainer, stays_in_range) {
  auto mine = my_subject();
  EXPECT_PASSES(properties::find_property("bounded-weight"), mine);
}

TEST(MyTrainer, slows_down_away_from_the_symmetric_point) {
  auto mine = my_subject();
  EXPECT_PASSES(properties::find_property("saturation"), mine);
  EXPECT_PASSES(properties::find_property("fast-reset"), mine);
}

TEST(MyTrainer, is_pulled_by_noise_as_the_theory_says) {
  auto mine = my_subject();
  EXPECT_PASSES(properties::find_property("sgd-drift"), mine);
  EXPECT_PASSES(properties::find_property("tiki-taka-drift"), mine);
}

TEST(MyTrainer, lowers_the_objective) {
  auto mine = my_subject();
  EXPECT_PASSES(properties::find_property("sgd-descent-step"), mine);
  EXPECT_PASSES(properties::find_property("lyapunov-decrease"), mine);
}
