// SPDX-License-Identifier: Apache-2.0
// The published counterexample to step-65 meets A4 for all k, not only for the steps that enter.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "certau/base/files.hpp"
#include "theorems/model/array_update.hpp"

namespace certau::theorems {
namespace {

// w -> w + Δ − abs(Δ)w/τ with Δ = −αh(w − goal), where goal is the zero of g + ε.
class NextWeight {
 public:
  NextWeight(Rational tau, Rational rate, Rational goal)
      : tau_(std::move(tau)), rate_(std::move(rate)), goal_(std::move(goal)) {}

  // The points among which the extremes on [low, high] are: two parabolas meet at the goal.
  [[nodiscard]] std::vector<Rational> images(const Rational& low, const Rational& high) const {
    // The derivative is 1 − r ∓ (r/τ)(goal − 2w), its zeros are the vertices.
    const Rational shift = tau_ * (1 - rate_) / rate_;
    std::vector<Rational> result;
    for (const Rational& w :
         {low, high, goal_, Rational{(goal_ - shift) / 2}, Rational{(goal_ + shift) / 2}})
      if (low <= w && w <= high) result.push_back(update<Rational>(tau_, w, -rate_ * (w - goal_)));
    return result;
  }

 private:
  Rational tau_, rate_, goal_;
};

Rational number(const nlohmann::json& text) {
  return parse_rational(text.get<std::string>()).value();
}

TEST(Step65, has_a_witness_whose_range_is_invariant) {
  const auto at = nlohmann::json::parse(
      read_file(CERTAU_SOURCE_DIR "/docs/witnesses/step-65.json"))["instance"];
  ASSERT_EQ(at["W0"].size(), 1U);
  const Rational most = number(at["W_max"]);
  const Rational rate = number(at["alpha"]) * number(at["H"][0]);
  std::vector<NextWeight> branches;
  for (const auto& eps : at["eps"])
    branches.emplace_back(number(at["tau"]), rate,
                          number(at["W_star"][0]) - number(eps) / number(at["H"][0]));

  // Grow the range from the start until no branch leaves it.
  Rational low = number(at["W0"][0]);
  Rational high = low;
  bool grown = true;
  for (int round = 0; grown && round < 6; ++round) {
    grown = false;
    for (const auto& branch : branches)
      for (const Rational& w : branch.images(low, high)) {
        grown = grown || w < low || w > high;
        low = std::min(low, w);
        high = std::max(high, w);
      }
    ASSERT_LE(-low, most);
    ASSERT_LE(high, most);
  }
  EXPECT_FALSE(grown);
}

}  // namespace
}  // namespace certau::theorems
