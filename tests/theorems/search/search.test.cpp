// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/search.hpp"

#include <gtest/gtest.h>

#include "theorems/search/ascent.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::theorems {
namespace {

enum class Truthfulness { true_always, false_everywhere, false_in_a_sliver, false_far_out };

// x·(3 − x) <= bound on [0, 3]: the maximum is 9/4.
template <Truthfulness kind>
struct Parabola {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& x = at["x"];
    Judgement<T> judgement;
    if (!judgement.require("in range", x >= 0 && x <= 3)) return judgement;
    const T value = x * (3 - x);
    if constexpr (kind == Truthfulness::true_always)
      judgement.conclude("bound", value, Relation::at_most, T(9) / 4);
    if constexpr (kind == Truthfulness::false_everywhere)
      judgement.conclude("bound", value + 1, Relation::at_most, T(0));
    // True but for abs(x − 3/2) < 1/√1000.
    if constexpr (kind == Truthfulness::false_in_a_sliver)
      judgement.conclude("bound", value, Relation::at_most, T(9) / 4 - T(1) / 1000);
    if constexpr (kind == Truthfulness::false_far_out)
      judgement.conclude("bound", at["scale"], Relation::at_most, T(100000));
    return judgement;
  }
  static Instance draw(Draw& draw) {
    Instance at;
    // The sliver is out of reach of the draw: only climbing gets there.
    at.set("x", Rational{draw.integer(0, 20), 7});
    if constexpr (kind == Truthfulness::false_far_out) at.set("scale", draw.positive());
    return at;
  }
};

template <Truthfulness kind>
Claim parabola() {
  Claim claim = claim_of<Parabola<kind>>();
  claim.id = "parabola";
  claim.example.set("x", 1);
  if (kind == Truthfulness::false_far_out) claim.example.set("scale", 1);
  claim.cases = 2'000;
  return claim;
}

// K + y + prob, which only y may raise.
struct Any {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    Judgement<T> judgement;
    judgement.conclude("grows", at["K"] + at["y"] + at.list("prob")[0], Relation::at_most,
                       T(100000000));
    return judgement;
  }
  static Instance draw(Draw&) { return {}; }
};

// x <= 1
struct Hair {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    Judgement<T> judgement;
    judgement.conclude("hair", at["x"], Relation::at_most, T(1));
    return judgement;
  }
  static Instance draw(Draw&) { return {}; }
};

TEST(Search, does_not_refute_what_is_true) {
  const auto result = search(parabola<Truthfulness::true_always>());
  EXPECT_FALSE(result.witness.has_value());
  EXPECT_LE(*result.closest, 0);
  EXPECT_EQ(result.unconfirmed, 0U);
}

TEST(Search, refutes_and_shrinks_what_is_false) {
  const auto result = search(parabola<Truthfulness::false_everywhere>());
  ASSERT_TRUE(result.witness.has_value());
  EXPECT_EQ(result.witness->instance, Instance{}.set("x", 0));
  EXPECT_EQ(result.witness->conclusion.left, 1);
  EXPECT_EQ(result.witness->conclusion.right, 0);
}

TEST(Search, prefers_a_counterexample_that_is_natural) {
  Claim claim = parabola<Truthfulness::false_everywhere>();
  claim.is_natural = [](const Instance& at) { return at["x"] > 1; };
  const auto result = search(claim);
  ASSERT_TRUE(result.witness.has_value());
  EXPECT_EQ(result.witness->instance["x"], 2);  // the shortest number beyond 1
  claim.is_natural = [](const Instance&) { return false; };
  EXPECT_EQ(search(claim).witness->instance["x"], 0);  // none is: any will do
}

TEST(Search, climbs_to_a_sliver_that_no_draw_meets) {
  const auto result = search(parabola<Truthfulness::false_in_a_sliver>());
  ASSERT_TRUE(result.witness.has_value());
  EXPECT_EQ(result.witness->instance["x"], Rational(3, 2));
  EXPECT_EQ(result.tried.back().kind, "climbing");
}

