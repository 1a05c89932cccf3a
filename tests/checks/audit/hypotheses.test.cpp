// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/hypotheses.hpp"

#include <gtest/gtest.h>

#include "tests/checks/audit/memory_trace.hpp"

namespace certau::audit {
namespace {

ClosedInterval point(const char* value) { return {number(value), number(value)}; }

ArrayEvidence evidence(const char* device, const char* first, const char* largest,
                       const char* request) {
  ArrayEvidence result;
  result.device = parse_device("--device", device);
  Saturation saturation;
  saturation.rows = 1;
  saturation.first = point(first);
  saturation.largest = point(largest);
  result.saturation = saturation;
  result.largest_request = point(request);
  return result;
}

const Hypothesis& find(const std::vector<Hypothesis>& list, std::string_view statement) {
  for (const auto& hypothesis : list)
    if (hypothesis.statement.find(statement) != std::string::npos) return hypothesis;
  throw std::runtime_error("no hypothesis about " + std::string{statement});
}

TEST(Hypotheses, each_holds_or_fails_by_the_numbers) {
  const auto good = hypotheses(evidence("asymmetric-linear:tau=2", "0", "0.25", "1.9"), {},
                               {Rational{1, 8}, {}, Rational{4}});
  EXPECT_EQ(find(good, "‖W₀").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "‖Δ_k").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "ω̄ < 1").satisfied, Satisfied::yes);
  EXPECT_NE(find(good, "ω̄ < 1").detail.find("0.9375"), std::string::npos);
  EXPECT_EQ(find(good, "1/2 on").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "w° = 0").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "1/(2L)").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "L-smooth").satisfied, Satisfied::not_visible);

  const auto bad =
      hypotheses(evidence("asymmetric-linear:tau=2,symmetric_point=1/2", "1.1", "1", "2.1"), {},
                 {Rational{1, 6}, {}, Rational{4}});
  EXPECT_EQ(find(bad, "‖W₀").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "‖Δ_k").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "ω̄ < 1").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "w° = 0").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "1/L").satisfied, Satisfied::yes);
  EXPECT_EQ(find(bad, "1/(2L)").satisfied, Satisfied::no);
}

TEST(Hypotheses, an_enclosure_across_the_bound_is_too_close_to_tell) {
  auto weight = evidence("asymmetric-linear:tau=2", "1", "0.5", "2");
  weight.saturation->first = {number("0.9"), number("1.1")};
  weight.largest_request = ClosedInterval{number("1.9"), number("2.1")};
  const auto list = hypotheses(weight, {}, {});
  EXPECT_EQ(find(list, "‖W₀").satisfied, Satisfied::unknown);
  EXPECT_EQ(find(list, "‖Δ_k").satisfied, Satisfied::unknown);
  EXPECT_EQ(find(list, "1/L").satisfied, Satisfied::not_visible);
}

TEST(Hypotheses, tiki_takas_are_about_both_arrays) {
  const auto weight = evidence("asymmetric-linear:tau=1", "0", "0.15", "0.1");
  auto auxiliary = evidence("asymmetric-linear:tau=1", "0", "0.17", "0.1");
  const auto good = hypotheses(weight, auxiliary, {});
  EXPECT_EQ(find(good, "P₀ = 0").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "33·P_max²").satisfied, Satisfied::yes);  // 33·0.17² = 0.9537
  EXPECT_EQ(find(good, "βB").satisfied, Satisfied::yes);
  EXPECT_EQ(find(good, "0.09").satisfied, Satisfied::not_visible);
  EXPECT_NE(find(good, "0.09").detail.find("s₀/s₁ ≥ 0.25"), std::string::npos)
      << find(good, "0.09").detail;

  auxiliary = evidence("asymmetric-linear:tau=1", "0.01", "0.175", "1.1");
  const auto bad =
      hypotheses(evidence("asymmetric-linear:tau=1", "0", "0.31", "0.1"), auxiliary, {});
  EXPECT_EQ(find(bad, "P₀ = 0").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "33·P_max²").satisfied, Satisfied::no);  // 33·0.175² = 1.0106
  EXPECT_EQ(find(bad, "βB").satisfied, Satisfied::no);
  EXPECT_EQ(find(bad, "0.09").satisfied, Satisfied::no);  // s₀ <= s₁
}

TEST(Hypotheses, other_devices_have_none) {
  ArrayEvidence weight;
  weight.device = parse_device("--device", "linear-step:tau_max=1,tau_min=-1");
  EXPECT_TRUE(hypotheses(weight, {}, {}).empty());
}

}  // namespace
}  // namespace certau::audit
