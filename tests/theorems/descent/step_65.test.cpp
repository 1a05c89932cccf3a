// SPDX-License-Identifier: Apache-2.0
// step-65's counterexample meets A4 for all k, not only for the steps that enter.
#include <gtest/gtest.h>

#include "theorems/model/array_update.hpp"
#include "theorems/registry.hpp"

namespace certau::theorems {
namespace {

// The extremes of w + Δ(w) − abs(Δ(w))·w on an interval: it is a parabola on either side of the
// zero of Δ, so they are at the ends, at that zero, or at a vertex.
class NextWeights {
 public:
  NextWeights(const Instance& at, const Rational& eps)
      : alpha_(at["alpha"]), goal_(at.list("W_star").front() - eps) {}

  [[nodiscard]] bool stay_within(const Rational& low, const Rational& high) const {
    std::vector<Rational> candidates{low, high, goal_};
    // Δ = −α(w − goal); derivative 1 − α − α(goal − 2w) for Δ >= 0, else 1 − α − α(2w − goal)
    candidates.push_back((goal_ - (1 - alpha_) / alpha_) / 2);
    candidates.push_back((goal_ + (1 - alpha_) / alpha_) / 2);
    for (const Rational& w : candidates) {
      if (w < low || w > high) continue;
      const Rational next = update<Rational>(1, w, -alpha_ * (w - goal_));
      if (next < low || next > high) return false;
    }
    return true;
  }

 private:
  Rational alpha_;
  Rational goal_;  // where g + ε vanishes
};

TEST(Step65, has_a_counterexample_whose_range_is_invariant) {
  const Claim& claim = find_claim("step-65");
  const Instance& at = claim.extremes.front();
  ASSERT_NE(claim.judge(at).violated(), nullptr);
  const Rational low = Rational{-7353125, 10000000};
  const Rational high = at["W_max"];
  ASSERT_LE(abs(low), high);
  EXPECT_GE(at.list("W0").front(), low);
  EXPECT_LE(at.list("W0").front(), high);
  for (const Rational& eps : at.list("eps"))
    EXPECT_TRUE(NextWeights(at, eps).stay_within(low, high)) << to_string(eps);
}

}  // namespace
}  // namespace certau::theorems