TEST(Search, reaches_many_decades) {
  const auto result = search(parabola<Truthfulness::false_far_out>());
  ASSERT_TRUE(result.witness.has_value());
  EXPECT_GT(result.witness->instance["scale"], 100000);
}

TEST(Search, repeats_itself_under_a_seed) {
  const auto claim = parabola<Truthfulness::false_far_out>();
  const auto once = search(claim, {.seed = 5, .effort = 0.5});
  const auto again = search(claim, {.seed = 5, .effort = 0.5});
  EXPECT_EQ(once.witness->instance, again.witness->instance);
  ASSERT_EQ(once.tried.size(), again.tried.size());
  for (std::size_t k = 0; k < once.tried.size(); ++k)
    EXPECT_EQ(once.tried[k].count, again.tried[k].count);
}

TEST(Search, tries_more_with_more_effort) {
  const auto claim = parabola<Truthfulness::true_always>();
  const auto count = [&](double effort) {
    std::uint64_t random = 0;
    for (const auto& tried : search(claim, {.effort = effort}).tried)
      if (tried.kind == "random") random = tried.count;
    return random;
  };
  EXPECT_GT(count(2), 3 * count(0.5));
}

TEST(Search, stops_when_asked) {
  std::stop_source source;
  source.request_stop();
  const auto result = search(parabola<Truthfulness::true_always>(), {.stop = source.get_token()});
  EXPECT_TRUE(result.interrupted);
}

TEST(Ascent, raises_the_violation_and_keeps_the_hypotheses) {
  const auto claim = parabola<Truthfulness::true_always>();
  const auto start = Instance{}.set("x", Rational{1, 8});
  const auto ascent = climb(claim, start, 300);
  EXPECT_GT(ascent.violation, *violation_at(claim, start));
  EXPECT_GT(ascent.violation, Rational(-1) / 1000);
  EXPECT_TRUE(claim.judge(ascent.instance).applies());
  EXPECT_LE(ascent.tried, 310U);
}

TEST(Ascent, leaves_counts_and_laws_alone) {
  const auto ascent =
      climb(claim_of<Any>(), Instance{}.set("K", 3).set("y", 1).set_list("prob", {1}), 500);
  EXPECT_EQ(ascent.instance["K"], 3);
  EXPECT_EQ(ascent.instance.list("prob"), std::vector<Rational>{1});
  EXPECT_GT(ascent.instance["y"], 1000);
}

TEST(Counterexample, needs_both_routes) {
  const Claim claim = claim_of<Hair>();
  const Rational hair = 1 + Rational{1} / power_of_ten(12);
  EXPECT_FALSE(counterexample_at(claim, Instance{}.set("x", hair)).has_value());
  EXPECT_TRUE(counterexample_at(claim, Instance{}.set("x", 2)).has_value());
  EXPECT_FALSE(counterexample_at(claim, Instance{}.set("x", 1)).has_value());
}

TEST(Simpler, offers_shorter_instances_only) {
  const auto instance = Instance{}
                            .set("L", Rational{355, 113})
                            .set_list("eps", {Rational{3, 7}, Rational{-3, 7}})
                            .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
                            .set("K", 5);
  const auto shorter = simpler_instances(instance);
  EXPECT_GT(shorter.size(), 10U);
  for (const auto& candidate : shorter) {
    EXPECT_LT(length_of(candidate), length_of(instance));
    EXPECT_EQ(denominator(candidate["K"]), 1);
  }
}

TEST(Simpler, finds_the_simplest_number_nearby) {
  bool seen = false;
  for (const auto& candidate : simpler_instances(Instance{}.set("x", Rational{355, 113})))
    seen = seen || candidate["x"] == Rational{22, 7} || candidate["x"] == Rational{3};
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace certau::theorems
