// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/state_sampler.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/lib/drift/piecewise_instances.hpp"

namespace certau {
namespace {

using support::q;

const StateBox square{{-1, 1}, ClosedInterval{-2, 2}};
const StateBox line{{-1, 1}, std::nullopt};

Process<Rational> paired() {
  auto process = support::plain_tiki_taka(q("1/500"), q("1/50"));
  process.auxiliary_device = AsymmetricLinear<Rational>{2, 0};
  return process;
}

StateSampler sampler_of(const Process<Rational>& process, const StateBox& box) {
  return {process, box, approx_scales(process, box)};
}

template <class Condition>
std::size_t count(const std::vector<State<long double>>& states, Condition condition) {
  return static_cast<std::size_t>(std::count_if(states.begin(), states.end(), condition));
}

TEST(StateSampler, states_lie_in_the_box) {
  for (const auto& state : sampler_of(paired(), square).first(2000)) {
    EXPECT_LE(std::abs(state.weight), 1);
    EXPECT_LE(std::abs(state.auxiliary), 2);
  }
  for (const auto& state : sampler_of(support::plain_sgd(q("1/10"), q("1/5")), line).first(2000)) {
    EXPECT_LE(std::abs(state.weight), 1);
    EXPECT_EQ(state.auxiliary, 0);
  }
}

TEST(StateSampler, there_are_as_many_random_states_as_asked_for) {
  auto sampler = sampler_of(paired(), square);
  EXPECT_EQ(sampler.random(123).size(), 123U);
  const auto without = sampler.first(0).size();
  EXPECT_EQ(sampler.first(50).size(), without + 50);
  EXPECT_GE(without, 500U);
}

TEST(StateSampler, corners_kinks_and_the_axis_are_in_the_grid) {
  const auto states = sampler_of(paired(), square).first(0);
  const auto has = [&](long double weight, long double auxiliary) {
    return count(states, [&](const auto& s) {
             return s.weight == weight && std::abs(s.auxiliary - auxiliary) < 1e-15L;
           }) > 0;
  };
  for (const int w : {-1, 1}) {
    EXPECT_TRUE(has(w, -2));
    EXPECT_TRUE(has(w, 2));
    EXPECT_TRUE(has(w, 0));
    EXPECT_TRUE(has(w, 0.026L));  // βσ: the jump of a step from p = 0
    EXPECT_TRUE(has(w, -0.026L));
  }
}

TEST(StateSampler, states_are_dense_on_the_stationary_scale) {
  // A box of half the stationary size around the centre has about 1 % of the area, but a share of
  // the states that does not shrink with it.
  const auto scales = approx_scales(paired(), square);
  const auto w_scale = from_rational<long double>(scales.scale.weight, {});
  const auto p_scale = from_rational<long double>(scales.scale.auxiliary, {});
  const auto states = sampler_of(paired(), square).random(4000);
  EXPECT_GE(count(states,
                  [&](const auto& s) {
                    return std::abs(s.weight - 0.25L) < w_scale && std::abs(s.auxiliary) < p_scale;
                  }),
            1000U);
  EXPECT_GE(count(states, [](const auto& s) { return std::abs(s.weight) == 1; }), 200U);
  EXPECT_GE(count(states, [](const auto& s) { return std::abs(s.auxiliary) == 2; }), 200U);
}

TEST(StateSampler, is_reproducible) {
  auto first = sampler_of(paired(), square);
  auto second = sampler_of(paired(), square);
  EXPECT_EQ(first.random(50), second.random(50));
  EXPECT_NE(first.random(50), (sampler_of(paired(), square).random(50)));  // and goes on
}

}  // namespace
}  // namespace certau
