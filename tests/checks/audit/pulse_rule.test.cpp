// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/pulse_rule.hpp"

#include <gtest/gtest.h>

#include "tests/checks/audit/memory_trace.hpp"

namespace certau::audit {
namespace {

CountRange admitted(PulseRule rule, const char* lower, const char* upper, const char* error = "0",
                    std::int64_t longest = 0) {
  return admitted_counts(rule, {number(lower), number(upper)}, Rational{1, 10}, number(error),
                         longest);
}
void expect_range(const CountRange& range, std::int64_t lower, std::int64_t upper) {
  EXPECT_EQ(range.lower, lower);
  EXPECT_EQ(range.upper, upper);
}

TEST(PulseRule, deterministic_is_the_nearest_count_and_both_at_a_tie) {
  const auto at = [](const char* request) {
    return admitted(PulseRule::deterministic, request, request);
  };
  expect_range(at("0.34"), 3, 3);
  expect_range(at("-0.36"), -4, -4);
  expect_range(at("0.35"), 3, 4);
  expect_range(at("-0.05"), -1, 0);
  expect_range(at("0"), 0, 0);
}

TEST(PulseRule, slack_and_errors_of_requests_admit_more) {
  expect_range(admitted(PulseRule::deterministic, "0.34", "0.36"), 3, 4);
  expect_range(admitted(PulseRule::deterministic, "-0.06", "0.01"), -1, 0);
  expect_range(admitted(PulseRule::deterministic, "-0.06", "0.06"), -1, 1);
  expect_range(admitted(PulseRule::deterministic, "0.3499999", "0.3499999"), 3, 3);
  expect_range(admitted(PulseRule::deterministic, "0.3499999", "0.3499999", "1e-6"), 3, 4);
}

TEST(PulseRule, any_is_within_one_pulse) {
  expect_range(admitted(PulseRule::any, "0.34", "0.34"), 3, 4);
  expect_range(admitted(PulseRule::any, "0.3", "0.3"), 2, 4);
  expect_range(admitted(PulseRule::any, "-0.05", "-0.05"), -1, 0);
}

TEST(PulseRule, stochastic_goes_up_to_the_longest_train_in_the_requests_direction) {
  expect_range(admitted(PulseRule::stochastic, "0.01", "0.01", "0", 7), 0, 7);
  expect_range(admitted(PulseRule::stochastic, "-0.01", "-0.01", "0", 7), -7, 0);
  expect_range(admitted(PulseRule::stochastic, "0", "0", "0", 7), 0, 0);
  expect_range(admitted(PulseRule::stochastic, "-0.01", "0.01", "0", 7), -7, 7);
}

TEST(PulseRule, the_longest_train_is_that_of_the_largest_request) {
  const auto longest = [](const char* error, std::vector<ClosedInterval> requests) {
    return longest_train(requests, Rational{1, 10}, number(error));
  };
  EXPECT_EQ(longest("0", {{number("0.1"), number("0.1")}, {number("-0.41"), number("-0.4")}}), 5);
  EXPECT_EQ(longest("0", {{number("0.4"), number("0.4")}}), 4);
  EXPECT_EQ(longest("1e-7", {{number("0.4"), number("0.4")}}), 5);
  EXPECT_EQ(longest("0", {{0, 0}}), 0);
  EXPECT_EQ(longest("0", {{0, power_of_ten(30)}}), std::int64_t{1} << 62);
}

}  // namespace
}  // namespace certau::audit
