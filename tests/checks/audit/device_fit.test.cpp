// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/device_fit.hpp"

#include <gtest/gtest.h>

#include "checks/audit/intervals.hpp"
#include "tests/checks/audit/memory_trace.hpp"

namespace certau::audit {
namespace {

const Device<Rational> truth{AsymmetricLinear<Rational>{Rational{3, 2}, Rational{1, 8}}};

FitSettings settings(const char* granularity = "0") {
  FitSettings result;
  result.granularity = number(granularity);
  return result;
}

// Steps of a right trace whose states are printed with so many decimals.
std::vector<FitStep> steps(int count, int decimals, const Rational& granularity) {
  const StepModel model{truth, {granularity, 0, Arithmetic::exact()}};
  std::vector<FitStep> result;
  Rational state = 0;
  for (int k = 0; k < count; ++k) {
    FitStep step;
    step.step = k;
    const Rational increment{k * 29 % 41 - 20 == 0 ? 1 : k * 29 % 41 - 20, 150};
    step.increment = {increment, increment};
    Rational next;
    if (granularity > 0) {
      const std::int64_t pulses = k * 29 % 13 - 6;
      step.counts = CountRange{pulses, pulses};
      next = model.after_pulses({state, state}, pulses).value().lower;
    } else {
      next = model.after_update({state, state}, step.increment).value().lower;
    }
    step.state = range_of(printed(state, decimals));
    step.next = range_of(printed(next, decimals));
    // Rounded, so that the numbers stay short; the printed ones know no better.
    state = round_down(next == 0 ? Rational{1, 999} : next, 20);
    if (next == 0) state = 0;
    result.push_back(step);
  }
  return result;
}

void expect_truth(const DeviceFit& fit, const char* most_width) {
  ASSERT_FALSE(fit.is_empty());
  const auto result = fit.result();
  ASSERT_TRUE(result.tau && result.symmetric_point);
  EXPECT_TRUE(result.tau->contains(Rational{3, 2}));
  EXPECT_TRUE(result.symmetric_point->contains(Rational{1, 8}));
  EXPECT_LT(result.tau->width(), number(most_width));
  EXPECT_LT(result.symmetric_point->width(), number(most_width));
}

TEST(DeviceFit, encloses_the_device_of_continuous_updates) {
  DeviceFit fit{settings()};
  for (const auto& step : steps(300, 11, 0)) fit.add(step);
  fit.refine();
  expect_truth(fit, "1e-8");
}

TEST(DeviceFit, encloses_the_device_of_pulses) {
  DeviceFit fit{settings("1/100")};
  for (const auto& step : steps(300, 11, Rational{1, 100})) fit.add(step);
  fit.refine();
  expect_truth(fit, "1e-7");
}

TEST(DeviceFit, encloses_it_from_coarse_numbers_too) {
  DeviceFit fit{settings("1/100")};
  for (const auto& step : steps(300, 5, Rational{1, 100})) fit.add(step);
  fit.refine();
  expect_truth(fit, "1e-1");
}

TEST(DeviceFit, a_range_of_counts_says_less_but_nothing_wrong) {
  DeviceFit fit{settings("1/100")};
  for (auto step : steps(300, 11, Rational{1, 100})) {
    const std::int64_t n = step.counts->lower;
    step.counts = n >= 0 ? CountRange{0, n + 2} : CountRange{n - 2, 0};
    fit.add(step);
  }
  fit.refine();
  ASSERT_FALSE(fit.is_empty());
  const auto a = fit.region().range(1, 0);
  const auto b = fit.region().range(0, 1);
  EXPECT_TRUE(a.contains(Rational{2, 3}));
  EXPECT_TRUE(b.contains(Rational{1, 12}));
}

TEST(DeviceFit, what_is_known_is_kept) {
  FitSettings known = settings();
  known.tau = Rational{3, 2};
  DeviceFit point{known};
  FitSettings other = settings();
  other.symmetric_point = Rational{1, 8};
  DeviceFit tau{other};
  for (const auto& step : steps(100, 11, 0)) {
    point.add(step);
    tau.add(step);
  }
  EXPECT_EQ(point.result().tau, (ClosedInterval{Rational{3, 2}, Rational{3, 2}}));
  expect_truth(point, "1e-8");
  EXPECT_EQ(tau.result().symmetric_point, (ClosedInterval{Rational{1, 8}, Rational{1, 8}}));
  expect_truth(tau, "1e-8");
  known.tau = Rational{8, 5};
  DeviceFit wrong{known};
  for (const auto& step : steps(100, 11, 0)) wrong.add(step);
  EXPECT_TRUE(wrong.is_empty());
}

// w = 9/20, of which 1/2 ± 1/20 was written down; a response of 0.6 instead of 1, and w° = 0.
TEST(DeviceFit, an_error_of_responses_leaves_the_device) {
  FitSettings known = settings();
  known.tau = 1;
  known.response_error = Rational{2, 5};
  FitStep step;
  step.increment = {1, 1};
  step.state = {Rational{9, 20}, Rational{11, 20}};
  step.next = {Rational{39, 50}, Rational{39, 50}};
  DeviceFit fit{known};
  fit.add(step);
  fit.refine();
  ASSERT_FALSE(fit.is_empty());
  EXPECT_TRUE(fit.result().symmetric_point->contains(0));
}

TEST(DeviceFit, a_wrong_step_leaves_nothing) {
  auto trace = steps(300, 11, Rational{1, 100});
  trace[200].next = widened(trace[200].next, 0);
  trace[200].next.lower += Rational{1, 10'000};
  trace[200].next.upper += Rational{1, 10'000};
  DeviceFit fit{settings("1/100")};
  for (const auto& step : trace) fit.add(step);
  ASSERT_TRUE(fit.is_empty());
  EXPECT_EQ(fit.emptied_by()->step, 200);
}

TEST(DeviceFit, a_move_without_pulses_leaves_nothing) {
  DeviceFit fit{settings("1/100")};
  FitStep step;
  step.counts = CountRange{0, 0};
  step.state = {0, 0};
  step.next = {0, 0};
  fit.add(step);
  EXPECT_FALSE(fit.is_empty());
  step.next = {Rational{1, 1000}, Rational{1, 1000}};
  fit.add(step);
  EXPECT_TRUE(fit.is_empty());
}

TEST(DeviceFit, an_ideal_device_is_not_told_from_a_wide_one) {
  DeviceFit fit{settings()};
  for (int k = 0; k < 50; ++k) {
    FitStep step;
    const Rational state{k % 7, 10};
    const Rational move{k % 3 + 1, 10};
    step.increment = {move, move};
    step.state = range_of(printed(state, 6));
    step.next = range_of(printed(state + move, 6));
    fit.add(step);
  }
  fit.refine();
  ASSERT_FALSE(fit.is_empty());
  EXPECT_FALSE(fit.result().tau.has_value());
  EXPECT_GT(*fit.result().tau_lower, 10'000);
}

TEST(DeviceFit, steps_that_say_nothing_are_counted) {
  DeviceFit fit{settings("1/100")};
  FitStep step;
  step.counts = CountRange{-1, 1};
  fit.add(step);
  step.counts = CountRange{5000, 5000};
  fit.add(step);
  EXPECT_EQ(fit.unused(), 2);
  fit.refine();
  EXPECT_EQ(fit.unused(), 2);
  EXPECT_FALSE(fit.is_empty());
}

TEST(DeviceFit, floating_point_passes_over_what_cuts_nothing_and_never_over_a_wrong_step) {
  const auto trace = steps(3000, 11, Rational{1, 100});
  const StepModel model{truth, {Rational{1, 100}, 0, Arithmetic::exact()}};
  DeviceFit fit{settings("1/100")};
  int passed_over = 0;
  for (const auto& step : trace) {
    const auto state = quick(printed(step.state.centre(), 11));
    const auto next = quick(printed(step.next.centre(), 11));
    if (!fit.may_cut(state, next, step.counts->lower)) {
      ++passed_over;
      const auto corners = fit.region().corners();
      DeviceFit copy = fit;
      copy.add(step);
      EXPECT_FALSE(copy.is_empty());
      continue;
    }
    fit.add(step);
  }
  EXPECT_GT(passed_over, 500);
  expect_truth(fit, "1e-8");
  auto wrong = trace[100];
  const auto moved = printed(wrong.next.centre() + Rational{1, 1'000'000}, 11);
  EXPECT_TRUE(
      fit.may_cut(quick(printed(wrong.state.centre(), 11)), quick(moved), wrong.counts->lower));
}

}  // namespace
}  // namespace certau::audit
