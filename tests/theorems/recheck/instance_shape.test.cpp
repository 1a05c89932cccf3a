// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/instance_shape.hpp"

#include <gtest/gtest.h>

#include "theorems/registry.hpp"

namespace certau::theorems {
namespace {

// D numbers W, D·D numbers H, a vector for each of n outcomes, K of anything, always two ends.
Claim shapely() {
  Claim claim;
  claim.draw = [](Draw& draw) {
    const int D = draw.integer(1, 3);
    const int n = draw.integer(1, 4);
    const int K = draw.integer(1, 5);
    const auto numbers = [&](int count) {
      return std::vector<Rational>(static_cast<std::size_t>(count), draw.positive());
    };
    Instance at;
    at.set_list("W", numbers(D)).set_list("H", numbers(D * D)).set_list("eps", numbers(n * D));
    at.set_list("prob", numbers(n)).set("K", K).set_list("rates", numbers(K));
    at.set_list("ends", numbers(2)).set("x", draw.positive());
    return at;
  };
  rc::Random random{5};
  Draw draw{random, 20};
  claim.example = claim.draw(draw);
  return claim;
}

Instance fitting(int D, int n, int K) {
  const auto numbers = [](int count) {
    return std::vector<Rational>(static_cast<std::size_t>(count), Rational{1, 2});
  };
  Instance at;
  at.set_list("W", numbers(D)).set_list("H", numbers(D * D)).set_list("eps", numbers(n * D));
  at.set_list("prob", numbers(n)).set("K", K).set_list("rates", numbers(K));
  return at.set_list("ends", numbers(2)).set("x", Rational{1, 3});
}

TEST(InstanceShape, lets_pass_what_fits_beyond_what_was_drawn) {
  const InstanceShape shape{shapely()};
  for (const int D : {1, 2, 5})
    for (const int n : {1, 7}) EXPECT_EQ(shape.complaint_about(fitting(D, n, 9)), "");
}

TEST(InstanceShape, names_the_list_that_does_not_fit) {
  const InstanceShape shape{shapely()};
  const auto complaint = [&](const char* list, std::size_t length) {
    return shape.complaint_about(
        fitting(2, 3, 4).set_list(list, std::vector<Rational>(length, Rational{0})));
  };
  EXPECT_EQ(complaint("H", 3), "H has 3 numbers, not 4, the length of W times the length of W");
  EXPECT_EQ(complaint("eps", 5),
            "eps has 5 numbers, not 6, the length of W times the length of prob");
  EXPECT_EQ(complaint("rates", 3), "rates has 3 numbers, not 4, K");
  EXPECT_EQ(complaint("ends", 1), "ends has 1 numbers, not 2");
  EXPECT_NE(complaint("W", 3), "");
}

TEST(InstanceShape, counts_must_be_whole_and_of_moderate_size) {
  const InstanceShape shape{shapely()};
  EXPECT_NE(
      shape.complaint_about(fitting(1, 1, 1).set("K", Rational{5, 2})).find("K is not a whole"),
      std::string::npos);
  EXPECT_NE(shape.complaint_about(fitting(1, 1, 1).set("K", power_of_ten(30))), "");
  EXPECT_EQ(shape.complaint_about(fitting(1, 1, 1).set("x", power_of_ten(-30))), "");
}

TEST(InstanceShape, lists_may_be_empty_where_the_claim_draws_them_empty) {
  Claim claim;
  claim.draw = [](Draw& draw) {
    Instance at;
    at.set_list("knots", draw.vector_within(draw.integer(0, 2), 1));
    return at.set_list("W", draw.vector_within(draw.integer(1, 2), 1));
  };
  claim.example.set_list("knots", {1}).set_list("W", {1});
  const InstanceShape shape{claim};
  EXPECT_EQ(shape.complaint_about(Instance{}.set_list("knots", {}).set_list("W", {1, 2})), "");
  EXPECT_EQ(shape.complaint_about(Instance{}.set_list("knots", {1}).set_list("W", {})),
            "W is empty");
}

TEST(InstanceShape, learns_little_from_a_claim_that_draws_nothing) {
  Claim claim = shapely();
  claim.draw = nullptr;
  EXPECT_EQ(InstanceShape{claim}.complaint_about(fitting(2, 2, 2).set_list("H", {1})), "");
  EXPECT_EQ(InstanceShape{claim}.complaint_about(fitting(2, 2, 2).set_list("H", {})), "H is empty");
}

TEST(InstanceShape, accepts_the_instances_of_every_claim) {
  for (const Claim& claim : registry()) {
    if (!claim.draw || claim.example.entries().empty()) continue;
    const InstanceShape shape{claim};
    EXPECT_EQ(shape.complaint_about(claim.example), "") << claim.id;
    rc::Random random{11};
    for (int k = 0; k < 500; ++k) {
      Draw draw{random.split(), k % 101};
      EXPECT_EQ(shape.complaint_about(claim.draw(draw)), "") << claim.id;
    }
  }
}

}  // namespace
}  // namespace certau::theorems
